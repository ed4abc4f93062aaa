import { DomainError } from '../../kernel/domain-error.js';

/** A playbook without a list has no steps to follow. */
export class NoSteps extends DomainError {
  constructor() {
    super('playbook.no-steps', 'rule');
  }
}

/** More than a checklist holds. */
export class TooManySteps extends DomainError {
  constructor(most: number, found: number) {
    super('playbook.too-many-steps', 'rule', { most, found });
  }
}

/** What is of the whole practice belongs to no client who could read it. */
export class NotOfOneClient extends DomainError {
  constructor() {
    super('playbook.not-of-one-client', 'rule');
  }
}

/** A new version says something of its own, or what an older one said: one of the two. */
export class VersionUnclear extends DomainError {
  constructor() {
    super('playbook.version-unclear', 'rule');
  }
}

/** Saved without a change: the newest version says exactly this. */
export class NothingNew extends DomainError {
  constructor(number: number) {
    super('playbook.nothing-new', 'conflict', { number });
  }
}

/** It is taken back from the archive before it is changed. */
export class PlaybookArchived extends DomainError {
  constructor() {
    super('playbook.archived', 'conflict');
  }
}

/** The id is that of another record. */
export class PlaybookIdTaken extends DomainError {
  constructor() {
    super('playbook.id-taken', 'conflict');
  }
}
