import { DomainError } from '../../kernel/domain-error.js';

/** Days that are no days of one week, or that end before they begin. */
export class DaysUnclear extends DomainError {
  constructor() {
    super('affirmation.days-unclear', 'rule');
  }
}

/** Nobody knows yet that nothing more will be added. */
export class DayToCome extends DomainError {
  constructor(day: string) {
    super('affirmation.day-to-come', 'rule', { day });
  }
}

/** What runs will still be added to these days. */
export class TimerRunsInDays extends DomainError {
  constructor(entryId: string) {
    super('affirmation.timer-runs', 'conflict', { entryId });
  }
}

/** A day that is said to be without work has some. */
export class IdleDayWorked extends DomainError {
  constructor(day: string, entryId: string) {
    super('affirmation.idle-day-worked', 'rule', { day, entryId });
  }
}

/** Some of these days were affirmed before. */
export class AffirmedBefore extends DomainError {
  constructor() {
    super('affirmation.affirmed-before', 'conflict');
  }
}

/** A client was told of these days: the word stays. */
export class AffirmationReported extends DomainError {
  constructor() {
    super('affirmation.reported', 'rule');
  }
}

/** The id was used before, for something else. */
export class AffirmationIdTaken extends DomainError {
  constructor() {
    super('affirmation.id-taken', 'conflict');
  }
}
