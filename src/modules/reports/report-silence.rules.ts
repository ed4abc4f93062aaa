import type { BusinessHours } from '../../kernel/business-time.js';
import { localDay, startOfDay } from '../../kernel/time-zone.js';

/** As long as this without enough days of work: there will be none. */
const LONGEST_DAYS = 731;

/**
 * When no answer counts as accepted: at the end of the last of so many working days after the day on which the
 * reader got it (or was last replied to). A working day is one on which a working window begins and that is no
 * holiday; the day on which it came is none of them.
 * @returns null where the agreed hours know no such days
 */
export function silenceEnds(
  got: Temporal.Instant,
  workingDays: number,
  hours: BusinessHours,
): Temporal.Instant | null {
  let day = localDay(got, hours.timeZone);
  let left = workingDays;
  for (let looked = 0; left > 0; looked++) {
    if (looked > LONGEST_DAYS) return null;
    day = day.add({ days: 1 });
    if (isWorked(day, hours)) left -= 1;
  }
  return startOfDay(day.add({ days: 1 }), hours.timeZone);
}

function isWorked(day: Temporal.PlainDate, hours: BusinessHours): boolean {
  const begins = hours.windows.some(({ weekdays }) => weekdays.some((weekday) => weekday === day.dayOfWeek));
  return begins && !hours.isHoliday(day);
}
