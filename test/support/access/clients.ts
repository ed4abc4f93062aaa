import type { Actor } from '../../../src/kernel/actor.js';
import { contactAbilities, knowledgeAbilities } from '../../../src/modules/clients/client.policy.js';
import { aClient } from '../../builders/client.js';
import { aContact } from '../../builders/contact.js';
import { aPreference } from '../../builders/preference.js';
import { aReferral, aTouchpoint } from '../../builders/touchpoint.js';
import type { Place } from '../world.js';
import type { Action } from './action.js';
import { next, there, at, existingClient, newContact, members } from './shared.js';

const client = {
  scope: 'place',
  target: async ({ keeper, mark }: Place) => aClient(keeper, { name: `${mark} ${next()}` }),
} as const;

export const clients: Action[] = [
  { operation: 'clientsList', scope: 'none', method: 'get', path: () => '/clients', ok: 200 },
  { operation: 'clientsAdd', scope: 'none', method: 'post', path: () => '/clients', body: () => ({ name: `New ${next()}` }), ok: 201 },
  { operation: 'clientsRead', ...existingClient, method: 'get', ...at('/clients'), ok: 200 },
  { operation: 'clientsEdit', ...client, method: 'patch', ...at('/clients'), body: () => ({ archived: true }), ok: 200 },
]; // prettier-ignore
const removedContact = { scope: 'place', target: async ({ keeper, clientId }: Place) => {
  const contact = await aContact(keeper, { clientId });
  await keeper.delete(`/contacts/${contact.id}`).expect(204);
  return contact;
} } as const; // prettier-ignore
const mayContact =
  (ability: 'edit' | 'remove' | 'restore') =>
  (actor: Actor, { clientId }: Place) =>
    contactAbilities(actor, { clientId, removed: ability === 'restore', signsIn: false })[ability];

export const contacts: Action[] = [
  { operation: 'contactsList', scope: 'none', method: 'get', path: () => '/contacts', ok: 200 },
  { operation: 'contactsAdd', ...existingClient, method: 'post', path: () => '/contacts', ok: 201,
    body: ({ id }) => ({ clientId: id, name: 'New', email: `new-${next()}@example.com`, language: 'it', timeZone: 'Europe/Rome' }) },
  { operation: 'contactsRead', scope: 'place', target: there('contactId'), method: 'get', ...at('/contacts'), ok: 200 },
  { operation: 'contactsEdit', ...newContact, method: 'patch', ...at('/contacts'), body: () => ({ receivesReports: false }), ok: 200, may: mayContact('edit') },
  { operation: 'contactsRemove', ...newContact, method: 'delete', ...at('/contacts'), ok: 204, may: mayContact('remove') },
  { operation: 'contactsRestore', ...removedContact, method: 'post', ...at('/contacts', '/restore'), ok: 200, may: mayContact('restore') },
]; // prettier-ignore
const known = {
  scope: 'place',
  target: ({ keeper, clientId }: Place) => aPreference(keeper, { clientId }),
} as const;
const unknown = { scope: 'place', target: async ({ keeper, clientId }: Place) => {
  const preference = await aPreference(keeper, { clientId });
  await keeper.delete(`/preferences/${preference.id}`).expect(204);
  return preference;
} } as const; // prettier-ignore
const mayKnow = (ability: 'edit' | 'confirm' | 'remove' | 'restore') => ({
  may: (actor: Actor) => knowledgeAbilities(actor, { removed: ability === 'restore' })[ability],
  no: 404,
});
const touchpoint = {
  scope: 'place',
  target: ({ keeper, clientId }: Place) => aTouchpoint(keeper, { clientId }),
} as const;
const referral = {
  scope: 'place',
  target: ({ keeper, clientId }: Place) => aReferral(keeper, { clientId }),
} as const;

export const knowing: Action[] = [
  { operation: 'clientsStages', ...existingClient, method: 'get', ...at('/clients', '/stages'), ok: 200, ...members },
  { operation: 'preferencesList', scope: 'none', method: 'get', path: () => '/preferences', ok: 200, ...members },
  { operation: 'preferencesAdd', ...existingClient, method: 'post', path: () => '/preferences', ok: 201, ...members,
    body: ({ id }) => ({ clientId: id, kind: 'likes', value: 'Tea', source: 'seen' }) },
  { operation: 'preferencesEdit', ...known, method: 'patch', ...at('/preferences'), body: () => ({ note: 'green' }), ok: 200, ...mayKnow('edit') },
  { operation: 'preferencesConfirm', ...known, method: 'post', ...at('/preferences', '/confirm'), body: () => ({}), ok: 200, ...mayKnow('confirm') },
  { operation: 'preferencesRemove', ...known, method: 'delete', ...at('/preferences'), ok: 204, ...mayKnow('remove') },
  { operation: 'preferencesRestore', ...unknown, method: 'post', ...at('/preferences', '/restore'), body: () => ({}), ok: 200, ...mayKnow('restore') },
  { operation: 'touchpointsList', scope: 'none', method: 'get', path: () => '/touchpoints', ok: 200, ...members },
  { operation: 'touchpointsAdd', ...existingClient, method: 'post', path: () => '/touchpoints', body: ({ id }) => ({ clientId: id, kind: 'other', reason: 'New office' }), ok: 201, ...members },
  { operation: 'touchpointsDecline', ...touchpoint, method: 'post', ...at('/touchpoints', '/decline'), body: () => ({}), ok: 200, ...members },
  { operation: 'touchpointsDone', ...touchpoint, method: 'post', ...at('/touchpoints', '/done'), body: () => ({}), ok: 200, ...members },
  { operation: 'referralsList', scope: 'none', method: 'get', path: () => '/referrals', ok: 200, ...members },
  { operation: 'referralsAdd', ...existingClient, method: 'post', path: () => '/referrals', body: ({ id }) => ({ clientId: id, name: 'Brightwater', on: '2026-11-10' }), ok: 201, ...members },
  { operation: 'referralsEdit', ...referral, method: 'patch', ...at('/referrals'), body: () => ({ note: 'by phone' }), ok: 200, ...members },
  { operation: 'referralsRemove', ...referral, method: 'delete', ...at('/referrals'), ok: 204, ...members },
]; // prettier-ignore
