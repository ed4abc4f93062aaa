import type { Actor } from '../../kernel/actor.js';
import { holds } from '../../kernel/permissions.js';

/** What decides who may do what with a link to a task's page. */
export interface JudgedTaskLink {
  readonly revoked: boolean;
}

export const taskLinkAbilityWords = ['revoke'] as const;
export type TaskLinkAbility = (typeof taskLinkAbilityWords)[number];

/** Members hand out the page of a task, and take it back. */
export function taskLinkAbilities(
  actor: Actor,
  { revoked }: JudgedTaskLink,
): Record<TaskLinkAbility, boolean> {
  return { revoke: holds(actor.role, 'task-links.manage') && !revoked };
}
