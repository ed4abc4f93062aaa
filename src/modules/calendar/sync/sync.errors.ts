import { DomainError } from '../../../kernel/domain-error.js';

/** What has a beginning and an end cannot be put on a whole day. */
export class DayIsNoTime extends DomainError {
  constructor() {
    super('calendar.day-is-no-time', 'rule');
  }
}

/** Nothing of that kind can be done about it. */
export class IssueOffersNoSuchThing extends DomainError {
  constructor() {
    super('sync-issue.no-such-way', 'rule');
  }
}

/** Somebody has seen to it already, or it has solved itself. */
export class IssueClosed extends DomainError {
  constructor() {
    super('sync-issue.closed', 'conflict');
  }
}

/** What it is about is not in the product any more. */
export class RecordGone extends DomainError {
  constructor() {
    super('sync-issue.record-gone', 'conflict');
  }
}
