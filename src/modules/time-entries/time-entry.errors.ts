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

/** Pauses as long as the entry, or longer. */
export class BreakTooLong extends DomainError {
  constructor() {
    super('time-entry.break-too-long', 'rule');
  }
}

/** Why an entry may not change: its client was told of it, or its member has affirmed the day. */
export type LockReason = 'reported' | 'affirmed';

/** What a client was told stays, and an affirmed day is closed; which of both, and where it can be seen. */
export class TimeEntryLocked extends DomainError {
  constructor(
    reason: LockReason,
    where: {
      readonly entryId?: string | null;
      readonly day?: string | null;
      readonly reportId?: string | null;
      readonly affirmationId?: string | null;
    } = {},
  ) {
    const { entryId = null, day = null, reportId = null, affirmationId = null } = where;
    super('time-entry.locked', 'rule', { reason, entryId, day, reportId, affirmationId });
  }
}

/** There is no time on one side of the cut. */
export class CannotSplit extends DomainError {
  constructor() {
    super('time-entry.cannot-split', 'rule');
  }
}

/** What the entries do not have in common, or why they are not one. */
export type MergeProblem =
  'alone' | 'days' | 'description' | 'different' | 'midnight' | 'overlap' | 'running';

/** Entries that cannot be told as one. */
export class CannotMerge extends DomainError {
  constructor(reason: MergeProblem) {
    super('time-entry.cannot-merge', 'rule', { reason });
  }
}

/** What still runs has nothing to copy yet. */
export class TimerStillRunning extends DomainError {
  constructor() {
    super('time-entry.still-running', 'conflict');
  }
}

/** The id was used before, for something else; says nothing about where. */
export class TimeEntryIdTaken extends DomainError {
  constructor() {
    super('time-entry.id-taken', 'conflict');
  }
}

/** Only the owner agrees on what work costs. */
export class OwnRateForbidden extends DomainError {
  constructor() {
    super('time-entry.own-rate', 'forbidden');
  }
}
