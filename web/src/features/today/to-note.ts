import type { Appointment } from '../../api/types';

/** Sessions that are over and of which nobody has noted how they were attended, the earliest first. */
export function toNote<T extends Pick<Appointment, 'state' | 'attendance' | 'endsAt'>>(
  appointments: readonly T[],
  now: Temporal.Instant,
): T[] {
  return appointments
    .filter(
      ({ state, attendance, endsAt }) =>
        state === 'booked' && attendance === null && Temporal.Instant.compare(endsAt, now) <= 0,
    )
    .toSorted((one, other) => Temporal.Instant.compare(one.endsAt, other.endsAt));
}
