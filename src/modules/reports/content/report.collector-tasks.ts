import { Injectable } from '@nestjs/common';
import { businessSeconds, type BusinessHours } from '../../../kernel/business-time.js';
import type { CoveredDays } from '../../../kernel/coverage.js';
import { query } from '../../../platform/database/transaction.js';
import type { ReportContent, ReportedTaskStatus } from './report.content.js';
import { iso, sum, type Counted } from './report.telling.js';

/** Of whose tasks, in which days, until which moment. */
export interface AskedTasks {
  readonly engagementId: string;
  readonly covered: CoveredDays;
  readonly timeZone: string;
  readonly hours: BusinessHours;
  /** Until when clocks that still run are read. */
  readonly figuresAsOf: Temporal.Instant;
}

/** A task of these days. */
export interface TaskRow {
  readonly id: string;
  readonly title: string;
  readonly status: ReportedTaskStatus;
  readonly turn: string;
  readonly turnSince: Date;
  readonly deliveredAt: Date | null;
  readonly closedAt: Date | null;
  readonly note: string | null;
}

interface QuestionRow {
  id: string;
  taskId: string;
  taskTitle: string;
  text: string;
  askedAt: Date;
  askedBy: string;
  answeredAt: Date | null;
  answeredBy: string | null;
}

/** Reads tasks, whose turn they were, and what was asked about them, with the client's own reach. */
@Injectable()
export class ReportTaskCollector {
  /** Worked on, delivered or closed in these days; those that wait for the client now; and `others`. */
  tasks({ engagementId, covered, timeZone }: AskedTasks, others: readonly string[]): Promise<TaskRow[]> {
    const { start, end } = covered.instants(timeZone);
    const [from, to] = [covered.from.toString(), covered.to.toString()];
    return query<TaskRow>(
      'reports.tasks',
      `SELECT t.id, t.title, t.status, t.turn, t.turn_since AS "turnSince", t.delivered_at AS "deliveredAt",
         t.closed_at AS "closedAt",
         (SELECT m.note FROM task_move m WHERE m.task_id = t.id ORDER BY m.at DESC, m.id DESC LIMIT 1) AS note
       FROM task t
       WHERE t.workspace_id = affianco.workspace() AND t.engagement_id = $1 AND (
         t.turn = 'client' OR t.id = ANY ($6) OR (t.delivered_at >= $4 AND t.delivered_at < $5) OR (t.closed_at >= $4 AND t.closed_at < $5)
         OR EXISTS (SELECT FROM time_entry e WHERE e.task_id = t.id AND e.day >= $2 AND e.day < $3
           AND e.deleted_at IS NULL AND e.duration_seconds IS NOT NULL))
       ORDER BY t.created_at, t.id`,
      [engagementId, from, to, start.toString(), end.toString(), others],
    );
  }

  /** Those that were open in these days, and those that still are, in the order in which they were asked. */
  async questions(asked: AskedTasks): Promise<ReportContent['questions']> {
    const { engagementId, covered, timeZone, hours, figuresAsOf } = asked;
    const { start, end } = covered.instants(timeZone);
    const rows = await query<QuestionRow>(
      'reports.questions',
      `SELECT q.id, q.task_id AS "taskId", t.title AS "taskTitle", q.text, q.asked_at AS "askedAt", q.asked_by_name AS "askedBy",
         q.answered_at AS "answeredAt", q.answered_by_name AS "answeredBy"
       FROM question q JOIN task t ON t.id = q.task_id
       WHERE q.workspace_id = affianco.workspace() AND q.engagement_id = $1
         AND (q.state = 'open' OR q.state = 'answered' AND q.asked_at < $3 AND q.answered_at >= $2)
       ORDER BY q.asked_at, q.id`,
      [engagementId, start.toString(), end.toString()],
    );
    return rows.map(({ askedAt, answeredAt, ...question }) => {
      const until = answeredAt ? answeredAt.toTemporalInstant() : figuresAsOf;
      const waitedSeconds = businessSeconds(askedAt.toTemporalInstant(), until, hours);
      return { ...question, askedAt: iso(askedAt), answeredAt: answeredAt && iso(answeredAt), waitedSeconds };
    });
  }

  /** Business time within these days in which tasks waited, of all tasks together. */
  async waited(asked: AskedTasks): Promise<ReportContent['waited']> {
    const { engagementId, covered, timeZone, hours, figuresAsOf } = asked;
    const { start, end } = covered.instants(timeZone);
    const until = Temporal.Instant.compare(figuresAsOf, end) < 0 ? figuresAsOf : end;
    const rows = await query<{ turn: 'assistant' | 'client'; since: Date; until: Date }>(
      'reports.waited',
      `SELECT turn, greatest(at, $2) AS since, least(until, $3) AS until FROM (
         SELECT m.at, lead(m.at) OVER (PARTITION BY m.task_id ORDER BY m.at, m.id) AS until,
           CASE WHEN m.moved_to IN ('waiting_for_client', 'delivered') THEN 'client'
             WHEN m.moved_to IN ('requested', 'accepted', 'in_progress', 'change_requested') THEN 'assistant' END AS turn
         FROM task_move m JOIN task t ON t.id = m.task_id
         WHERE t.workspace_id = affianco.workspace() AND t.engagement_id = $1 AND t.created_at < $3
           AND (t.closed_at IS NULL OR t.closed_at >= $2)) AS held
       WHERE turn IS NOT NULL AND at < $3 AND coalesce(until > $2, true)`,
      [engagementId, start.toString(), until.toString()],
    );
    const seconds = (turn: 'assistant' | 'client') =>
      rows
        .filter((row) => row.turn === turn)
        .reduce(
          (total, row) =>
            total + businessSeconds(row.since.toTemporalInstant(), row.until.toTemporalInstant(), hours),
          0,
        );
    return { assistantSeconds: seconds('assistant'), clientSeconds: seconds('client') };
  }
}

/** What waits for the client, the longest first. */
export function waits(tasks: readonly TaskRow[]): ReportContent['waits'] {
  return tasks
    .filter((task) => task.turn === 'client')
    .map(({ id, title, status, turnSince, note }): ReportContent['waits'][number] => {
      const kind = status === 'delivered' ? 'acceptance' : 'question';
      return { taskId: id, title, kind, since: iso(turnSince), note: note ?? '' };
    })
    .sort((a, b) => a.since.localeCompare(b.since));
}

/** Tasks with the time of the days; the last line is the time that belongs to none, if there is any. */
export function workedTasks(tasks: readonly TaskRow[], entries: readonly Counted[]): ReportContent['tasks'] {
  const lines = tasks.map((task) => ({
    taskId: task.id as string | null,
    title: task.title,
    status: task.status as ReportedTaskStatus | null,
    seconds: sum(entries.filter((entry) => entry.taskId === task.id)),
    deliveredAt: task.deliveredAt && iso(task.deliveredAt),
  }));
  const loose = sum(entries.filter((entry) => entry.taskId === null));
  return loose !== 0
    ? [...lines, { taskId: null, title: '', status: null, seconds: loose, deliveredAt: null }]
    : lines;
}

/** Tasks that came to their end in these days: each in one report. */
export function doneIn(
  tasks: readonly TaskRow[],
  { start, end }: { readonly start: Temporal.Instant; readonly end: Temporal.Instant },
): number {
  const [from, to] = [start.epochMilliseconds, end.epochMilliseconds];
  return tasks.filter(({ status, closedAt }) => {
    const closed = closedAt?.getTime();
    return status === 'done' && closed !== undefined && closed >= from && closed < to;
  }).length;
}
