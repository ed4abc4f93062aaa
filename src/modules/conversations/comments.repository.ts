import { Injectable } from '@nestjs/common';
import { seesAll, type Actor, type Role } from '../../kernel/actor.js';
import { NotFound, Stale } from '../../kernel/domain-error.js';
import { Question, utc } from '../../platform/database/listing.js';
import { manager, query } from '../../platform/database/transaction.js';
import { CommentEntity, type Mention } from './comment.entity.js';
import { seesInternal } from './conversation.policy.js';
import type { Visibility } from './conversation.rules.js';

/** A comment as it is read; instants as ISO 8601 UTC. */
export interface CommentRow {
  readonly id: string;
  readonly engagementId: string;
  readonly taskId: string;
  readonly body: string;
  readonly visibility: Visibility;
  readonly mentions: Mention[];
  readonly authorId: string | null;
  readonly authorName: string;
  readonly authorRole: Role;
  readonly createdAt: string;
  /** Of those edits that the reader may see. */
  readonly editedAt: string | null;
  readonly edits: number;
  readonly deletedAt: string | null;
  readonly deletedBy: string | null;
  readonly version: number;
  readonly position: CommentPosition;
}

export interface CommentEdit {
  readonly id: string;
  readonly body: string;
  readonly replacedAt: string;
}

export interface CommentFilter {
  readonly taskId?: string | undefined;
  readonly deliverableId?: string | undefined;
}

export type CommentPosition = readonly [createdAt: string, id: string];

/** Somebody who can be mentioned. */
export interface Mentionable extends Mention {
  readonly contact: boolean;
}

// What was written while the comment was internal stays internal.
const EDITS = `FROM comment_edit x WHERE x.workspace_id = c.workspace_id AND x.comment_id = c.id
  AND (x.visibility = 'client' OR is_member())`;
const SELECT = `
  SELECT c.id, c.engagement_id AS "engagementId", c.task_id AS "taskId", c.body, c.visibility, c.mentions,
    c.author_id AS "authorId", c.author_name AS "authorName", c.author_role AS "authorRole",
    ${utc('c.created_at')} AS "createdAt", (SELECT ${utc('max(x.replaced_at)')} ${EDITS}) AS "editedAt",
    (SELECT count(*)::int ${EDITS}) AS edits, ${utc('c.deleted_at')} AS "deletedAt", c.deleted_by AS "deletedBy", c.version,
    ARRAY[c.created_at::text, c.id::text] AS position
  FROM comment c`;

/** The only place that reads and writes comments; each read takes the actor whose reach it keeps. */
@Injectable()
export class CommentsRepository {
  /** In the order in which they were written; deleted ones only for those who may bring them back. */
  list(
    actor: Actor,
    filter: CommentFilter,
    limit: number,
    after: CommentPosition | null,
  ): Promise<CommentRow[]> {
    const question = visible(new Question(SELECT, actor, 'c'), actor)
      .where('there', '(c.deleted_at IS NULL OR #::boolean OR c.deleted_by = #::uuid)', seesAll(actor), actor.seatId)
      .whereGiven('task', 'c.task_id = #', filter.taskId)
      .whereGiven('doc', '(c.workspace_id, c.task_id) = (SELECT d.workspace_id, d.task_id FROM deliverable d WHERE d.id = #)', filter.deliverableId); // prettier-ignore
    if (after) question.where('after', '(c.created_at, c.id) > (#::timestamptz, #::uuid)', ...after);
    return question.ask<CommentRow>('comments.list', 'ORDER BY c.created_at, c.id LIMIT #', limit);
  }

  /** Also a deleted one, of those who may bring it back. @throws NotFound */
  async one(actor: Actor, id: string): Promise<CommentRow> {
    const [row] = await visible(new Question(SELECT, actor, 'c'), actor)
      .where(
        'there',
        '(c.deleted_at IS NULL OR #::boolean OR c.author_id = #::uuid)',
        seesInternal(actor),
        actor.seatId,
      ) // prettier-ignore
      .where('id', 'c.id = #', id)
      .ask<CommentRow>('comments.one');
    if (!row) throw new NotFound('comment');
    return row;
  }

  /** Holds one's own comment as it is until the transaction ends: nobody shares or deletes it meanwhile. */
  async hold(actor: Actor, id: string): Promise<void> {
    await query('comments.hold', 'SELECT FROM comment WHERE workspace_id = $1 AND id = $2 FOR SHARE', [
      actor.workspaceId,
      id,
    ]);
  }

  /** What stood there before, the oldest first. */
  edits(actor: Actor, commentId: string): Promise<CommentEdit[]> {
    const question = new Question(
      `SELECT x.id, x.body, ${utc('x.replaced_at')} AS "replacedAt" FROM comment_edit x`,
      actor,
      'x',
    ).where('comment', 'x.comment_id = #', commentId);
    if (!seesInternal(actor)) question.where('open', `x.visibility = 'client'`);
    return question.ask<CommentEdit>('comments.edits', 'ORDER BY x.replaced_at, x.id');
  }

  /** Of some ids those of people who have to do with an engagement: its members and its client's contacts. */
  mentionable(actor: Actor, engagementId: string, ids: readonly string[]): Promise<Mentionable[]> {
    return query<Mentionable>(
      'comments.mentionable',
      `SELECT m.id, m.name, false AS contact FROM member m WHERE m.workspace_id = $1 AND m.id = ANY ($3::uuid[])
         AND m.removed_at IS NULL AND m.person_id IS NOT NULL AND (m.role = 'owner' OR EXISTS (SELECT FROM assignment a
           WHERE a.workspace_id = $1 AND a.engagement_id = $2 AND a.member_id = m.id))
       UNION ALL
       SELECT k.id, k.name, true FROM contact k JOIN engagement e ON e.workspace_id = $1 AND e.client_id = k.client_id
         WHERE k.workspace_id = $1 AND e.id = $2 AND k.id = ANY ($3::uuid[]) AND k.removed_at IS NULL
       ORDER BY name, id`,
      [actor.workspaceId, engagementId, ids],
    );
  }

  async add(comment: Omit<CommentEntity, 'version'>): Promise<void> {
    await manager().insert(CommentEntity, comment);
  }

  /** Writes over the version that was read. @throws Stale when somebody else was first */
  async change(
    { id, version }: Pick<CommentRow, 'id' | 'version'>,
    actor: Actor,
    values: Partial<
      Pick<CommentEntity, 'body' | 'visibility' | 'mentions' | 'sharedAt' | 'deletedAt' | 'deletedBy'>
    >,
  ): Promise<void> {
    const { workspaceId } = actor;
    const { affected } = await manager().update(CommentEntity, { id, workspaceId, version }, values);
    if (affected !== 1) throw new Stale(version);
  }

  async keepEdit(
    id: string,
    actor: Actor,
    { id: commentId, engagementId, body, visibility }: CommentRow,
    at: Temporal.Instant,
  ): Promise<void> {
    await query(
      'comments.keep-edit',
      `INSERT INTO comment_edit (id, workspace_id, engagement_id, comment_id, body, visibility, replaced_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7)`,
      [id, actor.workspaceId, engagementId, commentId, body, visibility, at.toString()],
    );
  }
}

/** To a contact, what is internal does not exist. */
function visible(question: Question, actor: Actor): Question {
  return seesInternal(actor) ? question : question.where('open', `c.visibility = 'client'`);
}
