import type { Actor } from '../../kernel/actor.js';
import { holds } from '../../kernel/permissions.js';

/** What decides who may answer. */
export interface JudgedConsent {
  readonly state: 'asked' | 'granted' | 'declined';
}

export type ConsentAbility = 'answer';

/** The client answers; a no may become a yes, a yes stays. */
export function consentAbilities(actor: Actor, { state }: JudgedConsent): Record<ConsentAbility, boolean> {
  return { answer: holds(actor.role, 'consents.answer') && actor.role === 'contact' && state !== 'granted' };
}

export interface JudgedLink {
  readonly revoked: boolean;
}

export type BalanceLinkAbility = 'revoke';

/** Members hand out the page of a balance, and take it back. */
export function balanceLinkAbilities(
  actor: Actor,
  { revoked }: JudgedLink,
): Record<BalanceLinkAbility, boolean> {
  return { revoke: holds(actor.role, 'balance-links.manage') && !revoked };
}
