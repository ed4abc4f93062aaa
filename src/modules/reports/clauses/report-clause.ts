import type { BusinessHours } from '../../../kernel/business-time.js';
import type { CoveredDays } from '../../../kernel/coverage.js';
import type { EngagementsService } from '../../engagements/engagements.service.js';
import type { ReportedClause } from '../content/report.content.js';

/** As `EngagementsService.find` gives it. */
export type MeasuredEngagement = Awaited<ReturnType<EngagementsService['find']>>;
export type MeasuredAgreement = MeasuredEngagement['agreements'][number];
export type Clause = MeasuredAgreement['clauses'][number];
export type ClauseKind = Clause['kind'];
/** A clause of one kind, with its terms. */
export type ClauseOf<Kind extends ClauseKind> = Extract<Clause, { readonly kind: Kind }>;

/** The days in which clauses are measured, and what can be known of them. */
export interface MeasuredDays {
  readonly engagement: MeasuredEngagement;
  readonly covered: CoveredDays;
  /** The instants `[start, end)` of the days. */
  readonly start: Temporal.Instant;
  readonly end: Temporal.Instant;
  /** What happens from this moment on is not known: the end of the days, or the figures' moment before it. */
  readonly until: Temporal.Instant;
  readonly hours: BusinessHours;
}

/** What became of a clause, in numbers. */
export interface Measured extends Pick<
  ReportedClause,
  'outcome' | 'reason' | 'unit' | 'value' | 'target' | 'cases' | 'evidence'
> {
  /** What its sentence needs beside the terms. */
  readonly words?: Readonly<Record<string, string | null>>;
}

/** How clauses of one kind are measured. */
export interface ClauseMeasure<Kind extends ClauseKind> {
  /** Called with the client's own reach. */
  measure(clause: ClauseOf<Kind>, days: MeasuredDays): Promise<Measured>;
}
