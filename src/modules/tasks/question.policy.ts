import type { Actor } from '../../kernel/actor.js';
import type { QuestionState } from './question.rules.js';

/** What decides who may do what with a question. */
export interface JudgedQuestion {
  readonly state: QuestionState;
}

export const questionAbilityWords = ['answer', 'withdraw'] as const;
export type QuestionAbility = (typeof questionAbilityWords)[number];

/** Everybody at the client answers; a member notes what they were told, and takes a question back. */
export function questionAbilities(actor: Actor, { state }: JudgedQuestion): Record<QuestionAbility, boolean> {
  const open = state === 'open';
  return { answer: open, withdraw: open && actor.role !== 'contact' };
}
