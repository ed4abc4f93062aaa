import { Injectable } from '@nestjs/common';
import { amountFor, formatMoney, sumMoney, type Money } from '../../kernel/money.js';
import type { Week } from '../../kernel/week.js';
import { query } from '../../platform/database/transaction.js';
import type { ReportContent, ReportedTaskStatus } from './report.content.js';

/** What of an engagement a report prints and depends on. */
export interface ReportedEngagement {
  readonly id: string;
  readonly name: string;
  readonly clientName: string;
  readonly timeZone: string;
  readonly currency: string;
  readonly weekStartsOn: number;
}

export interface ReportedTerms {
  readonly showAmounts: boolean;
  /** Null where no allowance is agreed. */
  readonly balance: ReportContent['balance'];
}

interface EntryRow {
  id: string;
  day: string;
  startedAt: Date | null;
  endedAt: Date | null;
  seconds: number;
  assistant: string;
  taskId: string | null;
  task: string | null;
  service: string | null;
  description: string;
  billable: boolean;
  rateMinor: string | null;
}

interface TaskRow {
  id: string;
  title: string;
  status: ReportedTaskStatus;
  turn: string;
  turnSince: Date;
  deliveredAt: Date | null;
  note: string | null;
}

interface DeliverableRow {
  id: string;
  title: string;
  versionNumber: number;
  fileName: string;
  size: string;
  sha256: string;
  at: Date;
  taskTitle: string | null;
}

/**
 * Reads what was done in one week of one engagement. Runs with the client's own reach (see `narrowedTo`), and asks
 * for the engagement in every statement besides. Totals are sums of the printed lines, never computed apart.
 */
@Injectable()
export class ReportCollector {
  async collect(
    engagement: ReportedEngagement,
    terms: ReportedTerms,
    week: Week,
    figuresAsOf: Temporal.Instant,
    workspaceName: string,
  ): Promise<Omit<ReportContent, 'word'>> {
    const { start, end } = week.instants(engagement.timeZone);
    const entries = await this.entries(engagement.id, week);
    const lines = entries.map((entry) => ({ ...entry, money: lineAmount(entry, engagement.currency) }));
    const amount = formatMoney(
      sumMoney(
        lines.map((line) => line.money),
        engagement.currency,
      ),
    );
    const tasks = await this.tasks(engagement.id, week, start, end);
    return {
      schema: 1,
      workspace: { name: workspaceName },
      engagement: { ...engagement },
      assistants: await this.assistants(engagement.id, entries),
      week: week.name,
      isoWeek: week.name,
      from: week.from.toString(),
      to: week.to.toString(),
      figuresAsOf: figuresAsOf.round('second').toString(),
      showAmounts: terms.showAmounts,
      totals: {
        seconds: sum(entries),
        billableSeconds: sum(entries.filter((entry) => entry.billable)),
        amount: terms.showAmounts ? amount : null,
      },
      balance: terms.balance,
      waits: tasks
        .filter((task) => task.turn === 'client')
        .map(wait)
        .sort((a, b) => a.since.localeCompare(b.since)),
      tasks: workedTasks(tasks, entries),
      services: services(entries),
      days: week.days.map((day) => ({
        day: day.toString(),
        seconds: sum(entries.filter((entry) => entry.day === day.toString())),
      })),
      deliverables: (await this.deliverables(engagement.id, start, end)).map((row) => ({
        ...row,
        size: Number(row.size),
        at: iso(row.at),
      })),
      entries: lines.map(({ money, ...entry }) => ({
        id: entry.id,
        day: entry.day,
        startedAt: entry.startedAt && iso(entry.startedAt),
        endedAt: entry.endedAt && iso(entry.endedAt),
        seconds: entry.seconds,
        assistant: entry.assistant,
        task: entry.task,
        service: entry.service,
        description: entry.description,
        billable: entry.billable,
        amount: terms.showAmounts ? formatMoney(money) : null,
      })),
    };
  }

  /** By the local day of their start (rules, Time 3); a running timer has no length yet and is not told. */
  private entries(engagementId: string, week: Week): Promise<EntryRow[]> {
    return query<EntryRow>(
      'reports.entries',
      `SELECT e.id, e.day::text, e.started_at AS "startedAt", e.ended_at AS "endedAt", e.duration_seconds AS seconds,
         coalesce(p.name, m.name) AS assistant, e.task_id AS "taskId", t.title AS task, s.name AS service, e.description,
         e.billable, e.rate_minor AS "rateMinor"
       FROM time_entry e JOIN member m ON m.id = e.member_id LEFT JOIN person p ON p.id = m.person_id
       LEFT JOIN task t ON t.id = e.task_id LEFT JOIN service s ON s.id = e.service_id
       WHERE e.workspace_id = affianco.workspace() AND e.engagement_id = $1 AND e.day >= $2 AND e.day < $3
         AND e.deleted_at IS NULL AND e.duration_seconds IS NOT NULL
       ORDER BY e.day, e.started_at NULLS LAST, e.id`,
      [engagementId, week.from.toString(), week.to.toString()],
    );
  }

