import type { Actor } from '../../kernel/actor.js';
import { mayKeep } from './time-entry.policy.js';

/** What decides who may do what with an affirmation. */
export interface JudgedAffirmation {
  readonly memberId: string;
  /** A client was told of its days. */
  readonly reported: boolean;
}

export type AffirmationAbility = 'withdraw';

/** Who gave their word takes it back, or the owner does, until a client was told of it. */
export function affirmationAbilities(
  actor: Actor,
  { memberId, reported }: JudgedAffirmation,
): Record<AffirmationAbility, boolean> {
  return { withdraw: mayKeep(actor, memberId) && !reported };
}
