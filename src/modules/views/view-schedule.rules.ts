import { momentOn, nextWeekly } from '../../kernel/recurrence.js';
import { localDay } from '../../kernel/time-zone.js';
import type { Weekday } from '../../kernel/week.js';

/** When the figures of a view are sent: each week on a weekday, or each month on a day; one of the two. */
export interface ViewSchedule {
  readonly enabled: boolean;
  readonly weekday: Weekday | null;
  /** Of a month that has no such day, its last one. */
  readonly dayOfMonth: number | null;
  /** `08:00`, on the clocks of the zone. */
  readonly time: string;
  readonly timeZone: string;
}

/** The next moment strictly after a given one at which a view is sent; safe where clocks change. */
export function nextSending(schedule: ViewSchedule, after: Temporal.Instant): Temporal.Instant {
  const { weekday, dayOfMonth, timeZone } = schedule;
  const time = Temporal.PlainTime.from(schedule.time);
  if (weekday !== null) return nextWeekly(after, weekday, time, timeZone);
  const first = localDay(after, timeZone).with({ day: 1 });
  for (let months = 0; ; months++) {
    const month = first.add({ months });
    const moment = momentOn(month.with({ day: dayOfMonth ?? 1 }), time, timeZone);
    if (Temporal.Instant.compare(moment, after) > 0) return moment;
  }
}
