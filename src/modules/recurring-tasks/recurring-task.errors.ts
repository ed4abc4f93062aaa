import { DomainError } from '../../kernel/domain-error.js';

/** A part of the rule that cannot be read, or does not go with the others. */
export class RuleUnclear extends DomainError {
  constructor(part: string) {
    super('recurring-task.rule-unclear', 'rule', { part: part.slice(0, 60) });
  }
}

/** More often than once a day. */
export class RuleTooDense extends DomainError {
  constructor() {
    super('recurring-task.rule-too-dense', 'rule');
  }
}

/** There is no day to which the rule applies. */
export class RuleYieldsNothing extends DomainError {
  constructor() {
    super('recurring-task.rule-yields-nothing', 'rule');
  }
}

/** What ended does not begin again. */
export class SeriesEnded extends DomainError {
  constructor() {
    super('recurring-task.ended', 'conflict');
  }
}

/** A pause ends after today, if it is said when. */
export class PauseUnclear extends DomainError {
  constructor() {
    super('recurring-task.pause-unclear', 'rule');
  }
}

/** The series does not come on this day. */
export class NoSuchOccurrence extends DomainError {
  constructor(day: string) {
    super('recurring-task.no-such-occurrence', 'rule', { day });
  }
}

/** What lies behind is not skipped or moved. */
export class OccurrencePast extends DomainError {
  constructor(day: string) {
    super('recurring-task.occurrence-past', 'rule', { day });
  }
}

/** Somebody works with the task of this day: it is decided there. */
export class OccurrenceBegun extends DomainError {
  constructor(day: string) {
    super('recurring-task.occurrence-begun', 'conflict', { day });
  }
}

/** Moving needs another day, from today on; skipping needs none. */
export class MoveUnclear extends DomainError {
  constructor() {
    super('recurring-task.move-unclear', 'rule');
  }
}

/** The id is that of another record. */
export class RecurringTaskIdTaken extends DomainError {
  constructor() {
    super('recurring-task.id-taken', 'conflict');
  }
}
