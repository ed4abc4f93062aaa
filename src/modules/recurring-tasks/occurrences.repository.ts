import { Injectable } from '@nestjs/common';
import type { Language } from '../../kernel/actor.js';
import { query } from '../../platform/database/transaction.js';
import type { Exception, Occurrence } from './occurrence.rules.js';
import type { RecurringTaskEntity } from './recurring-task.entity.js';

/** What became of a day of the rule, and how the task stands that it became. */
export interface SettledRow {
  readonly day: string;
  readonly on: string;
  /** Null: missed. */
  readonly taskId: string | null;
  readonly taskVersion: number | null;
  /** Nobody has done anything with the task since the series wrote it. */
  readonly untouched: boolean;
}

export interface ExceptionRow extends Exception {
  readonly reason: string;
}

export interface SetUpBy {
  readonly personId: string | null;
  readonly name: string;
  readonly language: Language;
}

type Owned = Pick<RecurringTaskEntity, 'id' | 'workspaceId' | 'engagementId'>;

/** What a series needs to know when its tasks are made, and what it keeps of it. */
@Injectable()
export class OccurrencesRepository {
  /** The zone and last day of a series' engagement. */
  async engagementOf({
    workspaceId,
    engagementId,
  }: Owned): Promise<{ timeZone: string; endedOn: string | null }> {
    const [row] = await query<{ timeZone: string; endedOn: string | null }>(
      'occurrences.engagement',
      `SELECT time_zone AS "timeZone", ended_on::text AS "endedOn" FROM engagement WHERE workspace_id = $1 AND id = $2`,
      [workspaceId, engagementId],
    );
    if (!row) throw new Error('a series without an engagement');
    return row;
  }

  exceptions({ id, workspaceId }: Owned): Promise<ExceptionRow[]> {
    return query<ExceptionRow>(
      'occurrences.exceptions',
      `SELECT day::text, kind, moved_to::text AS "to", reason FROM recurring_exception
       WHERE workspace_id = $1 AND recurring_task_id = $2 ORDER BY day`,
      [workspaceId, id],
    );
  }

  /** What was settled of a series lately, in order of its days: what lies longer back is not asked for again. */
  settled({ id, workspaceId }: Owned): Promise<SettledRow[]> {
    return query<SettledRow>(
      'occurrences.settled',
      `SELECT o.day::text, o.falls_on::text AS "on", o.task_id AS "taskId", o.task_version AS "taskVersion",
         coalesce(t.version = o.task_version AND t.status = 'accepted'
           AND NOT EXISTS (SELECT FROM time_entry w WHERE w.workspace_id = $1 AND w.task_id = t.id)
           AND NOT EXISTS (SELECT FROM comment c WHERE c.workspace_id = $1 AND c.task_id = t.id AND c.deleted_at IS NULL)
           AND NOT EXISTS (SELECT FROM deliverable d WHERE d.workspace_id = $1 AND d.task_id = t.id AND d.deleted_at IS NULL)
           AND NOT EXISTS (SELECT FROM checklist_item i WHERE i.workspace_id = $1 AND i.task_id = t.id
             AND (i.done_at IS NOT NULL OR i.created_at > t.created_at)), false) AS untouched
       FROM recurring_occurrence o LEFT JOIN task t ON t.workspace_id = o.workspace_id AND t.id = o.task_id
       JOIN recurring_task r ON r.workspace_id = o.workspace_id AND r.id = o.recurring_task_id
       WHERE o.workspace_id = $1 AND o.recurring_task_id = $2 AND o.day > r.settled_to - 500 ORDER BY o.day`,
      [workspaceId, id],
    );
  }

  /** Keeps that a day became a task, or was missed: once. */
  async settle(
    { id, workspaceId, engagementId }: Owned,
    { day, on }: Pick<Occurrence, 'day' | 'on'>,
    task: { readonly id: string; readonly version: number } | null,
  ): Promise<void> {
    await query(
      'occurrences.settle',
      `INSERT INTO recurring_occurrence (recurring_task_id, day, workspace_id, engagement_id, falls_on, task_id, task_version)
       VALUES ($1, $2, $3, $4, $5, $6, $7)`,
      [id, day, workspaceId, engagementId, on, task?.id ?? null, task?.version ?? null],
    );
  }

  /** The task is again as the series left it. */
  async followed(
    { id, workspaceId }: Owned,
    { day, on }: Pick<Occurrence, 'day' | 'on'>,
    version: number,
  ): Promise<void> {
    await query(
      'occurrences.followed',
      `UPDATE recurring_occurrence SET task_version = $4, falls_on = $5
       WHERE workspace_id = $1 AND recurring_task_id = $2 AND day = $3`,
      [workspaceId, id, day, version, on],
    );
  }

  /** The day is free again; its task, which is cancelled, stands for no day any more. */
  async free({ id, workspaceId }: Owned, day: string, taskId: string): Promise<void> {
    await query(
      'occurrences.free',
      'DELETE FROM recurring_occurrence WHERE workspace_id = $1 AND recurring_task_id = $2 AND day = $3',
      [workspaceId, id, day],
    );
    await query(
      'occurrences.unlink',
      'UPDATE task SET occurrence_on = NULL WHERE workspace_id = $1 AND id = $2',
      [workspaceId, taskId],
    );
  }

  /** Everything up to a day is settled; when to look again. Nothing that a person wrote changes: its version stays. */
  async rest({ id, workspaceId }: Owned, settledTo: string, nextAt: Temporal.Instant | null): Promise<void> {
    await query(
      'occurrences.rest',
      `UPDATE recurring_task SET settled_to = greatest(settled_to, $3), next_at = $4, changed = false
       WHERE workspace_id = $1 AND id = $2`,
      [workspaceId, id, settledTo, nextAt?.toString() ?? null],
    );
  }

  /** In whose name the tasks of a series are made; null when it is not there. */
  async setUpBy(workspaceId: string, id: string): Promise<SetUpBy | null> {
    const [row] = await query<SetUpBy>(
      'occurrences.set-up-by',
      `SELECT created_by AS "personId", created_by_name AS name, created_in AS language FROM recurring_task
       WHERE workspace_id = $1 AND id = $2`,
      [workspaceId, id],
    );
    return row ?? null;
  }

  /** Whether a playbook can still be followed. */
  async isOpenPlaybook({ workspaceId }: Owned, playbookId: string): Promise<boolean> {
    const rows = await query(
      'occurrences.playbook',
      'SELECT FROM playbook WHERE workspace_id = $1 AND id = $2 AND archived_at IS NULL',
      [workspaceId, playbookId],
    );
    return rows.length > 0;
  }
}
