import { DomainError } from '../../kernel/domain-error.js';

/** The deliverable was deleted; it has to be restored before anything else. */
export class DeliverableDeleted extends DomainError {
  constructor() {
    super('deliverable.deleted', 'conflict');
  }
}

/** Restoring what is there. */
export class DeliverableNotDeleted extends DomainError {
  constructor() {
    super('deliverable.not-deleted', 'conflict');
  }
}
