import { seesAll, type Actor } from '../../kernel/actor.js';
import { holds } from '../../kernel/permissions.js';
import type { InvitationState } from './invitation.rules.js';

/** What decides who may do what with an invitation. */
export interface JudgedInvitation {
  /** The client of an invited contact; null where a member is invited. */
  readonly clientId: string | null;
  readonly state: InvitationState;
}

export type InvitationAbility = 'resend' | 'revoke';

/** Who may invite: owners everybody, assistants contacts of the clients they work for. */
export function mayInvite(actor: Actor, clientId: string | null): boolean {
  if (clientId === null) return holds(actor.role, 'members.manage');
  return holds(actor.role, 'invitations.manage') && (seesAll(actor) || actor.clientIds.includes(clientId));
}

/** Whoever may invite may also send again and revoke, until it is accepted or revoked. */
export function invitationAbilities(
  actor: Actor,
  { clientId, state }: JudgedInvitation,
): Record<InvitationAbility, boolean> {
  const pending = mayInvite(actor, clientId) && (state === 'open' || state === 'expired');
  return { resend: pending, revoke: pending };
}
