import { secondsBetween, type Interval } from '../../../kernel/interval.js';

/** What is shorter lies between a calendar and a clock, and is proposed to nobody. */
const LEAST_SECONDS = 5 * 60;

/**
 * The parts of an event that are not logged yet, so that no minute is logged twice. Entries are never cut.
 * @param logged entries and timers of the same person; a running timer has no end
 */
export function remainingOf(
  event: Interval,
  logged: readonly { readonly start: Temporal.Instant; readonly end: Temporal.Instant | null }[],
): Interval[] {
  const compare = Temporal.Instant.compare;
  const parts: Interval[] = [];
  let from = event.start;
  for (const { start, end } of logged.toSorted((one, other) => compare(one.start, other.start))) {
    const until = end ?? event.end;
    if (compare(until, from) <= 0) continue;
    if (compare(start, event.end) >= 0) break;
    if (compare(start, from) > 0) parts.push({ start: from, end: start });
    from = until;
    if (end === null) break;
  }
  if (compare(from, event.end) < 0) parts.push({ start: from, end: event.end });
  return parts.filter(({ start, end }) => secondsBetween(start, end) >= LEAST_SECONDS);
}
