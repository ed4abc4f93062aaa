import { accept } from '../support/invited.js';
import type { TestApp } from '../support/start-app.js';
import type { Visitor } from '../support/visitor.js';
import { aClient } from './client.js';

export interface BuiltContact {
  readonly id: string;
  readonly clientId: string;
  readonly name: string;
  readonly email: string;
  readonly version: number;
  readonly [field: string]: unknown;
}

export interface ContactFields {
  id?: string;
  clientId?: string;
  name?: string;
  email?: string;
  language?: string;
  timeZone?: string;
  receivesReports?: boolean;
}

let made = 0;

/** A contact, of a client of its own unless said. */
export async function aContact(owner: Visitor, fields: ContactFields = {}): Promise<BuiltContact> {
  const clientId = fields.clientId ?? (await aClient(owner)).id;
  const number = ++made;
  const body = {
    name: `Giulia Bianchi ${number}`,
    email: `contact-${number}@example.com`,
    language: 'it',
    timeZone: 'Europe/Rome',
    ...fields,
    clientId,
  };
  const answer = await owner.post('/contacts', body).expect(201);
  return answer.body as BuiltContact;
}

/** A contact who has accepted an invitation to the portal, with the contact's own browser, signed in. */
export async function aPortalContact(
  test: TestApp,
  owner: Visitor,
  fields: ContactFields = {},
): Promise<BuiltContact & { readonly visitor: Visitor }> {
  const contact = await aContact(owner, fields);
  const invitation = await owner.post('/invitations', { contactId: contact.id }).expect(201);
  return { ...contact, visitor: await accept(test, (invitation.body as { id: string }).id) };
}
