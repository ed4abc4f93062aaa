import { AppointmentsJobs } from '../../src/modules/appointments/appointments.jobs.js';
import type { TestApp } from '../support/start-app.js';
import type { Visitor } from '../support/visitor.js';
import { anAppointment, type BuiltAppointment } from './appointment.js';
import { aPortalContact, type BuiltContact, type ContactFields } from './contact.js';
import { anEngagement, type EngagementFields } from './engagement.js';

export type { BuiltAppointment } from './appointment.js';

export interface BuiltProposal {
  readonly id: string;
  readonly state: string;
  readonly version: number;
  readonly guests: readonly { readonly id: string; readonly url: string | null }[];
  readonly [field: string]: unknown;
}

/** A client with an engagement and a contact, who is signed in by a token and so for as long as the clock moves. */
export type Side = BuiltContact & { readonly visitor: Visitor; readonly engagementId: string };

export async function aSide(
  test: TestApp,
  owner: Visitor,
  fields: ContactFields = {},
  terms: EngagementFields = {},
): Promise<Side> {
  const contact = await aPortalContact(test, owner, fields);
  const engagement = await anEngagement(owner, { clientId: contact.clientId, ...terms });
  // Signed in again, so that the session knows the new engagement.
  const { body } = await contact.visitor.post('/tokens', { name: 'Tests' }).expect(201);
  const visitor = test.visitor().useToken(body.token as string);
  return { ...contact, visitor, engagementId: engagement.id };
}

export interface BookingFields {
  id?: string;
  memberId?: string;
  taskId?: string | null;
  title?: string;
  note?: string;
  place?: { kind: string; text: string } | null;
  startsAt?: string;
  endsAt?: string;
  contactIds?: string[];
  tell?: boolean;
}

/** An appointment with a side; its guests get a mail about it unless said. */
export function aBooking(
  member: Visitor,
  side: { readonly id: string; readonly engagementId: string },
  fields: BookingFields = {},
): Promise<BuiltAppointment> {
  const usual = { contactIds: [side.id], tell: true };
  return anAppointment(member, { ...usual, ...fields, engagementId: side.engagementId });
}

/** An hour of the next two weeks, unless said. */
export async function aProposal(
  member: Visitor,
  side: { readonly id: string; readonly engagementId: string },
  fields: Record<string, unknown> = {},
): Promise<BuiltProposal> {
  const body = { title: 'The next steps', minutes: 60, contactIds: [side.id], ...fields };
  const order = { engagementId: side.engagementId, ...body };
  const answer = await member.post('/appointment-proposals', order).expect(201);
  return answer.body as BuiltProposal;
}

/** Reminds whom the time has come for, as the product's clock does. */
export async function remind(test: TestApp, workspaceId: string, appointmentId: string): Promise<void> {
  await test.app.get(AppointmentsJobs).remind({ workspaceId, appointmentId });
}
