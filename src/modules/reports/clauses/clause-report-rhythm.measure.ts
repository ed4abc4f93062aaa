import { Injectable } from '@nestjs/common';
import { CoveredDays } from '../../../kernel/coverage.js';
import { localDay, startOfDay } from '../../../kernel/time-zone.js';
import { iso } from '../content/report.telling.js';
import type { ClauseMeasure, ClauseOf, Measured, MeasuredDays } from './report-clause.js';
import { ReportClauseRepository } from './report-clause.repository.js';
import { clauseOn, inDays, ofCases, type Case } from './report-clause.rules.js';
import type { DueReport } from './report-clause.rows.js';

/** Every report counts: one that was late breaks the rhythm. */
const ALL = 100;

/**
 * Reports that fell due by the schedule, told in the days that followed their own: sent when they were due, at most the
 * agreed hours later. What the schedule left out (a holiday, a week without work) was not due.
 */
@Injectable()
export class ReportRhythmMeasure implements ClauseMeasure<'report_rhythm'> {
  constructor(private readonly repository: ReportClauseRepository) {}

  async measure(clause: ClauseOf<'report_rhythm'>, days: MeasuredDays): Promise<Measured> {
    const cases = (await this.repository.due(days))
      .map((report) => caseOf(report, clause, days))
      .filter((each) => each !== null)
      .filter((each) => inDays(days, each));
    return ofCases(cases, ALL);
  }
}

/** Null where nothing was agreed when it fell due, or there is still time to send it. */
export function caseOf(
  report: DueReport,
  clause: ClauseOf<'report_rhythm'>,
  { engagement, until }: Pick<MeasuredDays, 'engagement' | 'until'>,
): Case | null {
  const { timeZone, weekStartsOn, agreements } = engagement;
  const due = report.dueAt.toTemporalInstant();
  const agreed = clauseOn(agreements, clause, localDay(due, timeZone));
  if (agreed === null) return null;
  const last = due.add({ hours: agreed.terms.graceHours });
  const sent = report.sentAt?.toTemporalInstant() ?? null;
  const known = sent !== null && isBefore(sent, until) ? sent : null;
  const met = known !== null && !isBefore(last, known);
  if (!met && !isBefore(last, until)) return null;
  const [from, to] = [Temporal.PlainDate.from(report.from), Temporal.PlainDate.from(report.to)];
  const label = CoveredDays.of(report.coverage, from, to, weekStartsOn).name;
  return {
    // Its own days cannot tell of it.
    at: [startOfDay(to, timeZone), due, met ? known : last].toSorted(Temporal.Instant.compare).at(-1) ?? due,
    evidence: { kind: 'report', id: report.reportId, label, at: iso(report.dueAt), met, seconds: null },
  };
}

function isBefore(one: Temporal.Instant, other: Temporal.Instant): boolean {
  return Temporal.Instant.compare(one, other) < 0;
}
