import { Injectable } from '@nestjs/common';
import { engagementActor } from '../../../kernel/actor.js';
import { billingTermsBy } from '../../../kernel/billing-terms.js';
import { Clock } from '../../../kernel/clock.js';
import type { CoveredDays } from '../../../kernel/coverage.js';
import { actor, narrowedTo } from '../../../platform/database/transaction.js';
import { BalanceDaysService } from '../../balances/balance-days.service.js';
import { BalanceService } from '../../balances/balance.service.js';
import { BusinessHoursService } from '../../engagements/business-hours.service.js';
import { EngagementsService } from '../../engagements/engagements.service.js';
import { WorkspaceService } from '../../identity/workspace.service.js';
import { ReportClauses, type MeasuredEngagement } from '../clauses/report-clauses.js';
import { periodsBefore } from './report.before.js';
import { ReportCollector } from './report.collector.js';
import type { ToldBefore } from './report.collector-work.js';
import type { ReportContent, ReportedRevision } from './report.content.js';

/** Which report is composed, and what people add to its figures. */
export interface Composed {
  /** The report's own, so that what it has stamped itself is told by it. */
  readonly id: string;
  readonly engagement: MeasuredEngagement;
  readonly covered: CoveredDays;
  readonly word: string;
  /** What the assistant says to clauses, by clause. */
  readonly comments: Readonly<Record<string, string>>;
  readonly next: ReportContent['next'];
  /** Of a later version. */
  readonly revision: ReportedRevision | null;
  /**
   * The moment until which clocks that still run are read; now unless said. Whoever composes again to see whether
   * something has changed says the moment of the first time: time that passes is no change.
   */
  readonly figuresAsOf?: Temporal.Instant;
  /** What the version before has told; null for the first one. */
  readonly told: ToldBefore | null;
}

/** What a report says, as of now: its figures with the client's eyes, and the words of the assistant. */
@Injectable()
export class ReportComposer {
  constructor(
    private readonly collector: ReportCollector,
    private readonly clauses: ReportClauses,
    private readonly engagements: EngagementsService,
    private readonly hours: BusinessHoursService,
    private readonly balances: BalanceService,
    private readonly ledger: BalanceDaysService,
    private readonly workspaces: WorkspaceService,
    private readonly clock: Clock,
  ) {}

  async compose(composed: Composed): Promise<ReportContent> {
    const { engagement, covered, word, comments, next, revision } = composed;
    const workspace = { name: await this.workspaces.name() };
    const figuresAsOf = composed.figuresAsOf ?? this.clock.now().round('second');
    const agreed = this.engagements.termsOn(engagement, covered.lastDay.toString());
    const eyes = engagementActor(actor().workspaceId, engagement.clientId, engagement.id);
    return narrowedTo(eyes, async () => {
      const measured = await this.clauses.measure(engagement, covered, figuresAsOf);
      return {
        ...(await this.collected(composed, figuresAsOf)),
        workspace,
        agreement: agreementOf(agreed),
        clauses: measured.map((clause) => ({ ...clause, comment: comments[clause.id] ?? '' })),
        balance: await this.balance(engagement, covered),
        acceptedAfterDays: agreed.acceptedAfterDays,
        ...{ word, next, revision },
      };
    });
  }

  private async collected(
    { id, engagement, covered, told }: Composed,
    figuresAsOf: Temporal.Instant,
  ): ReturnType<ReportCollector['collect']> {
    const { name, clientName, timeZone, currency, weekStartsOn, startsOn } = engagement;
    const printed = { id: engagement.id, name, clientName, timeZone, currency, weekStartsOn };
    const termsOn = (day: Temporal.PlainDate) => this.engagements.termsOn(engagement, day.toString());
    const terms = {
      // Amounts are shown only where they may be shown of every day.
      showAmounts: covered.days.every((day) => termsOn(day).showAmounts),
      billing: billingTermsBy(engagement.agreements, engagement),
      hours: await this.hours.hoursOf(engagement),
      periodsBefore: periodsBefore(covered, (day) => ({ ...termsOn(day), weekStartsOn })).filter(
        ({ to }) => to.toString() > startsOn,
      ),
    };
    return this.collector.collect(printed, terms, { id, told, covered, figuresAsOf });
  }

  /** At the end of the days; null where no allowance is agreed. */
  private async balance(
    engagement: MeasuredEngagement,
    covered: CoveredDays,
  ): Promise<ReportContent['balance']> {
    const { periodStart, periodEnd, allowanceMinutes, carriedSeconds, usedSeconds, leftSeconds, ...rest } =
      await this.balances.of(engagement, covered.lastDay, covered.to);
    if (allowanceMinutes === null) return null;
    const { overageSeconds, unapprovedOverageSeconds } = rest;
    // That the period is closed meanwhile changes nothing of what its last day was.
    const expiring = (await this.ledger.lost(engagement.id, covered)) ?? rest.expiring;
    return {
      ...{ periodStart, periodEnd, allowanceMinutes, carriedSeconds, usedSeconds, leftSeconds },
      ...{ overageSeconds, unapprovedOverageSeconds },
      expiring: expiring.map(({ seconds, on }) => ({ seconds, on })),
      ledger: await this.ledger.moved(engagement, covered),
    };
  }
}

/** As the client knows it: accepted, where their last word was yes. */
function agreementOf({
  id,
  validFrom,
  answer,
}: MeasuredEngagement['agreements'][number]): ReportContent['agreement'] {
  const accepted = answer?.decision === 'accepted' ? answer : null;
  return {
    ...{ id, validFrom },
    acceptedAt: accepted && Temporal.Instant.from(accepted.at).toString(),
    acceptedBy: accepted && accepted.byName,
  };
}
