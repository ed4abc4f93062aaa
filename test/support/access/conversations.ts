import type { Actor } from '../../../src/kernel/actor.js';
import {
  commentAbilities,
  type CommentAbility,
} from '../../../src/modules/conversations/conversation.policy.js';
import { aComment } from '../../builders/comment.js';
import type { Place } from '../world.js';
import type { Target, Action } from './action.js';
import { there, at } from './shared.js';

/** Said by the keeper, who owns the workspace: an assistant reads it and changes it not. */
const remark = (visibility: 'internal' | 'client') =>
  ({
    scope: 'place',
    target: async ({ keeper, taskId, mark, keeperMemberId }: Place) => {
      const { id } = await aComment(keeper, { taskId, visibility, body: `Remark ${mark}` });
      return { id, ownerSeatId: keeperMemberId };
    },
  }) as const;
const mayRemark = (ability: CommentAbility) => (actor: Actor, _: Place, { ownerSeatId = '' }: Target) =>
  commentAbilities(actor, { authorId: ownerSeatId, visibility: ability === 'share' ? 'internal' : 'client',
    deleted: false, deletedBy: null })[ability]; // prettier-ignore
const seesInside = (actor: Actor) => actor.role !== 'contact';

export const conversations: Action[] = [
  { operation: 'commentsList', scope: 'none', method: 'get', path: () => '/comments', ok: 200 },
  { operation: 'commentsAdd', scope: 'place', target: there('taskId'), method: 'post', path: () => '/comments', body: ({ id }, { mark }) => ({ taskId: id, body: `Remark ${mark}` }), ok: 201 },
  { operation: 'commentsEdits', on: 'one for the client', ...remark('client'), method: 'get', ...at('/comments', '/edits'), ok: 200 },
  { operation: 'commentsEdits', on: 'an internal one', ...remark('internal'), method: 'get', ...at('/comments', '/edits'), ok: 200, may: seesInside, no: 404 },
  { operation: 'commentsEdit', ...remark('client'), method: 'patch', ...at('/comments'), body: (_, { mark }) => ({ body: `Other ${mark}` }), ok: 200, may: mayRemark('edit') },
  { operation: 'commentsRemove', ...remark('client'), method: 'delete', ...at('/comments'), ok: 204, may: mayRemark('remove') },
  { operation: 'attachmentsList', scope: 'none', method: 'get', path: () => '/attachments', ok: 200 },
]; // prettier-ignore
