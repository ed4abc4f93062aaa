import type { Actor } from '../../kernel/actor.js';
import { mayKeep } from './time-entry.policy.js';

/** What decides who may do what with an adjustment. */
export interface JudgedAdjustment {
  /** Whose entry it corrects. */
  readonly memberId: string;
  readonly reported: boolean;
}

export type AdjustmentAbility = 'remove';

/** Whose entry it is takes it back, or the owner does, until a client was told of it. */
export function adjustmentAbilities(
  actor: Actor,
  { memberId, reported }: JudgedAdjustment,
): Record<AdjustmentAbility, boolean> {
  return { remove: mayKeep(actor, memberId) && !reported };
}
