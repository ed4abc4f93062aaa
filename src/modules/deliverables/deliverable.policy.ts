import { type Actor } from '../../kernel/actor.js';

export type DeliverableAbility = 'edit' | 'addVersion' | 'remove' | 'restore';

/** Members hand over and keep in order; a contact reads. What was deleted can only be restored. */
export function deliverableAbilities(
  actor: Actor,
  deliverable: { readonly deleted: boolean },
): Record<DeliverableAbility, boolean> {
  const member = actor.role !== 'contact';
  const there = member && !deliverable.deleted;
  return { edit: there, addVersion: there, remove: there, restore: member && deliverable.deleted };
}
