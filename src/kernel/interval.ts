import { localDay, startOfDay } from './time-zone.js';

/** A stretch of time, `[start, end)`: the start belongs to it, the end does not. */
export interface Interval {
  readonly start: Temporal.Instant;
  readonly end: Temporal.Instant;
}

/** Whole seconds from one instant to another; wall clocks are never subtracted. */
export function secondsBetween(start: Temporal.Instant, end: Temporal.Instant): number {
  return Math.floor((end.epochMilliseconds - start.epochMilliseconds) / 1000);
}

/** How many seconds two intervals share; adjacent ones share none. */
export function overlapSeconds(one: Interval, other: Interval): number {
  const start = later(one.start, other.start);
  const end = later(one.end, other.end) === one.end ? other.end : one.end;
  return Math.max(0, secondsBetween(start, end));
}

/** The parts of an interval by local day: what "split at midnight" counts. */
export function splitByDay(
  interval: Interval,
  timeZone: string,
): { day: Temporal.PlainDate; seconds: number }[] {
  const parts: { day: Temporal.PlainDate; seconds: number }[] = [];
  let start = interval.start;
  while (Temporal.Instant.compare(start, interval.end) < 0) {
    const day = localDay(start, timeZone);
    const midnight = startOfDay(day.add({ days: 1 }), timeZone);
    const end = Temporal.Instant.compare(midnight, interval.end) < 0 ? midnight : interval.end;
    parts.push({ day, seconds: secondsBetween(start, end) });
    start = end;
  }
  return parts;
}

function later(one: Temporal.Instant, other: Temporal.Instant): Temporal.Instant {
  return Temporal.Instant.compare(one, other) >= 0 ? one : other;
}
