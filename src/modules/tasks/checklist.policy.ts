import type { Actor } from '../../kernel/actor.js';
import type { Doer } from '../../kernel/checklist.js';
import { isOpen, type TaskStatus } from './task.rules.js';

/** What decides who may do what with a step of a checklist. */
export interface JudgedStep {
  /** Of its task. */
  readonly status: TaskStatus;
  readonly by: Doer;
}

export interface StepAbilities {
  readonly tick: boolean;
  readonly edit: boolean;
  readonly remove: boolean;
}

/** Members keep the checklist while the task is open; a contact ticks off what is theirs or done together. */
export function stepAbilities(actor: Actor, { status, by }: JudgedStep): StepAbilities {
  const open = isOpen(status);
  if (actor.role === 'contact') return { tick: open && by !== 'assistant', edit: false, remove: false };
  return { tick: open, edit: open, remove: open };
}
