import { DomainError } from '../../kernel/domain-error.js';

/** It was deleted, and has to be restored before anything else. */
export class ViewDeleted extends DomainError {
  constructor() {
    super('view.deleted', 'conflict');
  }
}

/** Restoring what is there. */
export class ViewNotDeleted extends DomainError {
  constructor() {
    super('view.not-deleted', 'conflict');
  }
}

/** The id is that of another record. */
export class ViewIdTaken extends DomainError {
  constructor() {
    super('view.id-taken', 'conflict');
  }
}

/** Mails are wanted of a view that sends none. */
export class ViewNotScheduled extends DomainError {
  constructor() {
    super('view.not-scheduled', 'rule');
  }
}
