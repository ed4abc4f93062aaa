import { businessSeconds, type BusinessHours } from '../../kernel/business-time.js';
import { secondsBetween, type Interval } from '../../kernel/interval.js';
import { readWallTime } from '../../kernel/time-zone.js';

/** What a free time has to satisfy. */
export interface SlotWishes {
  readonly minutes: number;
  /** Both included, on the calendar of the zone. */
  readonly fromDay: Temporal.PlainDate;
  readonly toDay: Temporal.PlainDate;
  /** Starts lie on the clock at multiples of this, counted from midnight. */
  readonly stepMinutes: number;
  /** Kept free around it. */
  readonly bufferBeforeMinutes: number;
  readonly bufferAfterMinutes: number;
  /** Nothing begins before. */
  readonly notBefore: Temporal.Instant;
  /** Of the engagement: what a day is, and what its clocks show. */
  readonly timeZone: string;
}

/** More are not offered: nobody reads them. */
export const MOST_SLOTS = 500;

/**
 * The starts of all free times: wholly inside the working windows of everybody (which leave out holidays), with the
 * buffers clear of what keeps anybody busy, on the clock of the zone. A start that the clocks skip is none; of an hour
 * that they show twice the first is taken. What ends when another begins is not in its way.
 * @param hours of the engagement, and of the host where they said theirs
 */
export function freeSlots(
  wishes: SlotWishes,
  hours: readonly BusinessHours[],
  busy: readonly Interval[],
): Temporal.Instant[] {
  const taken = merged(busy);
  const free: Temporal.Instant[] = [];
  for (const start of starts(wishes)) {
    if (free.length >= MOST_SLOTS) break;
    if (isFree(start, wishes, hours, taken)) free.push(start);
  }
  return free;
}

/** Whether a time is one of the free ones; also where there are more than are offered. */
export function isFreeSlot(
  start: Temporal.Instant,
  wishes: SlotWishes,
  hours: readonly BusinessHours[],
  busy: readonly Interval[],
): boolean {
  const day = start.toZonedDateTimeISO(wishes.timeZone).toPlainDate();
  const compare = Temporal.PlainDate.compare;
  if (compare(day, wishes.fromDay) < 0 || compare(day, wishes.toDay) > 0) return false;
  const offered = startsOn(day, wishes).some((each) => each.equals(start));
  return offered && isFree(start, wishes, hours, merged(busy));
}

/** From when until when whatever keeps anybody busy matters. */
export function reachOf(wishes: SlotWishes): Interval {
  const { fromDay, toDay, timeZone, minutes, bufferBeforeMinutes, bufferAfterMinutes } = wishes;
  const first = fromDay.toZonedDateTime({ timeZone }).toInstant();
  const last = toDay.add({ days: 1 }).toZonedDateTime({ timeZone }).toInstant();
  return {
    start: first.subtract({ minutes: bufferBeforeMinutes }),
    end: last.add({ minutes: minutes + bufferAfterMinutes }),
  };
}

function* starts(wishes: SlotWishes): Generator<Temporal.Instant> {
  let day = wishes.fromDay;
  while (Temporal.PlainDate.compare(day, wishes.toDay) <= 0) {
    yield* startsOn(day, wishes);
    day = day.add({ days: 1 });
  }
}

function startsOn(
  day: Temporal.PlainDate,
  { stepMinutes, notBefore, timeZone }: SlotWishes,
): Temporal.Instant[] {
  const found: Temporal.Instant[] = [];
  for (let minute = 0; minute < 24 * 60; minute += stepMinutes) {
    const time = Temporal.PlainTime.from({ hour: Math.floor(minute / 60), minute: minute % 60 });
    const reading = readWallTime(day.toPlainDateTime(time), timeZone);
    if (reading.kind === 'never') continue;
    const start = reading.kind === 'once' ? reading.instant : reading.first;
    if (Temporal.Instant.compare(start, notBefore) >= 0) found.push(start);
  }
  return found;
}

function isFree(
  start: Temporal.Instant,
  { minutes, bufferBeforeMinutes, bufferAfterMinutes }: SlotWishes,
  hours: readonly BusinessHours[],
  taken: readonly Stretch[],
): boolean {
  const end = start.add({ minutes });
  const from = start.epochMilliseconds - bufferBeforeMinutes * 60_000;
  const to = end.epochMilliseconds + bufferAfterMinutes * 60_000;
  if (isTaken(from, to, taken)) return false;
  const seconds = secondsBetween(start, end);
  return hours.every((each) => businessSeconds(start, end, each) === seconds);
}

/** In milliseconds of the epoch. */
type Stretch = readonly [start: number, end: number];

/** Ordered and apart, so that looking one up is quick. */
function merged(busy: readonly Interval[]): Stretch[] {
  const sorted = busy
    .map(({ start, end }): Stretch => [start.epochMilliseconds, end.epochMilliseconds])
    .filter(([start, end]) => start < end)
    .sort(([one], [other]) => one - other);
  const apart: Stretch[] = [];
  for (const [start, end] of sorted) {
    const last = apart.at(-1);
    if (last && start <= last[1]) apart[apart.length - 1] = [last[0], Math.max(last[1], end)];
    else apart.push([start, end]);
  }
  return apart;
}

/** By halves: of what is apart, only the last one that begins before the end can be in the way. */
function isTaken(from: number, to: number, taken: readonly Stretch[]): boolean {
  let low = 0;
  let high = taken.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((taken[middle] as Stretch)[0] < to) low = middle + 1;
    else high = middle;
  }
  const last = taken[low - 1];
  return last !== undefined && last[1] > from;
}
