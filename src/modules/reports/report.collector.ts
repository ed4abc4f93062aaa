import { Injectable } from '@nestjs/common';
import type { BilledLine, BillingTerms } from '../../kernel/billing.js';
import { formatMoney, sumMoney } from '../../kernel/money.js';
import type { CoveredDays } from '../../kernel/coverage.js';
import { query } from '../../platform/database/transaction.js';
import type { ReportContent, ReportedTaskStatus } from './report.content.js';
import { newLines, unitBegins } from './report.lines.js';
import {
  correction,
  iso,
  sum,
  taskIds,
  told,
  toldCorrection,
  toldLine,
  work,
  type CorrectionRow,
  type Counted,
  type EntryRow,
  type Shown,
} from './report.telling.js';

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
  readonly billing: (day: string) => BillingTerms;
}

/** Which report is collected: of some days, under an id of its own. */
export interface CollectedReport {
  readonly id: string;
  readonly covered: CoveredDays;
  readonly figuresAsOf: Temporal.Instant;
  readonly workspaceName: string;
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
 * Reads what was done in the days of one report. Runs with the client's own reach (see `narrowedTo`), and asks
 * for the engagement in every statement besides. Totals are sums of the printed lines, never computed apart.
 */
@Injectable()
export class ReportCollector {
  async collect(
    engagement: ReportedEngagement,
    terms: ReportedTerms,
    { id, covered, figuresAsOf, workspaceName }: CollectedReport,
  ): Promise<Omit<ReportContent, 'word'>> {
    const { start, end } = covered.instants(engagement.timeZone);
    const entries = await this.entries(engagement.id, covered.from.toString(), covered.to.toString());
    const late = await this.late(engagement.id, covered, id);
    const corrections = await this.corrections(engagement.id, covered, id);
    const worked: Counted[] = [...entries, ...late, ...corrections];
    const billed = await this.billed(engagement, terms, covered, { entries, late, corrections });
    const shown: Shown = (amount) => (terms.showAmounts ? formatMoney(amount) : null);
    const tasks = await this.tasks(engagement.id, covered, start, end, taskIds([...late, ...corrections]));
    return {
      schema: 3,
      workspace: { name: workspaceName },
      engagement: { ...engagement },
      assistants: await this.assistants(engagement.id, [...entries, ...late]),
      coverage: covered.coverage,
      period: covered.name,
      week: covered.week,
      from: covered.from.toString(),
      to: covered.to.toString(),
      figuresAsOf: figuresAsOf.round('second').toString(),
      showAmounts: terms.showAmounts,
      rounding: terms.billing(covered.lastDay.toString()).rounding,
      totals: {
        seconds: sum(worked),
        billableSeconds: sum(worked.filter(({ billable }) => billable)),
        billedSeconds: billed.reduce((total, { billedSeconds }) => total + billedSeconds, 0),
        amount: shown(
          sumMoney(
            billed.map(({ amount }) => amount),
            engagement.currency,
          ),
        ),
      },
      balance: terms.balance,
      agreement: null,
      clauses: [],
      questions: [],
      waited: { assistantSeconds: 0, clientSeconds: 0 },
      before: [],
      value: { tasksDone: 0, documents: 0, decisions: 0, secondsGivenBack: 0 },
      next: null,
      revision: null,
      acceptedAfterDays: null,
      waits: tasks
        .filter((task) => task.turn === 'client')
        .map(wait)
        .sort((a, b) => a.since.localeCompare(b.since)),
      tasks: workedTasks(tasks, worked),
      services: services(worked),
      days: covered.days.map((day) => ({
        day: day.toString(),
        seconds: sum([...entries, ...corrections].filter((each) => each.day === day.toString())),
      })),
      deliverables: (await this.deliverables(engagement.id, start, end)).map((row) => ({
        ...row,
        size: Number(row.size),
        at: iso(row.at),
        ...{ decision: null, decidedAt: null, decidedBy: null },
      })),
      entries: entries.map((entry) => told(entry, billed, shown)),
      late: late.map((entry) => told(entry, billed, shown)),
      corrections: corrections.map((correction) => toldCorrection(correction, billed, shown)),
      lines: billed.map((line) => toldLine(line, worked, corrections, shown)),
    };
  }

