import { Injectable } from '@nestjs/common';
import { billedLines, type BillableWork } from '../../../kernel/billing.js';
import { billingTermsBy } from '../../../kernel/billing-terms.js';
import type { Days } from '../../../kernel/month.js';
import { unitBegins } from '../content/report.lines.js';
import type { ClauseMeasure, ClauseOf, Measured, MeasuredDays, MeasuredEngagement } from './report-clause.js';
import { ReportClauseRepository } from './report-clause.repository.js';
import type { WorkedPiece } from './report-clause.rows.js';
import { boundsOf, isBroken, knownDays, ofSpans, spansOf, type CountedSpan } from './report-clause.spans.js';

/** Billed minutes of each week or period, whole ones: what is printed is what is compared. */
@Injectable()
export class MinutesMeasure implements ClauseMeasure<'minutes'> {
  constructor(private readonly repository: ReportClauseRepository) {}

  async measure(clause: ClauseOf<'minutes'>, days: MeasuredDays): Promise<Measured> {
    const counted: CountedSpan[] = [];
    for (const span of spansOf(clause, days)) {
      const seconds = await this.billedSeconds(days.engagement, knownDays(span, days.covered));
      const count = Math.floor(seconds / 60);
      const met = !isBroken({ ...span, count });
      const at = span.from.toString();
      counted.push({ ...span, count, evidence: [{ kind: 'days', id: null, label: '', at, met, seconds }] });
    }
    return ofSpans(counted, boundsOf(clause), 'minutes');
  }

  /** As reports bill these days: what is rounded together with earlier ones counts by what it adds. */
  private async billedSeconds(engagement: MeasuredEngagement, { from, to }: Days): Promise<number> {
    const termsOn = billingTermsBy(engagement.agreements, engagement);
    const first = Temporal.PlainDate.from(unitBegins(from.toString(), termsOn));
    const work = (await this.repository.work(engagement.id, { from: first, to })).map(billable);
    const billed = (some: readonly BillableWork[]) =>
      billedLines(some, termsOn, engagement.currency).reduce(
        (sum, { billedSeconds }) => sum + billedSeconds,
        0,
      );
    return billed(work) - billed(work.filter(({ day }) => day < from.toString()));
  }
}

function billable({ startedAt, endedAt, ...piece }: WorkedPiece): BillableWork {
  return {
    ...piece,
    billable: true,
    startedAt: startedAt && startedAt.toTemporalInstant(),
    endedAt: endedAt && endedAt.toTemporalInstant(),
  };
}
