import { workingDaysAfter, type BusinessHours } from '../../kernel/business-time.js';
import { localDay, startOfDay } from '../../kernel/time-zone.js';

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
  const last = workingDaysAfter(localDay(got, hours.timeZone), workingDays, hours);
  return last && startOfDay(last.add({ days: 1 }), hours.timeZone);
}
