import { overlapSeconds, secondsBetween, type Interval } from './interval.js';
import type { Weekday } from './week.js';

export const surchargeKinds = ['rush', 'window'] as const;
export type SurchargeKind = (typeof surchargeKinds)[number];

/** What is paid on top of the base rate: for work that was asked for as rush, or that falls into a window of the week. */
export interface Surcharge {
  readonly name: string;
  readonly kind: SurchargeKind;
  /** Of a window: the days on which it begins; of rush: empty. */
  readonly weekdays: readonly Weekday[];
  /** Of a window: `HH:MM` on the clocks of the engagement; a `to` that is not after `from` is on the next day. */
  readonly from: string | null;
  readonly to: string | null;
  /** Hundredths of a per cent of the base: 2500 is 25 %. */
  readonly basisPoints: number;
}

/** Work, as far as surcharges go; untimed work falls into no window. */
export interface ChargeableWork {
  readonly startedAt: Temporal.Instant | null;
  readonly endedAt: Temporal.Instant | null;
  /** Without breaks. */
  readonly seconds: number;
  readonly rush: boolean;
}

/** How many seconds of the work a surcharge is paid for; its breaks are spread evenly over its interval. */
export function chargedSeconds(work: ChargeableWork, surcharge: Surcharge, timeZone: string): number {
  const { startedAt: start, endedAt: end, seconds, rush } = work;
  if (surcharge.kind === 'rush') return rush ? seconds : 0;
  if (start === null || end === null) return 0;
  const inside = secondsInWindow({ start, end }, surcharge, timeZone);
  return inside === 0 ? 0 : Math.round((seconds * inside) / secondsBetween(start, end));
}

/** How many seconds of an interval fall into a surcharge's window, by the clocks of the zone. */
function secondsInWindow(interval: Interval, surcharge: Surcharge, timeZone: string): number {
  const { from, to, weekdays } = surcharge;
  if (from === null || to === null) return 0;
  const clocks = { from: Temporal.PlainTime.from(from), to: Temporal.PlainTime.from(to) };
  return betweenClockChanges(interval, timeZone).reduce(
    (sum, piece) => sum + inWindows(piece, weekdays, clocks, timeZone),
    0,
  );
}

/** The interval in pieces throughout which the clocks of the zone go evenly. */
function betweenClockChanges({ start, end }: Interval, timeZone: string): Interval[] {
  const change = start.toZonedDateTimeISO(timeZone).getTimeZoneTransition('next')?.toInstant();
  if (!change || Temporal.Instant.compare(change, end) >= 0) return [{ start, end }];
  return [{ start, end: change }, ...betweenClockChanges({ start: change, end }, timeZone)];
}

/** An hour that the clocks show twice lies in the window both times, one that they skip not at all. */
function inWindows(
  piece: Interval,
  weekdays: readonly Weekday[],
  { from, to }: { from: Temporal.PlainTime; to: Temporal.PlainTime },
  timeZone: string,
): number {
  const { offset } = piece.start.toZonedDateTimeISO(timeZone);
  const at = (day: Temporal.PlainDate, time: Temporal.PlainTime) =>
    day.toZonedDateTime({ timeZone: offset, plainTime: time }).toInstant();
  const last = piece.end.toZonedDateTimeISO(offset).toPlainDate();
  const nextDay = Temporal.PlainTime.compare(to, from) <= 0 ? 1 : 0;
  let seconds = 0;
  // What began on the day before may reach into the first one.
  let day = piece.start.toZonedDateTimeISO(offset).toPlainDate().subtract({ days: 1 });
  for (; Temporal.PlainDate.compare(day, last) <= 0; day = day.add({ days: 1 })) {
    if (!weekdays.some((weekday) => weekday === day.dayOfWeek)) continue;
    seconds += overlapSeconds(piece, { start: at(day, from), end: at(day.add({ days: nextDay }), to) });
  }
  return seconds;
}
