import { type Actor } from '../../kernel/actor.js';
import type { Decision } from './deliverable.rules.js';

export type DeliverableAbility =
  'edit' | 'addVersion' | 'show' | 'hide' | 'accept' | 'requestChange' | 'remove' | 'restore';

/** What decides about a deliverable. */
export interface JudgedDeliverable {
  readonly deleted: boolean;
  /** Number of the newest version. */
  readonly latest: number;
  readonly shownVersion: number | null;
  readonly decision: Decision | null;
}

/**
 * Members hand over, show and keep in order; a contact reads what is shown and decides about it once. A version that a
 * change was asked of can be shown again. What was decided about stays shown; what was deleted can only be restored.
 */
export function deliverableAbilities(
  actor: Actor,
  { deleted, latest, shownVersion, decision }: JudgedDeliverable,
): Record<DeliverableAbility, boolean> {
  const member = actor.role !== 'contact';
  const there = member && !deleted;
  const undecided = shownVersion !== null && decision === null;
  const decides = !member && !deleted && undecided;
  return {
    edit: there,
    addVersion: there,
    show: there && (latest > (shownVersion ?? 0) || decision === 'change_requested'),
    hide: there && undecided,
    accept: decides,
    requestChange: decides,
    remove: there,
    restore: member && deleted,
  };
}
