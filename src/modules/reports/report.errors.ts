import { DomainError } from '../../kernel/domain-error.js';

/** `2026-W53` of a year that has 52 weeks. */
export class NoSuchWeek extends DomainError {
  constructor(week: string) {
    super('report.no-such-week', 'rule', { week });
  }
}

/** A report tells what was done; its week must have begun. */
export class WeekNotBegun extends DomainError {
  constructor(week: string) {
    super('report.week-not-begun', 'rule', { week });
  }
}

/** Nobody at the client receives reports: there is nobody to send it to. */
export class NoRecipient extends DomainError {
  constructor() {
    super('report.no-recipient', 'rule');
  }
}

/** What a client was told does not change. */
export class AlreadySent extends DomainError {
  constructor() {
    super('report.already-sent', 'conflict');
  }
}

/** The week's work was changed after the assistant looked at the draft: it is refreshed and read again first. */
export class ChangedSinceReview extends DomainError {
  constructor() {
    super('report.changed-since-review', 'conflict');
  }
}

/** The answer names another content than the one that was sent. */
export class AnotherContent extends DomainError {
  constructor() {
    super('report.another-content', 'conflict');
  }
}

/** A question without words, or about a line that the report does not have. */
export class UnclearQuestion extends DomainError {
  constructor() {
    super('report.unclear-question', 'rule');
  }
}
