import { Injectable } from '@nestjs/common';
import type { BilledLine, BillingTerms } from '../../../kernel/billing.js';
import type { CoveredDays } from '../../../kernel/coverage.js';
import { query } from '../../../platform/database/transaction.js';
import { newLines, unitBegins } from './report.lines.js';
import { correction, sum, work, type CorrectionRow, type Counted, type EntryRow } from './report.telling.js';

/** Whose work is collected, and how it is billed. */
export interface WorkedEngagement {
  readonly id: string;
  readonly currency: string;
  readonly billing: (day: string) => BillingTerms;
}

/** The work that a report tells. */
export interface CollectedWork {
  readonly entries: readonly EntryRow[];
  /** Of earlier days, told here for the first time. */
  readonly late: readonly EntryRow[];
  readonly corrections: readonly CorrectionRow[];
  readonly billed: readonly BilledLine[];
}

/** What was worked on some days, as it is known now. */
export interface WorkedPeriod {
  readonly seconds: number;
  readonly billedSeconds: number;
}

/** What the version before has told, by id. */
export interface ToldBefore {
  readonly entries: readonly string[];
  readonly late: readonly string[];
  readonly corrections: readonly string[];
}

/** The report that is collected. @property told null for the first version */
export interface TellingReport {
  readonly id: string;
  readonly told: ToldBefore | null;
}

/** Reads entries and corrections, with the client's own reach. */
@Injectable()
export class ReportWorkCollector {
  /** A later version tells anew what was told, and what its own days have got since that no other report has told. */
  async collect(
    engagement: WorkedEngagement,
    covered: CoveredDays,
    report: TellingReport,
  ): Promise<CollectedWork> {
    const { id } = engagement;
    const [from, to] = [covered.from.toString(), covered.to.toString()];
    const elsewhere = report.told ? await this.toldElsewhere(id, from, to, report.told) : new Set<string>();
    const entries = (await this.entries(id, from, to)).filter((entry) => !elsewhere.has(entry.id));
    const late = await this.late(id, from, report);
    const corrections = [
      ...(await this.earlierCorrections(id, from, report)),
      ...(await this.corrections(id, from, to)).filter((each) => !elsewhere.has(each.id)),
    ];
    const billed = await this.billed(engagement, covered, { entries, late, corrections });
    return { entries, late, corrections, billed };
  }

  /** What the work and the corrections of each of these periods come to; the periods follow one another. */
  async sums(engagement: WorkedEngagement, periods: readonly CoveredDays[]): Promise<WorkedPeriod[]> {
    const [first, last] = [periods[0], periods.at(-1)];
    if (!first || !last) return [];
    const { id, billing, currency } = engagement;
    const begins = periods.map(({ from }) => unitBegins(from.toString(), billing)).sort()[0] ?? '';
    const [since, to] = [begins < first.from.toString() ? begins : first.from.toString(), last.to.toString()];
    const entries = await this.entries(id, since, to);
    const corrections = await this.corrections(id, first.from.toString(), to);
    return periods.map((period) => {
      const [from, end] = [period.from.toString(), period.to.toString()];
      const inside = ({ day }: { day: string }) => day >= from && day < end;
      const unit = unitBegins(from, billing);
      const before = entries.filter(({ day }) => day >= unit && day < from);
      const [worked, corrected] = [entries.filter(inside), corrections.filter(inside)];
      const fresh = [...worked.map(work), ...corrected.map(correction)];
      const billed = newLines(fresh, before.map(work), billing, currency);
      return { seconds: sum([...worked, ...corrected]), billedSeconds: billedSum(billed) };
    });
  }

