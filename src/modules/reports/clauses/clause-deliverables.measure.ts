import { Injectable } from '@nestjs/common';
import { startOfDay } from '../../../kernel/time-zone.js';
import type { ClauseEvidence } from '../content/report.content.js';
import { iso } from '../content/report.telling.js';
import type { ClauseMeasure, ClauseOf, Measured, MeasuredDays } from './report-clause.js';
import { ReportClauseRepository } from './report-clause.repository.js';
import {
  boundsOf,
  isBroken,
  knownDays,
  ofSpans,
  spansOf,
  type CountedSpan,
  type Span,
} from './report-clause.spans.js';

/** Versions of documents that were first shown to the client in each week or period: the lines of its reports. */
@Injectable()
export class DeliverablesMeasure implements ClauseMeasure<'deliverables'> {
  constructor(private readonly repository: ReportClauseRepository) {}

  async measure(clause: ClauseOf<'deliverables'>, days: MeasuredDays): Promise<Measured> {
    const counted: CountedSpan[] = [];
    for (const span of spansOf(clause, days)) counted.push(await this.counted(span, days));
    return ofSpans(counted, boundsOf(clause), 'count');
  }

  private async counted(span: Span, { engagement, covered }: MeasuredDays): Promise<CountedSpan> {
    const known = knownDays(span, covered);
    const { id, timeZone } = engagement;
    const shown = await this.repository.shown(
      id,
      startOfDay(known.from, timeZone),
      startOfDay(known.to, timeZone),
    );
    const count = shown.length;
    const evidence = shown.map((each): ClauseEvidence => {
      return {
        kind: 'deliverable',
        id: each.id,
        label: each.title,
        at: iso(each.at),
        met: true,
        seconds: null,
      };
    });
    const at = span.from.toString();
    const missing: ClauseEvidence = { kind: 'days', id: null, label: '', at, met: false, seconds: null };
    const broken = isBroken({ ...span, count });
    return { ...span, count, evidence: broken ? [missing, ...evidence] : evidence };
  }
}
