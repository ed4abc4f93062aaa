import { secondsBetween } from '../../kernel/interval.js';
import { amountFor, type Money } from '../../kernel/money.js';
import { fromWallTime, localDay } from '../../kernel/time-zone.js';
import { LONGEST_WORKED_SECONDS } from '../../kernel/worked-time.js';
import {
  EndsBeforeStart,
  NoSuchWallTime,
  StartsInFuture,
  WhenUnclear,
  WorkedTooLong,
} from './time-entry.errors.js';

/** When something was worked, as a caller may say it; whatever is left out is undefined or null. */
export interface When {
  readonly startedAt?: Temporal.Instant | null;
  readonly endedAt?: Temporal.Instant | null;
  /** Instead of `startedAt`: what the clock on the wall of `timeZone` showed. */
  readonly localStart?: Temporal.PlainDateTime | null;
  readonly localEnd?: Temporal.PlainDateTime | null;
  /** A day with a duration and no start: untimed work. */
  readonly day?: Temporal.PlainDate | null;
  readonly durationSeconds?: number | null;
}

/** When something was worked, decided: timed (start and end), running (start without end) or untimed (neither). */
export interface Placed {
  readonly startedAt: Temporal.Instant | null;
  readonly endedAt: Temporal.Instant | null;
  /** The day it counts on: the local date of its start in the engagement's zone. */
  readonly day: Temporal.PlainDate;
  /** Null while it runs. */
  readonly durationSeconds: number | null;
}

/** The zones that matter: the one the wall clock was read in, and the engagement's, which decides the day. */
export interface Zones {
  readonly entry: string;
  readonly engagement: string;
}

/**
 * Decides when an entry was worked: from start to end, from a start for a duration, a duration on a day, or a timer.
 * Seconds are whole: fractions of the clock are dropped.
 * @throws WhenUnclear, NoSuchWallTime, EndsBeforeStart, WorkedTooLong, StartsInFuture
 */
export function place(when: When, zones: Zones, now: Temporal.Instant): Placed {
  const start = moment(when.startedAt, when.localStart, zones.entry);
  const end = moment(when.endedAt, when.localEnd, zones.entry);
  if (!start) return untimed(when, end);
  if (when.day) throw new WhenUnclear();
  const day = localDay(start, zones.engagement);
  if (when.durationSeconds != null) {
    if (end) throw new WhenUnclear();
    return timed(start, start.add({ seconds: when.durationSeconds }), day);
  }
  if (end) return timed(start, end, day);
  if (Temporal.Instant.compare(start, now) > 0) throw new StartsInFuture();
  return { startedAt: start, endedAt: null, day, durationSeconds: null };
}

/**
 * What a change says about when, completed by what the entry said before; null when the change does not touch it.
 * A new start keeps the end and a new end the start; a new duration moves the end; a day makes it untimed.
 */
export function reconsider(before: Placed, change: When): When | null {
  const { day, durationSeconds } = change;
  const newStart = change.startedAt ?? change.localStart;
  const newEnd = change.endedAt ?? change.localEnd;
  if (!newStart && !newEnd && !day && durationSeconds == null) return null;
  if (day && !newStart && !newEnd) return { day, durationSeconds: durationSeconds ?? before.durationSeconds };
  const start = newStart ? change : { startedAt: before.startedAt };
  if (!newStart && !before.startedAt) return { ...change, day: before.day };
  const endStays = !newEnd && durationSeconds == null;
  return { ...change, ...start, ...(endStays && { endedAt: before.endedAt }) };
}

/**
 * When a stopped timer was worked: to the end that is given, or to now. A timer that is stopped in its first second
 * counts one, since an entry lasts something.
 */
export function stopAt(running: Placed, endedAt: Temporal.Instant | null, now: Temporal.Instant): When {
  if (endedAt || !running.startedAt) return { startedAt: running.startedAt, endedAt };
  const soonest = running.startedAt.add({ seconds: 1 });
  return {
    startedAt: running.startedAt,
    endedAt: Temporal.Instant.compare(now, soonest) < 0 ? soonest : now,
  };
}

/** What decided an entry, said again: for placing it in another engagement, whose zone may give it another day. */
export function asItWas({ startedAt, endedAt, day, durationSeconds }: Placed): When {
  return startedAt ? { startedAt, endedAt } : { day, durationSeconds };
}

function moment(
  instant: Temporal.Instant | null | undefined,
  local: Temporal.PlainDateTime | null | undefined,
  timeZone: string,
): Temporal.Instant | null {
  if (instant && local) throw new WhenUnclear();
  if (instant) return instant.round({ smallestUnit: 'second', roundingMode: 'floor' });
  if (!local) return null;
  const reading = fromWallTime(local, timeZone);
  if (!reading.exists) throw new NoSuchWallTime(reading.proposal);
  return reading.instant;
}

function untimed(when: When, end: Temporal.Instant | null): Placed {
  if (end || !when.day || when.durationSeconds == null) throw new WhenUnclear();
  return {
    startedAt: null,
    endedAt: null,
    day: when.day,
    durationSeconds: workedSeconds(when.durationSeconds),
  };
}

function timed(start: Temporal.Instant, end: Temporal.Instant, day: Temporal.PlainDate): Placed {
  return { startedAt: start, endedAt: end, day, durationSeconds: workedSeconds(secondsBetween(start, end)) };
}

function workedSeconds(seconds: number): number {
  if (seconds <= 0) throw new EndsBeforeStart();
  if (seconds > LONGEST_WORKED_SECONDS) throw new WorkedTooLong(LONGEST_WORKED_SECONDS / 3600);
  return seconds;
}

/** What an entry earns; null for what is not billable, still runs, or has no rate. Its hours count all the same. */
export function amountOf(entry: {
  readonly billable: boolean;
  readonly durationSeconds: number | null;
  readonly rate: Money | null;
}): Money | null {
  if (!entry.billable || entry.durationSeconds === null || !entry.rate) return null;
  return amountFor(entry.durationSeconds, entry.rate);
}
