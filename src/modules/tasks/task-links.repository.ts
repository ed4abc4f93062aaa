import { Injectable } from '@nestjs/common';
import { seesAll, type Actor, type Language } from '../../kernel/actor.js';
import { NotFound } from '../../kernel/domain-error.js';
import { actor, query } from '../../platform/database/transaction.js';

/** A link with its reader, as far as opening it needs. */
export interface OpenedTaskLink {
  readonly taskId: string;
  readonly closedAt: Date | null;
  readonly workspaceId: string;
  readonly workspaceName: string;
  readonly engagementId: string;
  readonly clientId: string;
  readonly contactId: string;
  readonly contactName: string;
  readonly language: Language;
  readonly timeZone: string;
  /** Taken back, or its reader was removed. */
  readonly revoked: boolean;
}

/** A link as members see it. */
export interface TaskLinkRow {
  readonly id: string;
  readonly taskId: string;
  readonly engagementId: string;
  readonly contactId: string;
  readonly contactName: string;
  readonly createdAt: Date;
  readonly revokedAt: Date | null;
  /** When its task was closed. */
  readonly closedAt: Date | null;
  readonly readerRemoved: boolean;
}

const SELECT = `
  SELECT l.id, l.task_id AS "taskId", l.engagement_id AS "engagementId", l.contact_id AS "contactId",
    k.name AS "contactName", l.created_at AS "createdAt", l.revoked_at AS "revokedAt", t.closed_at AS "closedAt",
    k.removed_at IS NOT NULL AS "readerRemoved"
  FROM task_link l JOIN task t ON t.id = l.task_id AND t.workspace_id = l.workspace_id
    JOIN contact k ON k.id = l.contact_id AND k.workspace_id = l.workspace_id
  WHERE l.workspace_id = $1 AND ($2::boolean OR l.engagement_id = ANY ($3::uuid[]))`;

/** The only place that reads and writes links to a task's page. */
@Injectable()
export class TaskLinksRepository {
  /** Newest first. */
  list(by: Actor, taskId: string | undefined, limit: number, after: string | null): Promise<TaskLinkRow[]> {
    return query<TaskLinkRow>(
      'task-links.list',
      `${SELECT} AND ($4::uuid IS NULL OR l.task_id = $4) AND ($5::uuid IS NULL OR l.id < $5) ORDER BY l.id DESC LIMIT $6`,
      [...scope(by), taskId, after, limit],
    );
  }

  /** @throws NotFound */
  async one(by: Actor, id: string): Promise<TaskLinkRow> {
    const [row] = await query<TaskLinkRow>('task-links.one', `${SELECT} AND l.id = $4`, [...scope(by), id]);
    if (!row) throw new NotFound('task-link');
    return row;
  }

  /** Whether somebody is a contact of the task's client, and still there. */
  async mayRead(taskId: string, contactId: string): Promise<boolean> {
    const rows = await query(
      'task-links.reader',
      `SELECT FROM task t JOIN engagement e ON e.id = t.engagement_id JOIN contact k ON k.client_id = e.client_id
       WHERE t.workspace_id = $1 AND t.id = $2 AND k.workspace_id = $1 AND k.id = $3 AND k.removed_at IS NULL`,
      [actor().workspaceId, taskId, contactId],
    );
    return rows.length > 0;
  }

  /** @returns whether it was made: not where the contact has an open one, or the id is taken */
  async add(id: string, taskId: string, contactId: string, at: Temporal.Instant): Promise<boolean> {
    const rows = await query(
      'task-links.add',
      `INSERT INTO task_link (id, workspace_id, engagement_id, task_id, contact_id, created_at)
       SELECT $2, $1, t.engagement_id, t.id, $4, $5 FROM task t WHERE t.workspace_id = $1 AND t.id = $3
       ON CONFLICT DO NOTHING RETURNING id`,
      [actor().workspaceId, id, taskId, contactId, at.toString()],
    );
    return rows.length > 0;
  }

  /** @returns whether it was open until now */
  async revoke(id: string, at: Temporal.Instant): Promise<boolean> {
    const rows = await query(
      'task-links.revoke',
      'UPDATE task_link SET revoked_at = $3 WHERE workspace_id = $1 AND id = $2 AND revoked_at IS NULL RETURNING id',
      [actor().workspaceId, id, at.toString()],
    );
    return rows.length > 0;
  }

  /** Makes the contact's first link. One that was taken back is not made anew by ourselves. */
  async ensure(id: string, taskId: string, contactId: string, at: Temporal.Instant): Promise<void> {
    await query(
      'task-links.ensure',
      `INSERT INTO task_link (id, workspace_id, engagement_id, task_id, contact_id, created_at)
       SELECT $2, $1, t.engagement_id, t.id, k.id, $5
       FROM task t JOIN engagement e ON e.id = t.engagement_id JOIN contact k ON k.client_id = e.client_id
       WHERE t.workspace_id = $1 AND t.id = $3 AND k.id = $4 AND k.removed_at IS NULL
         AND NOT EXISTS (SELECT FROM task_link WHERE workspace_id = $1 AND task_id = $3 AND contact_id = $4)
       ON CONFLICT (task_id, contact_id) WHERE revoked_at IS NULL DO NOTHING`,
      [actor().workspaceId, id, taskId, contactId, at.toString()],
    );
  }

  /** The contact's link that is open, or null. */
  async openOf(taskId: string, contactId: string): Promise<string | null> {
    const [row] = await query<{ id: string }>(
      'task-links.open',
      'SELECT id FROM task_link WHERE workspace_id = $1 AND task_id = $2 AND contact_id = $3 AND revoked_at IS NULL',
      [actor().workspaceId, taskId, contactId],
    );
    return row?.id ?? null;
  }

  /** By the id that a signed link carries. */
  async opened(id: string): Promise<OpenedTaskLink | null> {
    const [row] = await query<OpenedTaskLink>(
      'task-links.opened',
      `SELECT l.task_id AS "taskId", t.closed_at AS "closedAt", l.workspace_id AS "workspaceId",
         w.name AS "workspaceName", l.engagement_id AS "engagementId", k.client_id AS "clientId", k.id AS "contactId",
         k.name AS "contactName", k.language, k.time_zone AS "timeZone",
         l.revoked_at IS NOT NULL OR k.removed_at IS NOT NULL AS revoked
       FROM task_link l JOIN task t ON t.id = l.task_id JOIN contact k ON k.id = l.contact_id
         JOIN workspace w ON w.id = l.workspace_id
       WHERE l.workspace_id = $1 AND l.id = $2`,
      [actor().workspaceId, id],
    );
    return row ?? null;
  }
}

function scope(by: Actor): [string, boolean, readonly string[]] {
  return [by.workspaceId, seesAll(by), by.engagementIds];
}
