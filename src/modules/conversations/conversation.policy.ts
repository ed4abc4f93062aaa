import type { Actor } from '../../kernel/actor.js';
import type { Visibility } from './conversation.rules.js';

export type CommentAbility = 'edit' | 'remove' | 'restore' | 'share';
export type AttachmentAbility = 'remove' | 'restore';

/** What decides who may do what with something said or attached. */
export interface Judged {
  /** The seat that wrote or attached it. */
  readonly authorId: string | null;
  readonly deleted: boolean;
  readonly deletedBy: string | null;
}

/** Whether internal things exist for somebody. */
export function seesInternal(actor: Actor): boolean {
  return actor.role !== 'contact';
}

/** Everybody edits their own words; an owner may remove any, but never puts words into another's mouth. */
export function commentAbilities(
  actor: Actor,
  comment: Judged & { readonly visibility: Visibility },
): Record<CommentAbility, boolean> {
  const own = isOwn(actor, comment);
  const { remove, restore } = removing(actor, comment);
  const share = remove && seesInternal(actor) && comment.visibility === 'internal';
  return { edit: own && !comment.deleted, remove, restore, share };
}

export function attachmentAbilities(actor: Actor, attachment: Judged): Record<AttachmentAbility, boolean> {
  return removing(actor, attachment);
}

/** What an owner took away the author does not bring back. */
function removing(actor: Actor, judged: Judged): { remove: boolean; restore: boolean } {
  const owner = actor.role === 'owner' || actor.role === 'system';
  const mine = judged.deletedBy !== null && judged.deletedBy === actor.seatId;
  return {
    remove: !judged.deleted && (owner || isOwn(actor, judged)),
    restore: judged.deleted && (owner || mine),
  };
}

function isOwn(actor: Actor, { authorId }: Judged): boolean {
  return authorId !== null && authorId === actor.seatId;
}
