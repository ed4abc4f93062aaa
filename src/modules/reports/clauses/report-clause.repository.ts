import { Injectable } from '@nestjs/common';
import { query } from '../../../platform/database/transaction.js';
import type { Days } from '../../../kernel/month.js';
import type { MeasuredDays } from './report-clause.js';
import type {
  DeliverableShown,
  DueReport,
  MeasuredTask,
  TaskEvent,
  TimedEntry,
  WorkedPiece,
} from './report-clause.rows.js';

/** What clauses are measured by. Read with the client's own reach, and asked of one engagement besides. */
@Injectable()
export class ReportClauseRepository {
  /** Billable work of some days, and corrections that count on them. */
  work(engagementId: string, { from, to }: Days): Promise<WorkedPiece[]> {
    return query<WorkedPiece>('clauses.work', WORK, [engagementId, from.toString(), to.toString()]);
  }

  /**
   * Tasks that may have been delivered, or fallen due, in the days: open in them, and not delivered before. What a
   * series makes is promised by its day and not by a turnaround.
   */
  tasks({ engagement, start, until }: MeasuredDays): Promise<MeasuredTask[]> {
    return query<MeasuredTask>(
      'clauses.tasks',
      `SELECT t.id, t.title, t.service_id AS "serviceId",
         (SELECT json_agg(json_build_object('to', m.moved_to, 'at', m.at) ORDER BY m.at, m.id) FROM task_move m
           WHERE m.workspace_id = t.workspace_id AND m.task_id = t.id AND m.at < $3) AS moves
       FROM task t
       WHERE t.workspace_id = affianco.workspace() AND t.engagement_id = $1 AND t.recurring_task_id IS NULL
         AND t.created_at < $3 AND (t.closed_at IS NULL OR t.closed_at >= $2)
         AND NOT EXISTS (SELECT FROM task_move m WHERE m.workspace_id = t.workspace_id AND m.task_id = t.id
           AND m.moved_to = 'delivered' AND m.at < $2)
       ORDER BY t.created_at, t.id`,
      [engagement.id, start.toString(), until.toString()],
    );
  }

  /** What was said and done about tasks that were open in the days, in order. */
  events({ engagement, start, until }: MeasuredDays): Promise<TaskEvent[]> {
    return query<TaskEvent>('clauses.events', EVENTS, [engagement.id, start.toString(), until.toString()]);
  }

  /** Versions of documents that the client could see for the first time on these days. */
  shown(engagementId: string, start: Temporal.Instant, end: Temporal.Instant): Promise<DeliverableShown[]> {
    return query<DeliverableShown>(
      'clauses.shown',
      `SELECT d.id, d.title, v.shown_at AS at
       FROM deliverable d JOIN deliverable_version v ON v.workspace_id = d.workspace_id AND v.deliverable_id = d.id
       WHERE d.workspace_id = affianco.workspace() AND d.engagement_id = $1 AND d.deleted_at IS NULL
         AND v.number <= d.shown_version AND v.shown_at >= $2 AND v.shown_at < $3
       ORDER BY v.shown_at, d.id, v.number`,
      [engagementId, start.toString(), end.toString()],
    );
  }

  /** Work of which is known from when to when it was done. */
  timed(engagementId: string, { from, to }: Days): Promise<TimedEntry[]> {
    return query<TimedEntry>(
      'clauses.timed',
      `SELECT e.id, e.day::text, e.started_at AS "startedAt", e.ended_at AS "endedAt", e.duration_seconds AS seconds,
         coalesce(nullif(e.description, ''), t.title, '') AS label
       FROM time_entry e LEFT JOIN task t ON t.workspace_id = e.workspace_id AND t.id = e.task_id
       WHERE e.workspace_id = affianco.workspace() AND e.engagement_id = $1 AND e.day >= $2 AND e.day < $3
         AND e.deleted_at IS NULL AND e.ended_at > e.started_at
       ORDER BY e.started_at, e.id`,
      [engagementId, from.toString(), to.toString()],
    );
  }

