import type { Actor } from '../../kernel/actor.js';
import { isOpen, movesFrom, type TaskStatus } from './task.rules.js';

/** What decides who may do what with a task. */
export interface JudgedTask {
  readonly status: TaskStatus;
  /** The person who made it. */
  readonly createdBy: string | null;
}

export interface TaskAbilities {
  readonly edit: boolean;
  readonly moves: TaskStatus[];
}

/** What a contact may say about a task; how the work is done is the members' part. */
export const contactFields: ReadonlySet<string> = new Set([
  'id',
  'engagementId',
  'title',
  'brief',
  'purpose',
  'inputs',
  'acceptanceCriteria',
  'dueOn',
  'dueTime',
  'priority',
  'serviceId',
  'language',
]);

/** Members edit while a task is open; a contact, until somebody has taken it on. */
export function taskAbilities(actor: Actor, task: JudgedTask): TaskAbilities {
  return {
    edit: actor.role === 'contact' ? task.status === 'requested' : isOpen(task.status),
    moves: movesFrom(task.status, actor.role, asked(actor, task)),
  };
}

/** Whether the actor is the one who made the task. */
export function asked(actor: Actor, task: JudgedTask): boolean {
  return actor.personId !== null && actor.personId === task.createdBy;
}