  /** What the new work comes to, beside what it is rounded together with. */
  private async billed(
    { id, currency }: ReportedEngagement,
    { billing }: ReportedTerms,
    covered: CoveredDays,
    { entries, late, corrections }: { entries: EntryRow[]; late: EntryRow[]; corrections: CorrectionRow[] },
  ): Promise<BilledLine[]> {
    const [first = ''] = [covered.from.toString(), ...late.map(({ day }) => day)]
      .map((day) => unitBegins(day, billing))
      .sort();
    const lateIds = new Set(late.map((entry) => entry.id));
    const rounded = late.length > 0 || first < covered.from.toString();
    const earlier = rounded ? await this.entries(id, first, covered.from.toString()) : [];
    const before = earlier.filter((entry) => !lateIds.has(entry.id));
    const fresh = [...[...entries, ...late].map(work), ...corrections.map(correction)];
    return newLines(fresh, before.map(work), billing, currency);
  }

  /** By the local day of their start (rules, Time 3); a running timer has no length yet and is not told. */
  private entries(engagementId: string, from: string, to: string): Promise<EntryRow[]> {
    return query<EntryRow>(
      'reports.entries',
      `SELECT ${ENTRY} FROM time_entry e ${NAMES}
       WHERE e.workspace_id = affianco.workspace() AND e.engagement_id = $1 AND e.day >= $2 AND e.day < $3
         AND e.deleted_at IS NULL AND e.duration_seconds IS NOT NULL
       ORDER BY e.day, e.started_at NULLS LAST, e.id`,
      [engagementId, from, to],
    );
  }

  /** Entries of earlier weeks that no report told, though their week was reported: told here, and stamped by this one. */
  private late(engagementId: string, covered: CoveredDays, reportId: string): Promise<EntryRow[]> {
    return query<EntryRow>(
      'reports.late',
      `SELECT ${ENTRY} FROM report r JOIN time_entry e ON e.engagement_id = r.engagement_id
         AND e.day >= r.period_from AND e.day < r.period_to ${NAMES}
       WHERE r.workspace_id = affianco.workspace() AND r.engagement_id = $1 AND r.state <> 'draft' AND r.number = 1
         AND r.period_from < $2 AND e.day < $2 AND (e.reported_in IS NULL OR e.reported_in = $3)
         AND e.deleted_at IS NULL AND e.duration_seconds IS NOT NULL
       ORDER BY e.day, e.started_at NULLS LAST, e.id`,
      [engagementId, covered.from.toString(), reportId],
    );
  }

  /** Of the week, and earlier ones that no report told. */
  private corrections(
    engagementId: string,
    covered: CoveredDays,
    reportId: string,
  ): Promise<CorrectionRow[]> {
    return query<CorrectionRow>(
      'reports.corrections',
      `SELECT a.id, a.day::text, a.seconds, a.entry_id AS "entryId", e.day::text AS "entryDay", a.reason,
         a.created_by_name AS by, ${WHAT}
       FROM adjustment a JOIN time_entry e ON e.id = a.entry_id ${NAMES}
       WHERE a.workspace_id = affianco.workspace() AND a.engagement_id = $1 AND a.day < $3 AND (a.day >= $2
         OR (a.reported_in IS NULL OR a.reported_in = $4) AND EXISTS (SELECT FROM report r WHERE r.engagement_id = $1
           AND r.state <> 'draft' AND a.day >= r.period_from AND a.day < r.period_to))
       ORDER BY a.day, a.created_at, a.id`,
      [engagementId, covered.from.toString(), covered.to.toString(), reportId],
    );
  }

