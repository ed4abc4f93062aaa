import { isMember, seesAll, type Actor } from '../../kernel/actor.js';
import { NotFound } from '../../kernel/domain-error.js';

/** What decides who may do what with a block. */
export interface JudgedBlock {
  readonly memberId: string;
  readonly removed: boolean;
  /** Whether there is still something to do for its task. */
  readonly taskOpen: boolean;
}

export const timeBlockWords = ['edit', 'remove', 'restore'] as const;
export type TimeBlockAbility = (typeof timeBlockWords)[number];

/** Members plan their own week, the owner everybody's; a colleague in the same engagement looks on. */
export function timeBlockAbilities(actor: Actor, block: JudgedBlock): Record<TimeBlockAbility, boolean> {
  const own = mayPlan(actor, block.memberId);
  return {
    edit: own && !block.removed,
    remove: own && !block.removed,
    restore: own && block.removed && block.taskOpen,
  };
}

/** Whose week somebody plans. */
export function mayPlan(actor: Actor, memberId: string): boolean {
  return seesAll(actor) || (isMember(actor) && actor.seatId === memberId);
}

/** When work is done for them is the practice's own business: to a contact none of this is there. @throws NotFound */
export function refuseContacts({ role }: Actor): void {
  if (role === 'contact') throw new NotFound('time-block');
}
