import { Injectable } from '@nestjs/common';
import type { Language } from '../../kernel/actor.js';
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

/** The only place that reads and writes links to a task's page. */
@Injectable()
export class TaskLinksRepository {
  /** Makes a link for a contact of the task's client, unless there is one. */
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
