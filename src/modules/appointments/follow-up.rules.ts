import { workingDaysAfter, type BusinessHours } from '../../kernel/business-time.js';
import { localDay } from '../../kernel/time-zone.js';
import type { FollowUpState } from './appointment.rules.js';

/** Why none is sent: the client got in touch, was there after all, a member let it be, or no mail reaches its reader. */
export const dropReasons = ['in_touch', 'corrected', 'member', 'unreachable'] as const;
export type DropReason = (typeof dropReasons)[number];

/** So long nobody writes after a session that the client missed: neither at once nor never. */
const WORKING_DAYS = 3;
const AT = Temporal.PlainTime.from('09:00');

/**
 * When a kind word is due after the client did not come: at nine o’clock of the client’s clocks, on the third
 * working day after the client’s day on which the session was to be. Working days are those of the engagement.
 * @returns null where the agreed hours know no such days
 */
export function followUpDue(
  missed: Temporal.Instant,
  clientZone: string,
  hours: BusinessHours,
): Temporal.Instant | null {
  const day = workingDaysAfter(localDay(missed, clientZone), WORKING_DAYS, hours);
  return day && day.toPlainDateTime(AT).toZonedDateTime(clientZone).toInstant();
}

/** What is still to be decided about it. */
export function isOpenFollowUp(state: FollowUpState | null): boolean {
  return state === 'waiting' || state === 'proposed';
}
