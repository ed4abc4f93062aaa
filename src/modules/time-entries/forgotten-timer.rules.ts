import { secondsBetween } from '../../kernel/interval.js';
import { localDay } from '../../kernel/time-zone.js';

/** After so many hours a timer was probably forgotten. */
export const LONG_HOURS = 8;

/** When somebody usually works, by the clocks of their own zone. */
export interface WorkingWindow {
  /** 1 Monday to 7 Sunday. */
  readonly weekdays: readonly number[];
  /** `18:00` */
  readonly to: string;
}

export interface Forgotten {
  /** Where it was probably meant to end: proposed, never set by itself. */
  readonly proposedEnd: Temporal.Instant;
  /** Whole hours since it was started. */
  readonly afterHours: number;
}

/**
 * Whether a running timer was probably forgotten: it runs for longer than 8 hours, or past the end of the working
 * window in which it was started; the earlier of both ends is proposed.
 */
export function forgotten(
  startedAt: Temporal.Instant,
  person: { readonly window: WorkingWindow | null; readonly timeZone: string },
  now: Temporal.Instant,
): Forgotten | null {
  const long = startedAt.add({ hours: LONG_HOURS });
  const closing = person.window && windowEnd(startedAt, person.window, person.timeZone);
  const proposedEnd = closing && Temporal.Instant.compare(closing, long) < 0 ? closing : long;
  if (Temporal.Instant.compare(now, proposedEnd) <= 0) return null;
  return { proposedEnd, afterHours: Math.floor(secondsBetween(startedAt, now) / 3600) };
}

/** The end of that day's working window, where there is one after the start. */
function windowEnd(
  startedAt: Temporal.Instant,
  { weekdays, to }: WorkingWindow,
  timeZone: string,
): Temporal.Instant | null {
  const day = localDay(startedAt, timeZone);
  if (!weekdays.includes(day.dayOfWeek)) return null;
  const end = day.toZonedDateTime({ timeZone, plainTime: Temporal.PlainTime.from(to) }).toInstant();
  return Temporal.Instant.compare(end, startedAt) > 0 ? end : null;
}
