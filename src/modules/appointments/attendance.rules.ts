import type { Attendance } from './appointment.rules.js';

const CANCELLED: readonly Attendance[] = ['cancelled_in_time', 'cancelled_late'];

/** What noting attendance depends on. */
export interface NotedAppointment {
  readonly state: 'booked' | 'cancelled';
  readonly startsAt: Temporal.Instant;
}

/** Why attendance cannot be noted so; null: it can. */
export type AttendanceRefusal = 'early' | 'booked' | 'cancelled';

/**
 * Of a booked session from its start on how it was; of a cancelled one only whether that was in time, since a member
 * may be kinder than the clock. Null takes back what was noted, which of a cancelled one is nothing.
 */
export function refusedAttendance(
  { state, startsAt }: NotedAppointment,
  attendance: Attendance | null,
  now: Temporal.Instant,
): AttendanceRefusal | null {
  const ofCancelled = attendance !== null && CANCELLED.includes(attendance);
  if (state === 'cancelled') return ofCancelled ? null : 'cancelled';
  if (ofCancelled) return 'booked';
  return Temporal.Instant.compare(now, startsAt) < 0 ? 'early' : null;
}

/** Of how many sessions that the client could miss, how many they came to. */
export interface AttendanceRate {
  readonly attended: number;
  readonly of: number;
}

/**
 * attended / (attended + missed by the client). Who came late was there. What the host missed, what was cancelled, and
 * what nobody has noted yet says nothing about the client.
 */
export function attendanceRate(noted: readonly (Attendance | null)[]): AttendanceRate {
  const attended = noted.filter((each) => each === 'attended' || each === 'late').length;
  const missed = noted.filter((each) => each === 'no_show_client').length;
  return { attended, of: attended + missed };
}

/** What the agreement of its day says about a session that the client misses. */
export interface NoShowTerms {
  readonly noShowCharge: 'nothing' | 'booked_time' | 'minutes';
  /** Of `minutes`. */
  readonly noShowMinutes: number | null;
  readonly lateCancellationCharged: boolean;
}

/** What charging a session depends on. */
export interface ChargedAppointment {
  readonly attendance: Attendance | null;
  readonly cancelledSide: 'client' | 'practice' | null;
  readonly bookedMinutes: number;
}

/**
 * The minutes that may be charged of a session; null: nothing, since it was not missed, or nothing was agreed. What
 * the practice cancels is never charged.
 */
export function chargeableMinutes(
  { attendance, cancelledSide, bookedMinutes }: ChargedAppointment,
  { noShowCharge, noShowMinutes, lateCancellationCharged }: NoShowTerms,
): number | null {
  const cancelled = attendance === 'cancelled_late' && cancelledSide === 'client' && lateCancellationCharged;
  if (noShowCharge === 'nothing' || (attendance !== 'no_show_client' && !cancelled)) return null;
  return noShowCharge === 'minutes' ? noShowMinutes : bookedMinutes;
}
