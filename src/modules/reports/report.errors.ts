import { DomainError } from '../../kernel/domain-error.js';
import { InvalidRequest } from '../../platform/http/validation.js';

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

/** The days that were asked for lie ahead. */
export class DaysNotBegun extends DomainError {
  constructor(from: string) {
    super('report.days-not-begun', 'rule', { from });
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

/** The assistant holds it back: it goes when it is released. */
export class ReportHeld extends DomainError {
  constructor() {
    super('report.held', 'conflict');
  }
}

/** Clauses were not met and nothing is said to them; each stands among the refused fields. */
export class Uncommented extends InvalidRequest {
  constructor(clauseIds: readonly string[]) {
    const problems = clauseIds.map((id) => ({ field: `comments.${id}`, code: 'required' }));
    super(problems, 'report.uncommented', 'rule');
  }
}

/** What no client was told is no matter of a later version: the draft itself is changed. */
export class NotSentYet extends DomainError {
  constructor() {
    super('report.not-sent', 'conflict');
  }
}

/** There is a later version: that one is corrected, and accepted. */
export class Superseded extends DomainError {
  constructor(reportId: string) {
    super('report.superseded', 'conflict', { reportId });
  }
}

/** A later version is being written already. */
export class RevisionOpen extends DomainError {
  constructor(reportId: string) {
    super('report.revision-open', 'conflict', { reportId });
  }
}

/** A later version that says the same as the one before. */
export class NothingRevised extends DomainError {
  constructor() {
    super('report.nothing-revised', 'rule');
  }
}

/** The work was changed after the assistant looked at the draft: it is refreshed and read again first. */
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
