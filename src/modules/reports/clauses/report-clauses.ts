import { Injectable } from '@nestjs/common';
import { engagementActor } from '../../../kernel/actor.js';
import type { CoveredDays } from '../../../kernel/coverage.js';
import { actor, narrowedTo } from '../../../platform/database/transaction.js';
import { BusinessHoursService } from '../../engagements/business-hours.service.js';
import type { ReportedClause } from '../content/report.content.js';
import { DeliverablesMeasure } from './clause-deliverables.measure.js';
import { MinutesMeasure } from './clause-minutes.measure.js';
import { ReportRhythmMeasure } from './clause-report-rhythm.measure.js';
import { ResponseMeasure } from './clause-response.measure.js';
import { TurnaroundMeasure } from './clause-turnaround.measure.js';
import { WorkingWindowMeasure } from './clause-working-window.measure.js';
import type { Clause, Measured, MeasuredDays, MeasuredEngagement } from './report-clause.js';
import { ReportClauseRepository } from './report-clause.repository.js';
import { clausesOn } from './report-clause.rules.js';

export type { MeasuredEngagement } from './report-clause.js';

/** What became of every measurable term of an agreement in the days of a report. */
@Injectable()
export class ReportClauses {
  constructor(
    private readonly hours: BusinessHoursService,
    private readonly minutes: MinutesMeasure,
    private readonly turnaround: TurnaroundMeasure,
    private readonly response: ResponseMeasure,
    private readonly reportRhythm: ReportRhythmMeasure,
    private readonly deliverables: DeliverablesMeasure,
    private readonly workingWindow: WorkingWindowMeasure,
  ) {}

  /**
   * The clauses that hold on the last day, in their order, without a comment. Reads with the client's own reach.
   * Depends on what happened until the end of the days (or until `figuresAsOf`, where that is earlier) and on nothing
   * that happened later, so that measuring again before sending gives the same.
   */
  async measure(
    engagement: MeasuredEngagement,
    covered: CoveredDays,
    figuresAsOf: Temporal.Instant,
  ): Promise<ReportedClause[]> {
    const clauses = clausesOn(engagement.agreements, covered.lastDay);
    if (clauses.length === 0) return [];
    const { start, end } = covered.instants(engagement.timeZone);
    const until = Temporal.Instant.compare(figuresAsOf, end) < 0 ? figuresAsOf : end;
    const hours = await this.hours.hoursOf(engagement);
    const days: MeasuredDays = { engagement, covered, start, end, until, hours };
    const eyes = engagementActor(actor().workspaceId, engagement.clientId, engagement.id);
    return narrowedTo(eyes, async () => {
      const measured: ReportedClause[] = [];
      for (const clause of clauses) measured.push(reported(clause, await this.measured(clause, days)));
      return measured;
    });
  }

  /** A kind of tomorrow is a measure of its own and a line here. */
  private measured(clause: Clause, days: MeasuredDays): Promise<Measured> {
    switch (clause.kind) {
      case 'minutes':
        return this.minutes.measure(clause, days);
      case 'turnaround':
        return this.turnaround.measure(clause, days);
      case 'response':
        return this.response.measure(clause, days);
      case 'report_rhythm':
        return this.reportRhythm.measure(clause, days);
      case 'deliverables':
        return this.deliverables.measure(clause, days);
      case 'working_window':
        return this.workingWindow.measure(clause, days);
    }
  }
}

function reported({ id, kind, terms }: Clause, { words, ...measured }: Measured): ReportedClause {
  return { id, kind, terms: { ...terms, ...words }, ...measured, comment: '' };
}

/** Everything that measuring needs; the module asks for `ReportClauses` alone. */
export const clauseProviders = [
  ReportClauses,
  ReportClauseRepository,
  MinutesMeasure,
  TurnaroundMeasure,
  ResponseMeasure,
  ReportRhythmMeasure,
  DeliverablesMeasure,
  WorkingWindowMeasure,
];
