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

/** As long as this without an hour of work: there will be none. */
const LONGEST_CLOSURE_DAYS = 731;

/**
 * The business seconds of `[from, to)`: exact time inside the working windows, overlapping windows counted once
 * . Nothing where `to` is not after `from`.
 */
export function businessSeconds(from: Temporal.Instant, to: Temporal.Instant, hours: BusinessHours): number {
  let milliseconds = 0;
  for (const { start, end } of working(from, hours)) {
    if (Temporal.Instant.compare(start, to) >= 0) break;
    milliseconds += span(start, Temporal.Instant.compare(end, to) < 0 ? end : to);
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
  for (const { start, end } of working(from, hours)) {
    const length = span(start, end);
    if (left <= length) return start.add({ milliseconds: left });
    left -= length;
  }
  throw new RangeError('these hours know no work');
}

/** In milliseconds: what is cut in pieces is made whole seconds only as a sum. */
function span(start: Temporal.Instant, end: Temporal.Instant): number {
  return end.epochMilliseconds - start.epochMilliseconds;
}

interface Stretch {
  readonly start: Temporal.Instant;
  readonly end: Temporal.Instant;
}

/** The stretches of work from a moment on, in order, none touching what was given before; ends after a long closure. */
function* working(from: Temporal.Instant, hours: BusinessHours): Generator<Stretch> {
  let reached = from;
  let closed = 0;
  // What began on the day before may reach into the first one.
  let day = localDay(from, hours.timeZone).subtract({ days: 1 });
  while (closed < LONGEST_CLOSURE_DAYS) {
    closed += 1;
    for (const { start, end } of onDay(day, hours)) {
      if (Temporal.Instant.compare(end, reached) <= 0) continue;
      yield { start: Temporal.Instant.compare(start, reached) < 0 ? reached : start, end };
      reached = end;
      closed = 0;
    }
    day = day.add({ days: 1 });
  }
}

/** What was found of a day once holds for good; a list of tasks asks about the same days again and again. */
const known = new WeakMap<BusinessHours, Map<string, readonly Stretch[]>>();

function onDay(day: Temporal.PlainDate, hours: BusinessHours): readonly Stretch[] {
  const days = known.get(hours) ?? new Map<string, readonly Stretch[]>();
  known.set(hours, days);
  const name = day.toString();
  const found = days.get(name) ?? begunOn(day, hours);
  days.set(name, found);
  return found;
}

/** The windows that begin on a day, the earliest first. */
function begunOn(day: Temporal.PlainDate, hours: BusinessHours): Stretch[] {
  const begun = hours.windows.filter(({ weekdays }) => weekdays.some((weekday) => weekday === day.dayOfWeek));
  if (begun.length === 0 || hours.isHoliday(day)) return [];
  return begun
    .map(({ from, to }) => ({
      start: moment(day, from, hours.timeZone, 'start'),
      end: moment(from < to ? day : day.add({ days: 1 }), to, hours.timeZone, 'end'),
    }))
    .filter(({ start, end }) => Temporal.Instant.compare(start, end) < 0)
    .sort((a, b) => Temporal.Instant.compare(a.start, b.start));
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
