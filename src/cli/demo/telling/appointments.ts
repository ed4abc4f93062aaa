import { AppointmentProposalsService } from '../../../modules/appointments/appointment-proposals.service.js';
import { AppointmentUsefulService } from '../../../modules/appointments/appointment-useful.service.js';
import { AppointmentsService } from '../../../modules/appointments/appointments.service.js';
import { AttendanceService } from '../../../modules/appointments/attendance.service.js';
import type { Appointment, Client, Engagement, Proposal } from '../story.js';
import { known, type Happening, type Stage } from './stage.js';

/** A session with the client: booked, then cancelled or held, and what it was worth. */
export function appointmentHappenings(
  stage: Stage,
  { contact }: Client,
  engagement: Engagement,
  appointment: Appointment,
): Happening[] {
  const { app, calendar } = stage;
  const appointments = app.get(AppointmentsService);
  const { id: engagementId } = stage.begun(engagement);
  const { title, note, place, host, minutes, attendance, cancelled, useful } = appointment;
  const startsAt = calendar.moment(appointment.at);
  let id = '';
  const booked = stage.happening(appointment.booked, host, async () => {
    const booking = await appointments.book({
      ...{ title, note, place, engagementId },
      contactIds: [known(stage.contacts, contact)],
      startsAt: startsAt.toString(),
      endsAt: startsAt.add({ minutes }).toString(),
    });
    id = booking.id;
  });
  const followed = [
    cancelled &&
      stage.happening(cancelled.at, cancelled.by, async () => {
        await appointments.cancel(id, { reason: cancelled.reason }, null);
      }),
    attendance &&
      stage.happening(attendance.at, host, async () => {
        await app.get(AttendanceService).note(id, { attendance: attendance.is }, null);
      }),
    useful &&
      stage.happening(useful.at, contact, () =>
        app.get(AppointmentUsefulService).answer(id, { useful: useful.answer, wanted: useful.wanted }),
      ),
  ];
  return [...booked, ...followed.flatMap((happenings) => happenings ?? [])];
}

/** The client is asked to choose one of several free times. */
export function proposalHappenings(
  stage: Stage,
  { contact }: Client,
  engagement: Engagement,
  { at, host, ...proposed }: Proposal,
): Happening[] {
  const { id: engagementId } = stage.begun(engagement);
  return stage.happening(at, host, async () => {
    const contactIds = [known(stage.contacts, contact)];
    await stage.app.get(AppointmentProposalsService).propose({ ...proposed, engagementId, contactIds });
  });
}
