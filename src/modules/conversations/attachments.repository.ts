import { Injectable } from '@nestjs/common';
import { seesAll, type Actor, type Role } from '../../kernel/actor.js';
import { NotFound } from '../../kernel/domain-error.js';
import { Question, utc } from '../../platform/database/listing.js';
import { query } from '../../platform/database/transaction.js';
import type { StoredFile } from '../../platform/files/file-store.js';
import { seesInternal } from './conversation.policy.js';
import type { Visibility } from './conversation.rules.js';

/** A file that came with a task or comment, as it is read; instants as ISO 8601 UTC. */
export interface AttachmentRow {
  readonly id: string;
  readonly engagementId: string;
  readonly taskId: string;
  readonly commentId: string | null;
  readonly visibility: Visibility;
  readonly fileName: string;
  readonly contentType: string;
  readonly size: number;
  readonly sha256: string;
  readonly createdBy: string | null;
  readonly createdByName: string;
  readonly createdByRole: Role;
  readonly createdAt: string;
  readonly deletedAt: string | null;
  readonly deletedBy: string | null;
  readonly position: AttachmentPosition;
}

export type AttachmentPosition = readonly [createdAt: string, id: string];

/** What is written down of a new one. */
export type NewAttachment = Pick<
  AttachmentRow,
  | 'id'
  | 'engagementId'
  | 'taskId'
  | 'commentId'
  | 'visibility'
  | 'createdBy'
  | 'createdByName'
  | 'createdByRole'
  | 'createdAt'
> & { readonly workspaceId: string; readonly file: StoredFile };

const SELECT = `
  SELECT a.id, a.engagement_id AS "engagementId", a.task_id AS "taskId", a.comment_id AS "commentId", a.visibility,
    a.file_name AS "fileName", a.content_type AS "contentType", a.size::float8 AS size, a.sha256,
    a.created_by AS "createdBy", a.created_by_name AS "createdByName", a.created_by_role AS "createdByRole",
    ${utc('a.created_at')} AS "createdAt", ${utc('a.deleted_at')} AS "deletedAt", a.deleted_by AS "deletedBy",
    ARRAY[a.created_at::text, a.id::text] AS position
  FROM attachment a`;
const FILE = `
  SELECT a.storage_key AS "storageKey", a.file_name AS "fileName", a.content_type AS "contentType", a.size::float8 AS size,
    a.sha256 FROM attachment a`;

/**
 * What was deleted, or hangs on a comment that was, is not there. Asked for what is there, and not for what is not:
 * a contact sees no deleted comment.
 */
const THERE = `a.deleted_at IS NULL AND a.storage_key IS NOT NULL AND (a.comment_id IS NULL OR EXISTS (SELECT FROM comment c
  WHERE c.workspace_id = a.workspace_id AND c.id = a.comment_id AND c.deleted_at IS NULL))`;

/** The only place that reads and writes attachments; each read takes the actor whose reach it keeps. */
@Injectable()
export class AttachmentsRepository {
  list(
    actor: Actor,
    taskId: string | undefined,
    limit: number,
    after: AttachmentPosition | null,
  ): Promise<AttachmentRow[]> {
    const question = visible(new Question(SELECT, actor, 'a').where('there', THERE), actor).whereGiven(
      'task',
      'a.task_id = #',
      taskId,
    );
    if (after) question.where('after', '(a.created_at, a.id) > (#::timestamptz, #::uuid)', ...after);
    return question.ask<AttachmentRow>('attachments.list', 'ORDER BY a.created_at, a.id LIMIT #', limit);
  }

  /** Those of some comments. */
  ofComments(actor: Actor, commentIds: readonly string[]): Promise<AttachmentRow[]> {
    return visible(new Question(SELECT, actor, 'a').where('there', THERE), actor)
      .where('comments', 'a.comment_id = ANY (#::uuid[])', commentIds)
      .ask<AttachmentRow>('attachments.of-comments', 'ORDER BY a.created_at, a.id');
  }

  /** Also a deleted one, of those who may know of it. @throws NotFound */
  async one(actor: Actor, id: string): Promise<AttachmentRow> {
    const [row] = await visible(new Question(SELECT, actor, 'a'), actor)
      .where(
        'mine',
        '(a.deleted_at IS NULL OR #::boolean OR a.created_by = #::uuid)',
        seesInternal(actor),
        actor.seatId,
      ) // prettier-ignore
      .where('id', 'a.id = #', id)
      .ask<AttachmentRow>('attachments.one');
    if (!row) throw new NotFound('attachment');
    return row;
  }