  /** Tasks of the week: worked on, delivered or closed in it; those that wait for the client now; and `others`. */
  private tasks(
    engagementId: string,
    covered: CoveredDays,
    start: Temporal.Instant,
    end: Temporal.Instant,
    others: readonly string[],
  ): Promise<TaskRow[]> {
    return query<TaskRow>(
      'reports.tasks',
      `SELECT t.id, t.title, t.status, t.turn, t.turn_since AS "turnSince", t.delivered_at AS "deliveredAt",
         (SELECT m.note FROM task_move m WHERE m.task_id = t.id ORDER BY m.at DESC, m.id DESC LIMIT 1) AS note
       FROM task t
       WHERE t.workspace_id = affianco.workspace() AND t.engagement_id = $1 AND (
         t.turn = 'client' OR t.id = ANY ($6) OR (t.delivered_at >= $4 AND t.delivered_at < $5) OR (t.closed_at >= $4 AND t.closed_at < $5)
         OR EXISTS (SELECT FROM time_entry e WHERE e.task_id = t.id AND e.day >= $2 AND e.day < $3
           AND e.deleted_at IS NULL AND e.duration_seconds IS NOT NULL))
       ORDER BY t.created_at, t.id`,
      [
        engagementId,
        covered.from.toString(),
        covered.to.toString(),
        start.toString(),
        end.toString(),
        others,
      ],
    );
  }

  private deliverables(
    engagementId: string,
    start: Temporal.Instant,
    end: Temporal.Instant,
  ): Promise<DeliverableRow[]> {
    return query<DeliverableRow>(
      'reports.deliverables',
      `SELECT d.id, d.title, v.number AS "versionNumber", v.file_name AS "fileName", v.size, v.sha256, v.shown_at AS at,
         t.title AS "taskTitle"
       FROM deliverable d JOIN deliverable_version v ON v.deliverable_id = d.id LEFT JOIN task t ON t.id = d.task_id
       WHERE d.workspace_id = affianco.workspace() AND d.engagement_id = $1 AND d.deleted_at IS NULL
         AND v.number <= d.shown_version AND v.shown_at >= $2 AND v.shown_at < $3
       ORDER BY v.shown_at, d.id, v.number`,
      [engagementId, start.toString(), end.toString()],
    );
  }

  private async assistants(
    engagementId: string,
    entries: readonly { assistant: string }[],
  ): Promise<string[]> {
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

const WHAT = `coalesce(p.name, m.name) AS assistant, e.member_id AS "memberId", e.task_id AS "taskId", t.title AS task,
  e.service_id AS "serviceId", s.name AS service, e.description, e.billable, e.rush, e.rate_minor AS "rateMinor"`;
const ENTRY = `e.id, e.day::text, e.started_at AS "startedAt", e.ended_at AS "endedAt", e.duration_seconds AS seconds,
  e.break_seconds AS "breakSeconds", ${WHAT}`;
const NAMES = `JOIN member m ON m.id = e.member_id LEFT JOIN person p ON p.id = m.person_id
  LEFT JOIN task t ON t.id = e.task_id LEFT JOIN service s ON s.id = e.service_id`;

function wait(task: TaskRow): ReportContent['waits'][number] {
  const kind = task.status === 'delivered' ? 'acceptance' : 'question';
  return { taskId: task.id, title: task.title, kind, since: iso(task.turnSince), note: task.note ?? '' };
}

/** Tasks with the time of the week; the last line is the time that belongs to none, if there is any. */
function workedTasks(tasks: readonly TaskRow[], entries: readonly Counted[]): ReportContent['tasks'] {
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

function services(entries: readonly Counted[]): ReportContent['services'] {
  const names = [...new Set(entries.map((entry) => entry.service))];
  return names
    .map((name) => {
      const mine = entries.filter((entry) => entry.service === name);
      return { name, seconds: sum(mine), billableSeconds: sum(mine.filter((entry) => entry.billable)) };
    })
    .sort((a, b) => b.seconds - a.seconds || (a.name ?? '').localeCompare(b.name ?? '', 'en'));
}
