import type { Actor } from '../../../src/kernel/actor.js';
import { mayKeepHours } from '../../../src/modules/appointments/appointment.policy.js';
import type { Place } from '../world.js';
import type { Action } from './action.js';
import { next, idOf, there, at, engagement, existingClient, members } from './shared.js';

/** Half an hour of its own in the future, so that the host is free. */
const halfHour = () => {
  const start = Temporal.Instant.from('2027-03-01T00:00:00Z').add({ minutes: next() * 30 });
  return { startsAt: start.toString(), endsAt: start.add({ minutes: 30 }).toString() };
};
const guests = ({ contactId, engagementId }: Place) => ({
  contactIds: [contactId],
  engagementId,
  title: 'T',
});
/** With a time to which it can go. */
const appointment = { scope: 'place', target: async (place: Place) => {
  const { body } = await place.keeper.post('/appointments', { ...guests(place), ...halfHour() }).expect(201);
  const slots = await place.keeper.get(`/appointments/${body.id}/slots`).expect(200);
  return { id: body.id as string, otherId: slots.body.items.at(-1).startsAt as string };
} } as const; // prettier-ignore
const proposal = { scope: 'place', target: async (place: Place) => {
  const { body } = await place.keeper.post('/appointment-proposals', { ...guests(place), minutes: 30 }).expect(201);
  const slots = await place.keeper.get(`/appointment-proposals/${body.id}/slots`).expect(200);
  return { id: body.id as string, otherId: slots.body.items.at(-1).startsAt as string };
} } as const; // prettier-ignore
const keptHours = { timeZone: 'Europe/Rome', windows: [], bufferBeforeMinutes: 0, bufferAfterMinutes: 0 };
const mayMeet = { may: (actor: Actor, { keeperMemberId }: Place) => mayKeepHours(actor, keeperMemberId), no: 404 }; // prettier-ignore

export const appointments: Action[] = [
  { operation: 'appointmentsList', scope: 'none', method: 'get', path: () => '/appointments', ok: 200 },
  { operation: 'appointmentsBook', ...engagement, method: 'post', path: () => '/appointments', body: (_, place) => ({ ...guests(place), ...halfHour() }), ok: 201 },
  { operation: 'appointmentsRead', ...appointment, method: 'get', ...at('/appointments'), ok: 200 },
  { operation: 'appointmentsEdit', ...appointment, method: 'patch', ...at('/appointments'), body: () => ({ title: 'Other' }), ok: 200 },
  { operation: 'appointmentsSlots', ...appointment, method: 'get', ...at('/appointments', '/slots'), ok: 200 },
  { operation: 'appointmentsMove', ...appointment, method: 'post', ...at('/appointments', '/move'), body: ({ otherId }) => ({ startsAt: otherId }), ok: 200 },
  { operation: 'appointmentsCancel', ...appointment, method: 'post', ...at('/appointments', '/cancel'), ok: 200 },
  { operation: 'appointmentProposalsList', scope: 'none', method: 'get', path: () => '/appointment-proposals', ok: 200 },
  { operation: 'appointmentProposalsPropose', ...engagement, method: 'post', path: () => '/appointment-proposals', body: (_, place) => ({ ...guests(place), minutes: 30 }), ok: 201 },
  { operation: 'appointmentProposalsRead', ...proposal, method: 'get', ...at('/appointment-proposals'), ok: 200 },
  { operation: 'appointmentProposalsSlots', ...proposal, method: 'get', ...at('/appointment-proposals', '/slots'), ok: 200 },
  { operation: 'appointmentProposalsBook', ...proposal, method: 'post', ...at('/appointment-proposals', '/book'), body: ({ otherId }) => ({ startsAt: otherId }), ok: 200 },
  { operation: 'appointmentProposalsWithdraw', ...proposal, method: 'delete', ...at('/appointment-proposals'), ok: 204 },
  { operation: 'hostHoursRead', scope: 'workspace', target: there('keeperMemberId'), method: 'get', ...at('/members', '/hours'), ok: 200, ...mayMeet },
  { operation: 'hostHoursKeep', scope: 'workspace', target: there('keeperMemberId'), method: 'put', ...at('/members', '/hours'), body: () => keptHours, ok: 200, ...mayMeet },
]; // prettier-ignore

/** Half an hour of its own in the past. */
const pastHalfHour = () => {
  const endsAt = Temporal.Instant.from('2026-11-10T12:00:00Z').subtract({ minutes: 30 * next() });
  return { startsAt: endsAt.subtract({ minutes: 30 }).toString(), endsAt: endsAt.toString() };
};
const session = { scope: 'place', target: async (place: Place) =>
  idOf(place.keeper.post('/appointments', { ...guests(place), ...pastHalfHour() }).expect(201)) } as const; // prettier-ignore
const followUp = { scope: 'place', target: async (place: Place) => {
  const { id } = await session.target(place);
  const { body } = await place.keeper.put(`/appointments/${id}/attendance`, { attendance: 'no_show_client' }).expect(200);
  return { id: body.followUp.id as string };
} } as const; // prettier-ignore

export const attendance: Action[] = [
  { operation: 'attendanceRead', ...session, method: 'get', ...at('/appointments', '/attendance'), ok: 200 },
  { operation: 'attendanceNote', ...session, method: 'put', ...at('/appointments', '/attendance'), body: () => ({ attendance: 'late' }), ok: 200 },
  { operation: 'clientAttendanceOfClient', ...existingClient, method: 'get', ...at('/clients', '/attendance'), ok: 200 },
  { operation: 'followUpsList', scope: 'none', method: 'get', path: () => '/appointment-follow-ups', ok: 200, ...members },
  { operation: 'followUpsDrop', ...followUp, method: 'post', ...at('/appointment-follow-ups', '/drop'), ok: 200, ...members },
]; // prettier-ignore
