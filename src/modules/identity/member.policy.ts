import type { Actor } from '../../kernel/actor.js';
import { holds } from '../../kernel/permissions.js';

/** What decides who may do what with a member. */
export interface JudgedMember {
  readonly removed: boolean;
  /** The only owner who can sign in. */
  readonly lastOwner: boolean;
}

export type MemberAbility = 'edit' | 'remove' | 'restore';

/** Owners decide who works in the workspace, but never leave it without one. */
export function memberAbilities(
  actor: Actor,
  { removed, lastOwner }: JudgedMember,
): Record<MemberAbility, boolean> {
  const manages = holds(actor.role, 'members.manage');
  return {
    edit: manages && !removed && !lastOwner,
    remove: manages && !removed && !lastOwner,
    restore: manages && removed,
  };
}
