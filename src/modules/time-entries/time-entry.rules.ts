import { secondsBetween } from '../../kernel/interval.js';
import { fromWallTime, localDay, wallTime } from '../../kernel/time-zone.js';
import { LONGEST_WORKED_SECONDS } from '../../kernel/worked-time.js';
import {
  BreakTooLong,
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
  /** Without breaks. */
  readonly durationSeconds?: number | null;
  readonly breakSeconds?: number | null;
}

/** When something was worked, decided: timed (start and end), running (start without end) or untimed (neither). */
export interface Placed {
  readonly startedAt: Temporal.Instant | null;
  readonly endedAt: Temporal.Instant | null;
  /** The day it counts on: the local date of its start in the engagement's zone. */
  readonly day: Temporal.PlainDate;
  /** From start to end without breaks; null while it runs. */
  readonly durationSeconds: number | null;
  /** Between start and end, not worked; of untimed work there are none. */
  readonly breakSeconds: number;
}

/** The zones that matter: the one the wall clock was read in, and the engagement's, which decides the day. */
export interface Zones {
  readonly entry: string;
  readonly engagement: string;
}

/**
 * Decides when an entry was worked: from start to end, from a start for a duration, a duration on a day, or a timer.
 * Seconds are whole: fractions of the clock are dropped.
 * @throws WhenUnclear, NoSuchWallTime, EndsBeforeStart, BreakTooLong, WorkedTooLong, StartsInFuture
 */
export function place(when: When, zones: Zones, now: Temporal.Instant): Placed {
  const start = moment(when.startedAt, when.localStart, zones.entry);
  const end = moment(when.endedAt, when.localEnd, zones.entry);
  if (!start) return untimed(when, end);
  if (when.day) throw new WhenUnclear();
  const breakSeconds = when.breakSeconds ?? 0;
  if (when.durationSeconds != null) {
    if (end) throw new WhenUnclear();
    const seconds = when.durationSeconds + breakSeconds;
    return timed(start, start.add({ seconds }), breakSeconds, zones.engagement);
  }
  if (end) return timed(start, end, breakSeconds, zones.engagement);
  if (Temporal.Instant.compare(start, now) > 0) throw new StartsInFuture();
  if (breakSeconds > 0 && breakSeconds >= secondsBetween(start, now)) throw new BreakTooLong();
  const day = localDay(start, zones.engagement);
  return { startedAt: start, endedAt: null, day, durationSeconds: null, breakSeconds };
}

/**
 * What a change says about when, completed by what the entry said before; null when the change does not touch it.
 * A new start keeps the end and a new end the start, a new duration moves the end, and the break stays; a day makes it
 * untimed.
 */
export function reconsider(before: Placed, change: When): When | null {
  const { day, durationSeconds } = change;
  const newStart = change.startedAt ?? change.localStart;
  const newEnd = change.endedAt ?? change.localEnd;
  const rest = change.breakSeconds != null;
  if (!newStart && !newEnd && !day && durationSeconds == null && !rest) return null;
  if (day && !newStart && !newEnd)
    return { ...change, day, durationSeconds: durationSeconds ?? before.durationSeconds };
  const start = newStart ? change : { startedAt: before.startedAt };
  const breakSeconds = change.breakSeconds ?? before.breakSeconds;
  if (!newStart && !before.startedAt) {
    return { ...change, day: before.day, durationSeconds: durationSeconds ?? before.durationSeconds };
  }
  const endStays = !newEnd && durationSeconds == null;
  return { ...change, ...start, breakSeconds, ...(endStays && { endedAt: before.endedAt }) };
}

/**
 * When a stopped timer was worked: to the end that is given, or to now. A timer that is stopped in its first second
 * counts one, since an entry lasts something.
 */
export function stopAt(running: Placed, endedAt: Temporal.Instant | null, now: Temporal.Instant): When {
  const { startedAt, breakSeconds } = running;
  if (endedAt || !startedAt) return { startedAt, endedAt, breakSeconds };
  const soonest = startedAt.add({ seconds: breakSeconds + 1 });
  return { startedAt, endedAt: Temporal.Instant.compare(now, soonest) < 0 ? soonest : now, breakSeconds };
}

/** What decided an entry, said again: for placing it in another engagement, whose zone may give it another day. */
export function asItWas({ startedAt, endedAt, day, durationSeconds, breakSeconds }: Placed): When {
  return startedAt ? { startedAt, endedAt, breakSeconds } : { day, durationSeconds };
}

/**
 * The same work on another day, at the same time by the clocks of the engagement and as long as it was.
 * @throws NoSuchWallTime, WhenUnclear for a running timer, which is worked now
 */
export function onDay(placed: Placed, day: Temporal.PlainDate, timeZone: string): When {
  const { startedAt, durationSeconds, breakSeconds } = placed;
  if (durationSeconds === null) throw new WhenUnclear();
  if (!startedAt) return { day, durationSeconds };
  const clock = wallTime(startedAt, timeZone).toPlainTime();
  const start = instantOf(day.toPlainDateTime(clock), timeZone);
  return { startedAt: start, durationSeconds, breakSeconds };
}

/** How much earlier than the stop an end may be and still be called the same: taps and clocks are not exact. */
const SAME_END_SECONDS = 60;

/** The moment at which a timer was really stopped, where it was given an earlier end; both are kept. */
export function measuredEnd(
  endedAt: Temporal.Instant | null,
  now: Temporal.Instant,
): Temporal.Instant | null {
  return endedAt && secondsBetween(endedAt, now) > SAME_END_SECONDS ? now : null;
}

function moment(
  instant: Temporal.Instant | null | undefined,
  local: Temporal.PlainDateTime | null | undefined,
  timeZone: string,
): Temporal.Instant | null {
  if (instant && local) throw new WhenUnclear();
  if (instant) return instant.round({ smallestUnit: 'second', roundingMode: 'floor' });
  return local ? instantOf(local, timeZone) : null;
}

function instantOf(local: Temporal.PlainDateTime, timeZone: string): Temporal.Instant {
  const reading = fromWallTime(local, timeZone);
  if (!reading.exists) throw new NoSuchWallTime(reading.proposal);
  return reading.instant;
}

function untimed(when: When, end: Temporal.Instant | null): Placed {
  if (end || !when.day || when.durationSeconds == null || when.breakSeconds) throw new WhenUnclear();
  return {
    startedAt: null,
    endedAt: null,
    day: when.day,
    durationSeconds: possible(when.durationSeconds),
    breakSeconds: 0,
  };
}

/** @throws EndsBeforeStart, WorkedTooLong, BreakTooLong */
export function timed(
  startedAt: Temporal.Instant,
  endedAt: Temporal.Instant,
  breakSeconds: number,
  timeZone: string,
): Placed {
  const durationSeconds = possible(secondsBetween(startedAt, endedAt)) - breakSeconds;
  if (durationSeconds <= 0) throw new BreakTooLong();
  return { startedAt, endedAt, day: localDay(startedAt, timeZone), durationSeconds, breakSeconds };
}

function possible(seconds: number): number {
  if (seconds <= 0) throw new EndsBeforeStart();
  if (seconds > LONGEST_WORKED_SECONDS) throw new WorkedTooLong(LONGEST_WORKED_SECONDS / 3600);
  return seconds;
}