  /** Tasks of the week: worked on, delivered or closed in it; and those that wait for the client now. */
  private tasks(
    engagementId: string,
    week: Week,
    start: Temporal.Instant,
    end: Temporal.Instant,
  ): Promise<TaskRow[]> {
    return query<TaskRow>(
      'reports.tasks',
      `SELECT t.id, t.title, t.status, t.turn, t.turn_since AS "turnSince", t.delivered_at AS "deliveredAt",
         (SELECT m.note FROM task_move m WHERE m.task_id = t.id ORDER BY m.at DESC, m.id DESC LIMIT 1) AS note
       FROM task t
       WHERE t.workspace_id = affianco.workspace() AND t.engagement_id = $1 AND (
         t.turn = 'client' OR (t.delivered_at >= $4 AND t.delivered_at < $5) OR (t.closed_at >= $4 AND t.closed_at < $5)
         OR EXISTS (SELECT FROM time_entry e WHERE e.task_id = t.id AND e.day >= $2 AND e.day < $3
           AND e.deleted_at IS NULL AND e.duration_seconds IS NOT NULL))
       ORDER BY t.created_at, t.id`,
      [engagementId, week.from.toString(), week.to.toString(), start.toString(), end.toString()],
    );
  }

  private deliverables(
    engagementId: string,
    start: Temporal.Instant,
    end: Temporal.Instant,
  ): Promise<DeliverableRow[]> {
    return query<DeliverableRow>(
      'reports.deliverables',
      `SELECT d.id, d.title, v.number AS "versionNumber", v.file_name AS "fileName", v.size, v.sha256, v.created_at AS at,
         t.title AS "taskTitle"
       FROM deliverable d JOIN deliverable_version v ON v.deliverable_id = d.id LEFT JOIN task t ON t.id = d.task_id
       WHERE d.workspace_id = affianco.workspace() AND d.engagement_id = $1 AND d.deleted_at IS NULL
         AND v.created_at >= $2 AND v.created_at < $3
       ORDER BY v.created_at, d.id, v.number`,
      [engagementId, start.toString(), end.toString()],
    );
  }

  private async assistants(engagementId: string, entries: readonly EntryRow[]): Promise<string[]> {
    const assigned = await query<{ name: string }>(
      'reports.assistants',
      `SELECT coalesce(p.name, m.name) AS name FROM assignment a JOIN member m ON m.id = a.member_id
       LEFT JOIN person p ON p.id = m.person_id
       WHERE a.workspace_id = affianco.workspace() AND a.engagement_id = $1 AND m.removed_at IS NULL`,
      [engagementId],
    );
    return [
      ...new Set([...assigned.map((row) => row.name), ...entries.map((entry) => entry.assistant)]),
    ].sort((a, b) => a.localeCompare(b, 'en'));
  }
}

/** Billed seconds times the rate that was resolved when the entry was made, rounded once (Money 1). */
function lineAmount(entry: EntryRow, currency: string): Money {
  const minor = entry.billable && entry.rateMinor !== null ? Number(entry.rateMinor) : 0;
  return amountFor(entry.seconds, { minor, currency });
}

function sum(entries: readonly EntryRow[]): number {
  return entries.reduce((total, entry) => total + entry.seconds, 0);
}

function iso(date: Date): string {
  return Temporal.Instant.fromEpochMilliseconds(date.getTime()).toString();
}

function wait(task: TaskRow): ReportContent['waits'][number] {
  const kind = task.status === 'delivered' ? 'acceptance' : 'question';
  return { taskId: task.id, title: task.title, kind, since: iso(task.turnSince), note: task.note ?? '' };
}

/** Tasks with the time of the week; the last line is the time that belongs to none, if there is any. */
function workedTasks(tasks: readonly TaskRow[], entries: readonly EntryRow[]): ReportContent['tasks'] {
  const lines = tasks.map((task) => ({
    taskId: task.id as string | null,
    title: task.title,
    status: task.status as ReportedTaskStatus | null,
    seconds: sum(entries.filter((entry) => entry.taskId === task.id)),
    deliveredAt: task.deliveredAt && iso(task.deliveredAt),
  }));
  const loose = sum(entries.filter((entry) => entry.taskId === null));
  return loose > 0
    ? [...lines, { taskId: null, title: '', status: null, seconds: loose, deliveredAt: null }]
    : lines;
}

function services(entries: readonly EntryRow[]): ReportContent['services'] {
  const names = [...new Set(entries.map((entry) => entry.service))];
  return names
    .map((name) => {
      const mine = entries.filter((entry) => entry.service === name);
      return { name, seconds: sum(mine), billableSeconds: sum(mine.filter((entry) => entry.billable)) };
    })
    .sort((a, b) => b.seconds - a.seconds || (a.name ?? '').localeCompare(b.name ?? '', 'en'));
}
