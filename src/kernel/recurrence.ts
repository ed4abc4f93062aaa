import { localDay } from './time-zone.js';
import type { Weekday } from './week.js';

/**
 * The next moment, strictly after a given one, at which the clocks of a zone show a time on a weekday:
 * "Monday 08:00 in Rome". Each such day has exactly one: see `momentOn`.
 */
export function nextWeekly(
  after: Temporal.Instant,
  weekday: Weekday,
  time: Temporal.PlainTime,
  timeZone: string,
): Temporal.Instant {
  let day = localDay(after, timeZone);
  for (;;) {
    if (day.dayOfWeek === weekday) {
      const moment = momentOn(day, time, timeZone);
      if (Temporal.Instant.compare(moment, after) > 0) return moment;
    }
    day = day.add({ days: 1 });
  }
}

/**
 * The moment at which the clocks of a zone show a time on a day: exactly one a day. A time that the clocks skip comes
 * as much later as they are put forward, and of a time that comes twice the first counts.
 */
export function momentOn(
  day: Temporal.PlainDate,
  time: Temporal.PlainTime,
  timeZone: string,
): Temporal.Instant {
  return day.toZonedDateTime({ timeZone, plainTime: time }).toInstant();
}
