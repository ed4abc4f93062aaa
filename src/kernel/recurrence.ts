import { localDay } from './time-zone.js';
import type { Weekday } from './week.js';

/**
 * The next moment, strictly after a given one, at which the clocks of a zone show a time on a weekday:
 * "Monday 08:00 in Rome". See `nextDaily` for days on which the clocks change.
 */
export function nextWeekly(
  after: Temporal.Instant,
  weekday: Weekday,
  time: Temporal.PlainTime,
  timeZone: string,
): Temporal.Instant {
  return next(after, time, timeZone, (day) => day.dayOfWeek === weekday);
}

/**
 * The next moment, strictly after a given one, at which the clocks of a zone show a time. Each day has exactly one:
 * a time that the clocks skip comes as much later as they are put forward, and of a time that comes twice the first
 * counts.
 */
export function nextDaily(
  after: Temporal.Instant,
  time: Temporal.PlainTime,
  timeZone: string,
): Temporal.Instant {
  return next(after, time, timeZone, () => true);
}

/**
 * The next moment, strictly after a given one, at which the clocks of a zone show a time on a day of the month; on its
 * last day where the month is shorter: "monthly on the 31st" comes on 28 February, and on 31 March again.
 */
export function nextMonthly(
  after: Temporal.Instant,
  dayOfMonth: number,
  time: Temporal.PlainTime,
  timeZone: string,
): Temporal.Instant {
  return next(after, time, timeZone, ({ day, daysInMonth }) => day === Math.min(dayOfMonth, daysInMonth));
}

function next(
  after: Temporal.Instant,
  time: Temporal.PlainTime,
  timeZone: string,
  wanted: (day: Temporal.PlainDate) => boolean,
): Temporal.Instant {
  let day = localDay(after, timeZone);
  for (;;) {
    if (wanted(day)) {
      const moment = day.toZonedDateTime({ timeZone, plainTime: time }).toInstant();
      if (Temporal.Instant.compare(moment, after) > 0) return moment;
    }
    day = day.add({ days: 1 });
  }
}