  /** @throws NotFound for what is deleted, internal to others, or out of reach */
  async file(actor: Actor, id: string): Promise<StoredFile> {
    const [row] = await visible(new Question(FILE, actor, 'a').where('there', THERE), actor)
      .where('id', 'a.id = #', id)
      .ask<StoredFile>('attachments.file');
    if (!row) throw new NotFound('attachment');
    return row;
  }

  async add({ file, ...a }: NewAttachment): Promise<void> {
    await query(
      'attachments.add',
      `INSERT INTO attachment (id, workspace_id, engagement_id, task_id, comment_id, visibility, file_name, content_type,
         size, sha256, storage_key, created_by, created_by_name, created_by_role, created_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15)`,
      [
        a.id,
        a.workspaceId,
        a.engagementId,
        a.taskId,
        a.commentId,
        a.visibility,
        file.fileName,
        file.contentType,
        file.size,
        file.sha256,
        file.storageKey,
        a.createdBy,
        a.createdByName,
        a.createdByRole,
        a.createdAt,
      ],
    );
  }

  /** @returns whether it was as expected: two who delete at once are one */
  async markDeleted(actor: Actor, id: string, at: Temporal.Instant): Promise<boolean> {
    const rows = await query(
      'attachments.delete',
      `UPDATE attachment SET deleted_at = $4, deleted_by = $5 WHERE workspace_id = $1 AND id = $2 AND deleted_at IS NULL
         AND ($6 OR engagement_id = ANY ($3::uuid[])) RETURNING id`,
      [actor.workspaceId, id, actor.engagementIds, at.toString(), actor.seatId, seesAll(actor)],
    );
    return rows.length > 0;
  }

  async restore(actor: Actor, id: string): Promise<boolean> {
    const rows = await query(
      'attachments.restore',
      `UPDATE attachment SET deleted_at = NULL, deleted_by = NULL WHERE workspace_id = $1 AND id = $2
         AND deleted_at IS NOT NULL AND storage_key IS NOT NULL AND ($4 OR engagement_id = ANY ($3::uuid[])) RETURNING id`,
      [actor.workspaceId, id, actor.engagementIds, seesAll(actor)],
    );
    return rows.length > 0;
  }

  /** The files of a comment go where it goes. */
  async share(workspaceId: string, commentId: string): Promise<void> {
    await query(
      'attachments.share',
      `UPDATE attachment SET visibility = 'client' WHERE workspace_id = $1 AND comment_id = $2 AND visibility = 'internal'`,
      [workspaceId, commentId],
    );
  }

  /** Of some storage names those that an attachment refers to. */
  async known(workspaceId: string, storageKeys: readonly string[]): Promise<string[]> {
    const rows = await query<{ key: string }>(
      'attachments.known',
      'SELECT storage_key AS key FROM attachment WHERE workspace_id = $1 AND storage_key = ANY ($2)',
      [workspaceId, storageKeys],
    );
    return rows.map(({ key }) => key);
  }

  /** Of every workspace those that were deleted, or hang on a comment that was, before a moment. */
  expired(before: Temporal.Instant): Promise<{ workspaceId: string; id: string }[]> {
    return query<{ workspaceId: string; id: string }>(
      'attachments.expired',
      'SELECT workspace_id AS "workspaceId", id FROM expired_attachments($1)',
      [before.toString()],
    );
  }

  /** Notes that the content of an attachment is gone. @returns its storage name; null when it was restored meanwhile */
  async dropContent(workspaceId: string, id: string, before: Temporal.Instant): Promise<string | null> {
    const [row] = await query<{ key: string }>(
      'attachments.drop-content',
      `UPDATE attachment a SET storage_key = NULL FROM attachment old LEFT JOIN comment c ON c.id = old.comment_id
       WHERE a.workspace_id = $1 AND a.id = $2 AND old.id = a.id AND a.storage_key IS NOT NULL
         AND least(a.deleted_at, c.deleted_at) <= $3 RETURNING old.storage_key AS key`,
      [workspaceId, id, before.toString()],
    );
    return row?.key ?? null;
  }
}

/** To a contact, what is internal does not exist. */
function visible(question: Question, actor: Actor): Question {
  return seesInternal(actor) ? question : question.where('open', `a.visibility = 'client'`);
}
