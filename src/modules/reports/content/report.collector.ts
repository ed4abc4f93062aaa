import { Injectable } from '@nestjs/common';
import type { BillingTerms } from '../../../kernel/billing.js';
import type { BusinessHours } from '../../../kernel/business-time.js';
import type { CoveredDays } from '../../../kernel/coverage.js';
import { formatMoney, sumMoney } from '../../../kernel/money.js';
import { query } from '../../../platform/database/transaction.js';
import { ReportAppointmentCollector } from './report.collector-appointments.js';
import {
  ReportTaskCollector,
  doneIn,
  waits,
  workedTasks,
  type AskedTasks,
} from './report.collector-tasks.js';
import {
  ReportWorkCollector,
  billedSum,
  counted,
  type CollectedWork,
  type TellingReport,
} from './report.collector-work.js';
import type { ReportContent } from './report.content.js';
import {
  iso,
  sum,
  taskIds,
  told,
  toldCorrection,
  toldLine,
  type Counted,
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

/** What was agreed, as far as the figures depend on it. */
export interface ReportedTerms {
  readonly showAmounts: boolean;
  readonly billing: (day: string) => BillingTerms;
  readonly hours: BusinessHours;
  /** The periods that these days are compared with, in order. */
  readonly periodsBefore: readonly CoveredDays[];
}

/** Which report is collected: of some days, under an id of its own. */
export interface CollectedReport extends TellingReport {
  readonly covered: CoveredDays;
  readonly figuresAsOf: Temporal.Instant;
}

/** What was done, waited for and handed over; agreement, balance and words are added to it. */
export type CollectedContent = Omit<
  ReportContent,
  'workspace' | 'agreement' | 'clauses' | 'balance' | 'acceptedAfterDays' | 'word' | 'next' | 'revision'
>;

interface DeliverableRow {
  id: string;
  title: string;
  versionNumber: number;
  fileName: string;
  size: string;
  sha256: string;
  at: Date;
  taskTitle: string | null;
  decision: 'accepted' | 'change_requested' | null;
  decidedAt: Date | null;
  decidedBy: string | null;
}

/**
 * Reads what was done in the days of one report. Runs with the client's own reach (see `narrowedTo`), and asks
 * for the engagement in every statement besides. Totals are sums of the printed lines, never computed apart.
 */
@Injectable()
export class ReportCollector {
  constructor(
    private readonly work: ReportWorkCollector,
    private readonly tasks: ReportTaskCollector,
    private readonly appointments: ReportAppointmentCollector,
  ) {}

  async collect(
    engagement: ReportedEngagement,
    terms: ReportedTerms,
    { covered, figuresAsOf, ...report }: CollectedReport,
  ): Promise<CollectedContent> {
    const { timeZone, currency } = engagement;
    const { showAmounts, billing, hours } = terms;
    const place = { id: engagement.id, currency, billing };
    const work = await this.work.collect(place, covered, report);
    const worked = counted(work);
    const asked: AskedTasks = { engagementId: engagement.id, covered, timeZone, hours, figuresAsOf };
    const tasks = await this.tasks.tasks(asked, taskIds([...work.late, ...work.corrections]));
    const waiting = waits(tasks);
    const deliverables = await this.deliverables(engagement.id, covered, timeZone);
    return {
      schema: 4,
      engagement: { ...engagement },
      assistants: await this.assistants(engagement.id, [...work.entries, ...work.late]),
      coverage: covered.coverage,
      period: covered.name,
      week: covered.week,
      from: covered.from.toString(),
      to: covered.to.toString(),
      figuresAsOf: figuresAsOf.round('second').toString(),
      showAmounts,
      rounding: billing(covered.lastDay.toString()).rounding,
      ...this.told(work, worked, covered, currency, showAmounts),
      questions: await this.tasks.questions(asked),
      waited: await this.tasks.waited(asked),
      before: await this.before(place, terms.periodsBefore),
      value: {
        tasksDone: doneIn(tasks, covered.instants(timeZone)),
        documents: deliverables.length,
        decisions: waiting.length,
        secondsGivenBack: sum(worked),
      },
      waits: waiting,
      tasks: workedTasks(tasks, worked),
      deliverables,
      appointments: await this.appointments.of(engagement.id, covered.instants(timeZone)),
    };
  }

  /** Work in every way in which it is printed: each of them adds up to the same. */
  private told(
    work: CollectedWork,
    worked: readonly Counted[],
    covered: CoveredDays,
    currency: string,
    showAmounts: boolean,
  ): Pick<ReportContent, 'totals' | 'services' | 'days' | 'entries' | 'late' | 'corrections' | 'lines'> {
    const { entries, late, corrections, billed } = work;
    const shown: Shown = (amount) => (showAmounts ? formatMoney(amount) : null);
    const amounts = billed.map(({ amount }) => amount);
    return {
      totals: {
        seconds: sum(worked),
        billableSeconds: sum(worked.filter(({ billable }) => billable)),
        billedSeconds: billedSum(billed),
        amount: shown(sumMoney(amounts, currency)),
      },
      services: services(worked),
      days: covered.days.map((day) => ({
        day: day.toString(),
        seconds: sum([...entries, ...corrections].filter((each) => each.day === day.toString())),
      })),
      entries: entries.map((entry) => told(entry, billed, shown)),
      late: late.map((entry) => told(entry, billed, shown)),
      corrections: corrections.map((correction) => toldCorrection(correction, billed, shown)),
      lines: billed.map((line) => toldLine(line, worked, corrections, shown)),
    };
  }

  /** Hours of earlier periods as they are known now, whoever told them. */
  private async before(
    place: Parameters<ReportWorkCollector['sums']>[0],
    periods: readonly CoveredDays[],
  ): Promise<ReportContent['before']> {
    const sums = await this.work.sums(place, periods);
    return periods.map((period, index) => ({
      period: period.name,
      from: period.from.toString(),
      to: period.to.toString(),
      seconds: sums[index]?.seconds ?? 0,
      billedSeconds: sums[index]?.billedSeconds ?? 0,
    }));
  }

  /** Versions that the client saw first in these days, with what was last said to each. */
  private async deliverables(
    engagementId: string,
    covered: CoveredDays,
    timeZone: string,
  ): Promise<ReportContent['deliverables']> {
    const { start, end } = covered.instants(timeZone);
    const rows = await query<DeliverableRow>(
      'reports.deliverables',
      `SELECT d.id, d.title, v.number AS "versionNumber", v.file_name AS "fileName", v.size, v.sha256, v.shown_at AS at,
         t.title AS "taskTitle", a.decision, a.at AS "decidedAt", a.by_name AS "decidedBy"
       FROM deliverable d JOIN deliverable_version v ON v.deliverable_id = d.id LEFT JOIN task t ON t.id = d.task_id
       LEFT JOIN LATERAL (SELECT c.decision, c.at, c.by_name FROM acceptance c
         WHERE c.deliverable_id = d.id AND c.number = v.number ORDER BY c.at DESC, c.id DESC LIMIT 1) a ON true
       WHERE d.workspace_id = affianco.workspace() AND d.engagement_id = $1 AND d.deleted_at IS NULL
         AND v.number <= d.shown_version AND v.shown_at >= $2 AND v.shown_at < $3
       ORDER BY v.shown_at, d.id, v.number`,
      [engagementId, start.toString(), end.toString()],
    );
    return rows.map((row) => ({
      ...row,
      size: Number(row.size),
      at: iso(row.at),
      decidedAt: row.decidedAt && iso(row.decidedAt),
    }));
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

function services(entries: readonly Counted[]): ReportContent['services'] {
  const names = [...new Set(entries.map((entry) => entry.service))];
  return names
    .map((name) => {
      const mine = entries.filter((entry) => entry.service === name);
      return { name, seconds: sum(mine), billableSeconds: sum(mine.filter((entry) => entry.billable)) };
    })
    .sort((a, b) => b.seconds - a.seconds || (a.name ?? '').localeCompare(b.name ?? '', 'en'));
}
