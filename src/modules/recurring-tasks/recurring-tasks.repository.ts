import { Injectable } from '@nestjs/common';
import { type Actor, type Language } from '../../kernel/actor.js';
import type { Step } from '../../kernel/checklist.js';
import { NotFound, Stale } from '../../kernel/domain-error.js';
import type { Priority } from '../../kernel/priority.js';
import { Question, utc } from '../../platform/database/listing.js';
import { inReach } from '../../platform/database/reach.js';
import { violatedConstraint } from '../../platform/database/sql-state.js';
import { manager, query } from '../../platform/database/transaction.js';
import type { Exception, Series } from './occurrence.rules.js';
import { RecurringTaskEntity } from './recurring-task.entity.js';
import { RecurringTaskIdTaken } from './recurring-task.errors.js';

/** A series as screens read it, with what is otherwise and what was made of it. */
export interface RecurringTaskRow extends Series {
  readonly id: string;
  readonly engagementId: string;
  readonly engagementName: string;
  readonly clientId: string;
  readonly clientName: string;
  readonly title: string;
  readonly brief: string;
  readonly purpose: string;
  readonly inputs: string;
  readonly acceptanceCriteria: string;
  readonly priority: Priority;
  readonly language: Language | null;
  readonly serviceId: string | null;
  readonly assigneeId: string | null;
  readonly assigneeName: string | null;
  readonly estimateMinutes: number | null;
  readonly playbookId: string | null;
  readonly checklist: Step[] | null;
  readonly dueAfterDays: number | null;
  readonly exceptions: Exception[];
  readonly made: { readonly day: string; readonly taskId: string }[];
  readonly missed: string[];
  readonly createdByName: string;
  readonly createdAt: string;
  readonly version: number;
}

/** Where a page of series ended. */
export type SeriesPosition = readonly [title: string, id: string];

const SELECT = `
  SELECT r.id, r.engagement_id AS "engagementId", e.name AS "engagementName", e.client_id AS "clientId",
    c.name AS "clientName", e.time_zone AS "timeZone", r.title, r.brief, r.purpose, r.inputs,
    r.acceptance_criteria AS "acceptanceCriteria", r.priority, r.language, r.service_id AS "serviceId",
    r.assignee_id AS "assigneeId", m.name AS "assigneeName", r.estimate_minutes AS "estimateMinutes",
    r.playbook_id AS "playbookId", r.checklist, r.rule, r.starts_on::text AS "startsOn", r.time,
    r.due_after_days AS "dueAfterDays", r.ahead_days AS "aheadDays", r.settled_to::text AS "settledTo",
    r.paused_from::text AS "pausedFrom", r.paused_until::text AS "pausedUntil", r.ended_on::text AS "endedOn",
    (SELECT coalesce(json_agg(json_build_object('day', x.day, 'kind', x.kind, 'to', x.moved_to) ORDER BY x.day), '[]')
      FROM recurring_exception x WHERE x.workspace_id = r.workspace_id AND x.recurring_task_id = r.id
        AND greatest(x.day, x.moved_to) > r.settled_to - 500) AS exceptions,
    (SELECT coalesce(json_agg(json_build_object('day', o.day, 'taskId', o.task_id) ORDER BY o.day), '[]')
      FROM recurring_occurrence o WHERE o.workspace_id = r.workspace_id AND o.recurring_task_id = r.id
        AND o.task_id IS NOT NULL AND o.day > r.settled_to - 500) AS made,
    (SELECT coalesce(json_agg(l.day), '[]') FROM (SELECT o.day FROM recurring_occurrence o
      WHERE o.workspace_id = r.workspace_id AND o.recurring_task_id = r.id AND o.task_id IS NULL
      ORDER BY o.day DESC LIMIT 20) l) AS missed,
    r.created_by_name AS "createdByName", ${utc('r.created_at')} AS "createdAt", r.version
  FROM recurring_task r
  JOIN engagement e ON e.id = r.engagement_id AND e.workspace_id = r.workspace_id
  JOIN client c ON c.id = e.client_id AND c.workspace_id = r.workspace_id
  LEFT JOIN member m ON m.id = r.assignee_id AND m.workspace_id = r.workspace_id`;

/** The only place that reads and writes series; each read takes the actor whose reach it keeps. */
@Injectable()
export class RecurringTasksRepository {
  /** @throws NotFound */
  async one(actor: Actor, id: string): Promise<RecurringTaskRow> {
    const [row] = await new Question(SELECT, actor, 'r')
      .where('id', 'r.id = #', id)
      .ask<RecurringTaskRow>('recurring-tasks.one');
    if (!row) throw new NotFound('recurring-task');
    return row;
  }

  /** By title. */
  list(
    actor: Actor,
    engagementId: string | undefined,
    limit: number,
    after: SeriesPosition | null,
  ): Promise<RecurringTaskRow[]> {
    const question = new Question(SELECT, actor, 'r').whereGiven(
      'engagement',
      'r.engagement_id = #',
      engagementId,
    );
    if (after) question.where('after', '(lower(r.title), r.id) > (lower(#), #::uuid)', ...after);
    return question.ask<RecurringTaskRow>(
      'recurring-tasks.list',
      'ORDER BY lower(r.title), r.id LIMIT #',
      limit,
    );
  }

  /** For changing it; whoever else wants to change it, or to make its tasks, waits. @throws NotFound */
  async load(actor: Actor, id: string): Promise<RecurringTaskEntity> {
    const where = { id, ...inReach(actor) };
    const series = await manager().findOne(RecurringTaskEntity, {
      where,
      lock: { mode: 'pessimistic_write' },
    });
    if (!series) throw new NotFound('recurring-task');
    return series;
  }

  /** @throws RecurringTaskIdTaken */
  async add(series: Omit<RecurringTaskEntity, 'version'>): Promise<void> {
    try {
      await manager().insert(RecurringTaskEntity, series);
    } catch (error) {
      if (violatedConstraint(error) === 'recurring_task_pkey') throw new RecurringTaskIdTaken();
      throw error;
    }
  }

  /** Writes what was changed of a loaded series. */
  async change({
    id,
    workspaceId,
    engagementId: _stays,
    version,
    ...values
  }: RecurringTaskEntity): Promise<void> {
    const { affected } = await manager().update(RecurringTaskEntity, { id, workspaceId, version }, values);
    if (affected !== 1) throw new Stale(version);
  }

  /** Says what is otherwise on a day of a loaded series, in place of what was said before. */
  async except(series: RecurringTaskEntity, exception: Exception, reason: string): Promise<void> {
    await query(
      'recurring-tasks.except',
      `INSERT INTO recurring_exception (recurring_task_id, day, workspace_id, engagement_id, kind, moved_to, reason)
       VALUES ($1, $2, $3, $4, $5, $6, $7)
       ON CONFLICT (recurring_task_id, day) DO UPDATE
         SET kind = excluded.kind, moved_to = excluded.moved_to, reason = excluded.reason`,
      [
        series.id,
        exception.day,
        series.workspaceId,
        series.engagementId,
        exception.kind,
        exception.to,
        reason,
      ],
    );
  }

  /** Lets a day of a loaded series be as the rule says again. @returns whether it was otherwise */
  async unexcept({ id, workspaceId }: RecurringTaskEntity, day: string): Promise<boolean> {
    const gone = await query(
      'recurring-tasks.unexcept',
      'DELETE FROM recurring_exception WHERE workspace_id = $1 AND recurring_task_id = $2 AND day = $3 RETURNING day',
      [workspaceId, id, day],
    );
    return gone.length > 0;
  }
}
