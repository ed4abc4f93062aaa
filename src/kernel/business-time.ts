import { localDay, readWallTime } from './time-zone.js';
import type { Weekday } from './week.js';

/** A stretch of certain weekdays in which is worked; a `to` that is not after `from` is on the next day. */
export interface WorkingWindow {
  /** On which it begins. */
  readonly weekdays: readonly Weekday[];
  /** `HH:MM` on the clocks of the zone. */
  readonly from: string;
  readonly to: string;
}

/** When work is done under an engagement, by the clocks of its zone. */
export interface BusinessHours {
  readonly windows: readonly WorkingWindow[];
  /** On a holiday no window begins. */
  isHoliday(day: Temporal.PlainDate): boolean;
  readonly timeZone: string;
}

/** Whether a working window begins on a day that is no holiday. */
export function isWorkingDay(day: Temporal.PlainDate, { windows, isHoliday }: BusinessHours): boolean {
  return windows.some(({ weekdays }) => weekdays.some((each) => each === day.dayOfWeek)) && !isHoliday(day);
}

/** The last of so many working days after a day, which is none of them; null where these hours know no such days. */
export function workingDaysAfter(
  day: Temporal.PlainDate,
  workingDays: number,
  hours: BusinessHours,
): Temporal.PlainDate | null {
  let reached = day;
  let left = workingDays;
  for (let looked = 0; left > 0; looked++) {
    if (looked > LONGEST_CLOSURE_DAYS) return null;
    reached = reached.add({ days: 1 });
    if (isWorkingDay(reached, hours)) left -= 1;
  }
  return reached;
}

/** As long as this without an hour of work: there will be none. */
const LONGEST_CLOSURE_DAYS = 731;

/**
 * The business seconds of `[from, to)`: exact time inside the working windows, overlapping windows counted once
 * . Nothing where `to` is not after `from`.
 */
export function businessSeconds(from: Temporal.Instant, to: Temporal.Instant, hours: BusinessHours): number {
  const until = to.epochMilliseconds;
  let milliseconds = 0;
  for (const [start, end] of working(from, hours)) {
    if (start >= until) break;
    milliseconds += Math.min(end, until) - start;
  }
  return Math.floor(milliseconds / 1000);
}

/**
 * The first moment by which so many business seconds have passed since another; `from` itself for none.
 * @throws RangeError when these hours know no work at all
 */
export function addBusiness(from: Temporal.Instant, seconds: number, hours: BusinessHours): Temporal.Instant {
  if (seconds <= 0) return from;
  let left = seconds * 1000;
  for (const [start, end] of working(from, hours)) {
    if (left <= end - start) return Temporal.Instant.fromEpochMilliseconds(start + left);
    left -= end - start;
  }
  throw new RangeError('these hours know no work');
}

/** In milliseconds of the epoch: what is cut in pieces is made whole seconds only as a sum. */
type Stretch = readonly [start: number, end: number];

/** The stretches of work from a moment on, in order, none touching what was given before; ends after a long closure. */
function* working(from: Temporal.Instant, hours: BusinessHours): Generator<Stretch> {
  let reached = from.epochMilliseconds;
  let closed = 0;
  // What began on the day before may reach into the first one.
  let day = FIRST_DAY.until(localDay(from, hours.timeZone)).days - 1;
  while (closed < LONGEST_CLOSURE_DAYS) {
    closed += 1;
    for (const [start, end] of onDay(day, hours)) {
      if (end <= reached) continue;
      yield [Math.max(start, reached), end];
      reached = end;
      closed = 0;
    }
    day += 1;
  }
}

const FIRST_DAY = Temporal.PlainDate.from('1970-01-01');
/** What was found of a day once holds for good; a list of tasks asks about the same days again and again. */
const known = new WeakMap<BusinessHours, Map<number, readonly Stretch[]>>();

/** @param day counted from the first of the epoch */
function onDay(day: number, hours: BusinessHours): readonly Stretch[] {
  const days = known.get(hours) ?? new Map<number, readonly Stretch[]>();
  known.set(hours, days);
  const found = days.get(day) ?? begunOn(FIRST_DAY.add({ days: day }), hours);
  days.set(day, found);
  return found;
}

/** The windows that begin on a day, the earliest first. */
function begunOn(day: Temporal.PlainDate, hours: BusinessHours): Stretch[] {
  const begun = hours.windows.filter(({ weekdays }) => weekdays.some((weekday) => weekday === day.dayOfWeek));
  if (begun.length === 0 || hours.isHoliday(day)) return [];
  return begun
    .map(({ from, to }): Stretch => {
      const start = moment(day, from, hours.timeZone, 'start');
      const end = moment(from < to ? day : day.add({ days: 1 }), to, hours.timeZone, 'end');
      return [start.epochMilliseconds, end.epochMilliseconds];
    })
    .filter(([start, end]) => start < end)
    .sort(([one], [other]) => one - other);
}

/**
 * When the clocks show an edge of a window. An hour that they skip belongs to no window, so an edge in it is the
 * moment of the change; of an hour that they show twice the window takes all.
 */
function moment(
  day: Temporal.PlainDate,
  time: string,
  timeZone: string,
  edge: 'start' | 'end',
): Temporal.Instant {
  const reading = readWallTime(day.toPlainDateTime(Temporal.PlainTime.from(time)), timeZone);
  switch (reading.kind) {
    case 'once':
      return reading.instant;
    case 'twice':
      return edge === 'start' ? reading.first : reading.second;
    case 'never': {
      const after = reading.proposedInstant.add({ nanoseconds: 1 }).toZonedDateTimeISO(timeZone);
      return after.getTimeZoneTransition('previous')?.toInstant() ?? reading.proposedInstant;
    }
  }
}