  /** What the new work comes to, beside what it is rounded together with. */
  private async billed(
    { id, currency, billing }: WorkedEngagement,
    covered: CoveredDays,
    { entries, late, corrections }: Omit<CollectedWork, 'billed'>,
  ): Promise<BilledLine[]> {
    const from = covered.from.toString();
    const [first = ''] = [from, ...late.map(({ day }) => day)].map((day) => unitBegins(day, billing)).sort();
    const lateIds = new Set(late.map((entry) => entry.id));
    const rounded = late.length > 0 || first < from;
    const earlier = rounded ? await this.entries(id, first, from) : [];
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

  /** Of earlier days that were reported without them: told here, and stamped by this report. */
  private late(engagementId: string, from: string, { id, told }: TellingReport): Promise<EntryRow[]> {
    return query<EntryRow>(
      'reports.late',
      `SELECT ${ENTRY} FROM time_entry e ${NAMES}
       WHERE e.workspace_id = affianco.workspace() AND e.engagement_id = $1 AND e.day < $2
         AND CASE WHEN $4::uuid[] IS NULL THEN e.reported_in IS NULL OR e.reported_in = $3 ELSE e.id = ANY ($4) END
         AND e.deleted_at IS NULL AND e.duration_seconds IS NOT NULL
         AND EXISTS (SELECT FROM report r WHERE r.workspace_id = affianco.workspace() AND r.engagement_id = $1
           AND r.state <> 'draft' AND e.day >= r.period_from AND e.day < r.period_to)
       ORDER BY e.day, e.started_at NULLS LAST, e.id`,
      [engagementId, from, id, told?.late ?? null],
    );
  }

  private corrections(engagementId: string, from: string, to: string): Promise<CorrectionRow[]> {
    return query<CorrectionRow>(
      'reports.corrections',
      `SELECT ${CORRECTION} FROM adjustment a JOIN time_entry e ON e.id = a.entry_id ${NAMES}
       WHERE a.workspace_id = affianco.workspace() AND a.engagement_id = $1 AND a.day >= $2 AND a.day < $3
       ORDER BY a.day, a.created_at, a.id`,
      [engagementId, from, to],
    );
  }

  /** Of earlier days, as `late`; those that are made for a later version of their day's report are told there. */
  private earlierCorrections(
    engagementId: string,
    from: string,
    { id, told }: TellingReport,
  ): Promise<CorrectionRow[]> {
    return query<CorrectionRow>(
      'reports.earlier-corrections',
      `SELECT ${CORRECTION} FROM adjustment a JOIN time_entry e ON e.id = a.entry_id ${NAMES}
       WHERE a.workspace_id = affianco.workspace() AND a.engagement_id = $1 AND a.day < $2
         AND CASE WHEN $4::uuid[] IS NULL THEN NOT a.in_report AND a.reported_in IS NULL OR a.reported_in = $3
           ELSE a.id = ANY ($4) END
         AND EXISTS (SELECT FROM report r WHERE r.workspace_id = affianco.workspace() AND r.engagement_id = $1
           AND r.state <> 'draft' AND a.day >= r.period_from AND a.day < r.period_to)
       ORDER BY a.day, a.created_at, a.id`,
      [engagementId, from, id, told?.corrections ?? null],
    );
  }

  /**
   * Entries and corrections of these days that the report of other days has told as late meanwhile: they stay there,
   * unless an earlier version told them too.
   */
  private async toldElsewhere(
    engagementId: string,
    from: string,
    to: string,
    { entries, corrections }: ToldBefore,
  ): Promise<Set<string>> {
    const rows = await query<{ id: string }>(
      'reports.told-elsewhere',
      `SELECT w.id FROM (
         SELECT e.id, e.day, e.reported_in FROM time_entry e WHERE e.workspace_id = affianco.workspace()
           AND e.engagement_id = $1 AND e.day >= $2 AND e.day < $3 AND e.id <> ALL ($4)
         UNION ALL
         SELECT a.id, a.day, a.reported_in FROM adjustment a WHERE a.workspace_id = affianco.workspace()
           AND a.engagement_id = $1 AND a.day >= $2 AND a.day < $3 AND a.id <> ALL ($5)
       ) w JOIN report r ON r.id = w.reported_in
       WHERE r.workspace_id = affianco.workspace() AND r.engagement_id = $1
         AND NOT (w.day >= r.period_from AND w.day < r.period_to)`,
      [engagementId, from, to, entries, corrections],
    );
    return new Set(rows.map(({ id }) => id));
  }
}

/** All that counts as worked. */
export function counted({ entries, late, corrections }: Omit<CollectedWork, 'billed'>): Counted[] {
  return [...entries, ...late, ...corrections];
}

export function billedSum(billed: readonly Pick<BilledLine, 'billedSeconds'>[]): number {
  return billed.reduce((total, { billedSeconds }) => total + billedSeconds, 0);
}

const WHAT = `coalesce(p.name, m.name) AS assistant, e.member_id AS "memberId", e.task_id AS "taskId", t.title AS task,
  e.service_id AS "serviceId", s.name AS service, e.description, e.billable, e.rush, e.rate_minor AS "rateMinor"`;
const ENTRY = `e.id, e.day::text, e.started_at AS "startedAt", e.ended_at AS "endedAt", e.duration_seconds AS seconds,
  e.break_seconds AS "breakSeconds", ${WHAT}`;
const CORRECTION = `a.id, a.day::text, a.seconds, a.entry_id AS "entryId", e.day::text AS "entryDay", a.reason,
  a.created_by_name AS by, ${WHAT}`;
const NAMES = `JOIN member m ON m.id = e.member_id LEFT JOIN person p ON p.id = m.person_id
  LEFT JOIN task t ON t.id = e.task_id LEFT JOIN service s ON s.id = e.service_id`;
