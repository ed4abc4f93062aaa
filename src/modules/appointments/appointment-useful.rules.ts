import type { Attendance } from './appointment.rules.js';

/** How long after a session it may be said whether it was useful. */
const OPEN_DAYS = 30;
/** Until when who answered may think it over. */
const CHANGED_HOURS = 24;
/** The mail waits so long after attendance was noted: a slip of the finger asks nobody who was not there. */
const SLIP_MINUTES = 10;

/** What saying whether it was useful depends on. */
export interface AskedAppointment {
  readonly state: 'booked' | 'cancelled';
  readonly attendance: Attendance | null;
  readonly endsAt: Date;
  readonly usefulAt: Date | null;
  readonly usefulBy: string | null;
}

/**
 * Whether a guest may say it: of a session that is over, for thirty days, unless it is noted that it did not take
 * place. Who answered first may think it over for a day; other guests find it answered.
 */
export function mayAnswerUseful(
  { state, attendance, endsAt, usefulAt, usefulBy }: AskedAppointment,
  contactId: string | null,
  now: Temporal.Instant,
): boolean {
  const held = state === 'booked' && (attendance === null || tookPlace(attendance));
  const end = endsAt.toTemporalInstant();
  const over = Temporal.Instant.compare(end, now) <= 0;
  if (!held || !over || Temporal.Instant.compare(now, end.add({ hours: 24 * OPEN_DAYS })) >= 0) return false;
  if (usefulAt === null) return true;
  const until = usefulAt.toTemporalInstant().add({ hours: CHANGED_HOURS });
  return usefulBy === contactId && Temporal.Instant.compare(now, until) < 0;
}

export function tookPlace(attendance: Attendance | null): boolean {
  return attendance === 'attended' || attendance === 'late';
}

/** When guests are asked: once it is over and noted, and not before a slip could be taken back. */
export function asksUsefulAt(endsAt: Temporal.Instant, now: Temporal.Instant): Temporal.Instant {
  const noted = now.add({ minutes: SLIP_MINUTES });
  return Temporal.Instant.compare(endsAt, noted) > 0 ? endsAt : noted;
}
