import { isMember, type Actor } from '../../kernel/actor.js';
import { NotFound } from '../../kernel/domain-error.js';
import type { Interval } from '../../kernel/interval.js';
import type { AppointmentRow, EditAppointmentDto } from './appointment.dto.js';
import type { AppointmentEntity } from './appointment.entity.js';
import { AppointmentAttended, AppointmentCancelled, AppointmentIntoPast } from './appointment.errors.js';
import { nextReminder } from './appointment.rules.js';
import type { PlaceDto } from './session.dto.js';

/** A booked one of which nothing else is known yet. */
export function fresh(who: Actor, now: Temporal.Instant) {
  const moment = new Date(now.epochMilliseconds);
  return {
    workspaceId: who.workspaceId,
    state: 'booked' as const,
    sequence: 0,
    ...{ cancelledAt: null, cancelledByName: null, cancelledSide: null, cancelReason: null },
    ...{ attendance: null, attendanceAt: null, attendanceByName: null },
    ...{ useful: null, wanted: '', usefulAt: null, usefulBy: null, followUpAt: null, followUpState: null },
    ...{ createdAt: moment, createdByName: who.name, changedAt: moment },
  };
}

/** Where it takes place, as it is kept. */
export function placed(place: PlaceDto | null | undefined): Pick<AppointmentEntity, 'placeKind' | 'place'> {
  return { placeKind: place?.kind ?? null, place: place?.text ?? '' };
}

/** What an edit says about it, as it is kept. */
export function edited({ title, note, taskId, place }: EditAppointmentDto): Partial<AppointmentEntity> {
  return {
    ...(title !== undefined && { title }),
    ...(note !== undefined && { note }),
    ...(taskId !== undefined && { taskId }),
    ...(place !== undefined && placed(place)),
  };
}

/** Whether something would be otherwise than it is. */
export function changes(row: AppointmentRow, wished: Partial<AppointmentEntity>): boolean {
  return (Object.keys(wished) as (keyof AppointmentEntity)[]).some((key) => wished[key] !== row[key]);
}

/** When it is, as it is kept, and when its guests are reminded. */
export function timed({ start, end }: Interval, now: Temporal.Instant) {
  const remind = nextReminder(start, now);
  return {
    startsAt: new Date(start.epochMilliseconds),
    endsAt: new Date(end.epochMilliseconds),
    remindAt: remind && new Date(remind.epochMilliseconds),
  };
}

/** A time as it was asked for. */
export function intervalOf({ startsAt, endsAt }: { startsAt: string; endsAt: string }): Interval {
  return { start: Temporal.Instant.from(startsAt), end: Temporal.Instant.from(endsAt) };
}

/** Whether it is at this time already. */
export function isWhere({ startsAt, endsAt }: AppointmentRow, { start, end }: Interval): boolean {
  return startsAt.getTime() === start.epochMilliseconds && endsAt.getTime() === end.epochMilliseconds;
}

/** As long as it was. */
export function endAfter(row: AppointmentRow, startsAt: string): string {
  const milliseconds = row.endsAt.getTime() - row.startsAt.getTime();
  return Temporal.Instant.from(startsAt).add({ milliseconds }).toString();
}

/** @throws AppointmentCancelled, AppointmentAttended */
export function refuseClosed({ state, attendance }: AppointmentRow): void {
  if (state === 'cancelled') throw new AppointmentCancelled();
  if (attendance !== null) throw new AppointmentAttended();
}

/**
 * What guests expect does not become something that was: nobody could be told of that.
 * @throws AppointmentIntoPast
 */
export function refuseIntoPast({ startsAt }: AppointmentRow, { end }: Interval, now: Temporal.Instant): void {
  const ahead = startsAt.getTime() > now.epochMilliseconds;
  if (ahead && Temporal.Instant.compare(end, now) <= 0) throw new AppointmentIntoPast();
}

/** Of a contact who does not take part it is as if it could not be changed at all. @throws NotFound */
export function refuseOthers(row: AppointmentRow, who: Actor): void {
  if (!isMember(who) && !row.guests.some(({ id }) => id === who.seatId)) throw new NotFound('appointment');
}
