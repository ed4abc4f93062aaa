import type { Actor } from '../../../src/kernel/actor.js';
import { mayInvite } from '../../../src/modules/identity/invitation.policy.js';
import { aContact } from '../../builders/contact.js';
import type { Visitor } from '../visitor.js';
import type { Place } from '../world.js';
import type { Action } from './action.js';
import { next, idOf, there, at, newContact } from './shared.js';

const newMember = () => ({ email: `new-${next()}@example.com`, name: 'New', role: 'assistant' });
const invitation = {
  scope: 'workspace',
  target: ({ keeper }: Place) => idOf(keeper.post('/invitations', newMember()).expect(201)),
} as const;
const contactInvitation = { scope: 'place', target: async ({ keeper, clientId }: Place) => {
  const { id: contactId } = await aContact(keeper, { clientId });
  return idOf(keeper.post('/invitations', { contactId }).expect(201));
} } as const; // prettier-ignore
const mayInviteMembers = (actor: Actor) => mayInvite(actor, null);
const mayInviteContacts = (actor: Actor, { clientId }: Place) => mayInvite(actor, clientId);
const ownToken = {
  scope: 'person',
  target: (_: Place, by: Visitor) => idOf(by.post('/tokens', { name: 'New' }).expect(201)),
} as const;
const keepersToken = { scope: 'person', target: there('tokenId') } as const;

export const identity: Action[] = [
  { operation: 'workspaceRead', scope: 'none', method: 'get', path: () => '/workspace', ok: 200 },
  { operation: 'workspaceRename', scope: 'none', method: 'patch', path: () => '/workspace', body: () => ({ name: 'Studio' }), ok: 200 },
  { operation: 'membersList', scope: 'none', method: 'get', path: () => '/members', ok: 200 },
  { operation: 'invitationsList', scope: 'none', method: 'get', path: () => '/invitations', ok: 200 },
  { operation: 'invitationsInvite', on: 'a member', scope: 'none', method: 'post', path: () => '/invitations', body: newMember, ok: 201, may: mayInviteMembers, no: 403 },
  { operation: 'invitationsInvite', on: 'a contact', ...newContact, method: 'post', path: () => '/invitations', body: ({ id }) => ({ contactId: id }), ok: 201, may: mayInviteContacts },
  { operation: 'invitationsResend', on: 'a member’s', ...invitation, method: 'post', ...at('/invitations', '/resend'), body: () => ({}), ok: 200, may: mayInviteMembers, no: 404 },
  { operation: 'invitationsResend', on: 'a contact’s', ...contactInvitation, method: 'post', ...at('/invitations', '/resend'), body: () => ({}), ok: 200, may: mayInviteContacts },
  { operation: 'invitationsRevoke', on: 'a member’s', ...invitation, method: 'delete', ...at('/invitations'), ok: 204, may: mayInviteMembers, no: 404 },
  { operation: 'invitationsRevoke', on: 'a contact’s', ...contactInvitation, method: 'delete', ...at('/invitations'), ok: 204, may: mayInviteContacts },
  { operation: 'tokensList', scope: 'none', method: 'get', path: () => '/tokens', ok: 200 },
  { operation: 'tokensCreate', scope: 'none', method: 'post', path: () => '/tokens', body: () => ({ name: `New ${next()}` }), ok: 201 },
  { operation: 'tokensRevoke', on: 'one’s own', ...ownToken, method: 'delete', ...at('/tokens'), ok: 204 },
  { operation: 'tokensRevoke', on: 'the keeper’s', ...keepersToken, method: 'delete', ...at('/tokens'), ok: 204, may: ({ seatId }, { keeperMemberId }) => seatId === keeperMemberId, no: 404 },
  { operation: 'googleSignInRead', scope: 'none', method: 'get', path: () => '/person/google', ok: 200 },
  { operation: 'googleSignInUnlink', scope: 'none', method: 'delete', path: () => '/person/google', ok: 204 },
  { operation: 'sessionRead', scope: 'none', method: 'get', path: () => '/session', ok: 200 },
  { operation: 'personEdit', scope: 'none', method: 'patch', path: () => '/person', body: () => ({ language: 'en' }), ok: 200 },
]; // prettier-ignore
