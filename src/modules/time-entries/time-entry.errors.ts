import { DomainError } from '../../kernel/domain-error.js';

/** The member works on something else at that time; the other entry is named, never cut. */
export class TimeEntryOverlaps extends DomainError {
  constructor(entryId: string | null) {
    super('time-entry.overlaps', 'conflict', { entryId });
  }
}

/** One running timer per member. */
export class TimerAlreadyRunning extends DomainError {
  constructor(entryId: string | null) {
    super('time-entry.timer-already-running', 'conflict', { entryId });
  }
}

/** The clocks of that zone skip the time that was typed; the proposal is what they show instead. */
export class NoSuchWallTime extends DomainError {
  constructor(proposal: Temporal.PlainDateTime) {
    super('time-entry.no-such-wall-time', 'rule', {
      proposal: proposal.toString({ smallestUnit: 'minute' }),
    });
  }
}

export class EndsBeforeStart extends DomainError {
  constructor() {
    super('time-entry.ends-before-start', 'rule');
  }
}

/** Longer than can be worked at one go; a forgotten timer is stopped with the end that it really had. */
export class WorkedTooLong extends DomainError {
  constructor(longestHours: number) {
    super('time-entry.too-long', 'rule', { longestHours });
  }
}

/** A timer that starts later than now. */
export class StartsInFuture extends DomainError {
  constructor() {
    super('time-entry.starts-in-future', 'rule');
  }
}

/** Neither a start nor a day with a duration, or fields that contradict each other. */
export class WhenUnclear extends DomainError {
  constructor() {
    super('time-entry.when-unclear', 'rule');
  }
}

/** Stopping what does not run. */
export class TimerNotRunning extends DomainError {
  constructor() {
    super('time-entry.not-running', 'conflict');
  }
}

/** The entry was deleted; it has to be restored before anything else. */
export class TimeEntryDeleted extends DomainError {
  constructor() {
    super('time-entry.deleted', 'conflict');
  }
}

/** Not one line of the file was taken: it is not in the format that it was said to be, or breaks off. */
export class UnreadableImport extends DomainError {
  constructor(line: number) {
    super('time-entry.import-unreadable', 'rule', { line });
  }
}
