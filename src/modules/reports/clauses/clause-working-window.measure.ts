import { Injectable } from '@nestjs/common';
import { businessSeconds, type BusinessHours } from '../../../kernel/business-time.js';
import { secondsBetween } from '../../../kernel/interval.js';
import { iso } from '../content/report.telling.js';
import type { ClauseMeasure, ClauseOf, Measured, MeasuredDays } from './report-clause.js';
import { ReportClauseRepository } from './report-clause.repository.js';
import { clauseOn, ofShare, shown, withoutHours } from './report-clause.rules.js';
import type { TimedEntry } from './report-clause.rows.js';

/** Time inside the working windows and on no holiday, of all time of which is known when it was worked. */
@Injectable()
export class WorkingWindowMeasure implements ClauseMeasure<'working_window'> {
  constructor(private readonly repository: ReportClauseRepository) {}

  async measure(clause: ClauseOf<'working_window'>, days: MeasuredDays): Promise<Measured> {
    const { engagement, covered, hours } = days;
    const { percent } = clause.terms;
    if (hours.windows.length === 0) return withoutHours(percent);
    const agreed = (entry: TimedEntry) =>
      clauseOn(engagement.agreements, clause, Temporal.PlainDate.from(entry.day)) !== null;
    const entries = (await this.repository.timed(engagement.id, covered)).filter(agreed);
    const placed = entries.map((entry) => ({ entry, ...placedSeconds(entry, hours) }));
    const sum = (of: (each: (typeof placed)[number]) => number) =>
      placed.reduce((all, each) => all + of(each), 0);
    const measured = ofShare(sum(({ inside }) => inside), sum(({ entry }) => entry.seconds), percent); // prettier-ignore
    const evidence = placed
      .filter(({ outside }) => outside > 0)
      .map(({ entry: { id, label, startedAt }, outside }) => {
        return { kind: 'entry', id, label, at: iso(startedAt), met: false, seconds: outside } as const;
      });
    return { ...measured, evidence: shown(evidence) };
  }
}

/** Worked seconds inside and outside the windows; breaks are spread evenly, as surcharges take them. */
export function placedSeconds(
  { startedAt, endedAt, seconds }: Pick<TimedEntry, 'startedAt' | 'endedAt' | 'seconds'>,
  hours: BusinessHours,
): { readonly inside: number; readonly outside: number } {
  const [start, end] = [startedAt.toTemporalInstant(), endedAt.toTemporalInstant()];
  const all = secondsBetween(start, end);
  const inside = all === 0 ? 0 : Math.round((seconds * businessSeconds(start, end, hours)) / all);
  return { inside, outside: seconds - inside };
}
