import { DomainError } from '../../kernel/domain-error.js';

/** It was deleted, and has to be restored before anything else. */
export class TemplateDeleted extends DomainError {
  constructor() {
    super('task-template.deleted', 'conflict');
  }
}

/** Restoring what is there. */
export class TemplateNotDeleted extends DomainError {
  constructor() {
    super('task-template.not-deleted', 'conflict');
  }
}

/** The id is that of another record. */
export class TemplateIdTaken extends DomainError {
  constructor() {
    super('task-template.id-taken', 'conflict');
  }
}