  /** Reports that fell due before the last known moment, and not so long before the days that they cannot concern them. */
  due({ engagement, start, until }: MeasuredDays): Promise<DueReport[]> {
    return query<DueReport>(
      'clauses.due',
      `SELECT u.send_at AS "dueAt", u.coverage, u.period_from::text AS "from", u.period_to::text AS "to",
         r.id AS "reportId", r.sent_at AS "sentAt"
       FROM schedule_run u LEFT JOIN report r ON r.workspace_id = u.workspace_id AND r.engagement_id = u.engagement_id
         AND r.period_from = u.period_from AND r.period_to = u.period_to AND r.number = 1 AND r.state <> 'draft'
       WHERE u.workspace_id = affianco.workspace() AND u.engagement_id = $1 AND u.outcome <> 'skipped'
         AND u.send_at >= $2::timestamptz - interval '100 days' AND u.send_at < $3
       ORDER BY u.send_at, u.due_at`,
      [engagement.id, start.toString(), until.toString()],
    );
  }

  async serviceName(engagementId: string, serviceId: string): Promise<string | null> {
    const [row] = await query<{ name: string }>(
      'clauses.service',
      `SELECT s.name FROM service s WHERE s.workspace_id = affianco.workspace() AND s.engagement_id = $1 AND s.id = $2`,
      [engagementId, serviceId],
    );
    return row?.name ?? null;
  }
}

const WORK = `
  SELECT e.id, e.day::text, e.task_id AS "taskId", e.member_id AS "memberId", e.service_id AS "serviceId",
    e.started_at AS "startedAt", e.ended_at AS "endedAt", e.duration_seconds AS seconds, e.rush,
    e.rate_minor::float8 AS "rateMinor", false AS exact
  FROM time_entry e
  WHERE e.workspace_id = affianco.workspace() AND e.engagement_id = $1 AND e.day >= $2 AND e.day < $3
    AND e.billable AND e.deleted_at IS NULL AND e.duration_seconds IS NOT NULL
  UNION ALL
  SELECT a.id, a.day::text, e.task_id, e.member_id, e.service_id, NULL, NULL, a.seconds, e.rush,
    e.rate_minor::float8, true
  FROM adjustment a JOIN time_entry e ON e.workspace_id = a.workspace_id AND e.id = a.entry_id
  WHERE a.workspace_id = affianco.workspace() AND a.engagement_id = $1 AND a.day >= $2 AND a.day < $3 AND e.billable`;

const EVENTS = `
  WITH open AS MATERIALIZED (
    SELECT t.id, t.workspace_id, t.title FROM task t
    WHERE t.workspace_id = affianco.workspace() AND t.engagement_id = $1 AND t.created_at < $3
      AND (t.closed_at IS NULL OR t.closed_at >= $2)
  ), said AS (
    SELECT t.id AS task_id, m.at, m.actor_role AS role, m.moved_from, m.moved_to, NULL::uuid AS question_id, NULL AS words
    FROM open t JOIN task_move m ON m.workspace_id = t.workspace_id AND m.task_id = t.id
    UNION ALL
    SELECT t.id, q.asked_at, 'assistant', NULL, NULL, NULL, NULL
    FROM open t JOIN question q ON q.workspace_id = t.workspace_id AND q.task_id = t.id
    UNION ALL
    SELECT t.id, q.answered_at, q.answered_by_role, NULL, NULL, q.id, q.text
    FROM open t JOIN question q ON q.workspace_id = t.workspace_id AND q.task_id = t.id AND q.state = 'answered'
    UNION ALL
    SELECT t.id, coalesce(c.shared_at, c.created_at), c.author_role, NULL, NULL, NULL, NULL
    FROM open t JOIN comment c ON c.workspace_id = t.workspace_id AND c.task_id = t.id
    WHERE c.visibility = 'client' AND c.deleted_at IS NULL
    UNION ALL
    SELECT t.id, v.shown_at, 'assistant', NULL, NULL, NULL, NULL
    FROM open t JOIN deliverable d ON d.workspace_id = t.workspace_id AND d.task_id = t.id AND d.deleted_at IS NULL
      JOIN deliverable_version v ON v.workspace_id = d.workspace_id AND v.deliverable_id = d.id
        AND v.number <= d.shown_version
  )
  SELECT s.task_id AS "taskId", t.title, s.at, s.role, s.moved_from AS "movedFrom", s.moved_to AS "movedTo",
    s.question_id AS "questionId", s.words
  FROM said s JOIN open t ON t.id = s.task_id
  WHERE s.at < $3
  ORDER BY s.task_id, s.at, s.moved_to IS NULL, s.question_id IS NULL`;
