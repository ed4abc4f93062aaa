import { Injectable } from '@nestjs/common';
import { Clock } from '../../kernel/clock.js';
import { formatMoney, type MoneyText } from '../../kernel/money.js';
import { periodOf } from '../../kernel/period.js';
import { localDay } from '../../kernel/time-zone.js';
import { actor } from '../../platform/database/transaction.js';
import { limitOf, pageOf, positionOf, type Page, type PageQuery } from '../../platform/http/paging.js';
import { EngagementsService } from '../engagements/engagements.service.js';
import { openPeriods, workDraws, type Engagement, type OpenPeriod } from './balance.account.js';
import type { BalanceDto } from './balance.dto.js';
import { balanceOf, figuresBefore, figuresOf, type Figures } from './balance.figures.js';
import { BalanceReader, type Opened } from './balance.reader.js';
import { BalanceRepository } from './balance.repository.js';
import { ConsentDto } from './consent.dto.js';
import { grantedOf } from './consent.rules.js';
import { ConsentsRepository } from './consents.repository.js';

/** An open period, with what of its engagement is booked. */
export interface OpenedOn extends Opened {
  readonly period: OpenPeriod;
}

/** Reads balances; portal, page, mails and reports read them here. Reading books nothing. */
@Injectable()
export class BalanceService {
  constructor(
    private readonly engagements: EngagementsService,
    private readonly reader: BalanceReader,
    private readonly repository: BalanceRepository,
    private readonly consents: ConsentsRepository,
    private readonly clock: Clock,
  ) {}

  /**
   * The balance of the period that a local day of the engagement, told by its id or at hand, is in.
   * @param on today unless said
   * @param until counts only days before this one, as a report of earlier days does
   * @throws NotFound
   */
  async of(
    asked: string | Engagement,
    on?: Temporal.PlainDate,
    until?: Temporal.PlainDate,
  ): Promise<BalanceDto> {
    const engagement = typeof asked === 'string' ? await this.engagements.find(asked) : asked;
    const engagementId = engagement.id;
    const day = on ?? this.today(engagement);
    const closed = await this.repository.closedOn(engagementId, day.toString());
    if (closed) {
      const early = until && until.toString() < closed.to;
      const figures = early ? await this.figuresBefore(engagement, closed.figures, until) : closed.figures;
      return this.shown(engagementId, figures, true);
    }
    const opened = await this.openOn(engagement, day, until);
    const figures = opened
      ? this.figures(engagement, opened.period, day)
      : await this.withoutAllowance(engagement, day, until);
    return this.shown(engagementId, figures, false);
  }

  /** Every period up to today's, newest first. */
  async periods(engagementId: string, asked: PageQuery): Promise<Page<BalanceDto>> {
    const engagement = await this.engagements.find(engagementId);
    const limit = limitOf(asked);
    const [after = null] = positionOf<[string]>(asked, 1) ?? [];
    const open = (await this.open(engagement))
      .map((period) => this.figures(engagement, period, period.planned.to.subtract({ days: 1 })))
      .filter(({ from }) => after === null || from < after)
      .reverse();
    const before = open.at(-1)?.from ?? after;
    const closed = await this.repository.closed(engagementId, before, Math.max(0, limit + 1 - open.length));
    const rows = [
      ...open.map((figures) => ({ figures, closed: false })),
      ...closed.map(({ figures }) => ({ figures, closed: true })),
    ];
    const answers = await this.consents.ofEngagement(engagementId);
    return pageOf(
      rows,
      limit,
      ({ figures }) => [figures.from],
      ({ figures, closed }) =>
        balanceOf(figures, { closed, granted: grantedOf(answers, figures.from), consent: null }, actor()),
    );
  }

  /** The open period of a day, reckoned; null where none is granted, or where the day's is closed. */
  async openOn(
    engagement: Engagement,
    day: Temporal.PlainDate,
    until?: Temporal.PlainDate,
  ): Promise<OpenedOn | null> {
    const opened = await this.reader.open(engagement, until?.toString() ?? null);
    if (!opened) return null;
    const late = opened.account.late.filter(({ draw }) => !until || draw.day < until.toString());
    const period = openPeriods({ ...opened.account, late }, day).at(-1);
    const inside =
      period &&
      day.toString() >= period.planned.from.toString() &&
      day.toString() < period.planned.to.toString();
    return inside ? { ...opened, period } : null;
  }

  /** What an hour beyond the balance costs today, where the agreement shows amounts. */
  rateBeyond(engagement: Engagement): MoneyText | null {
    const today = this.today(engagement).toString();
    const { showAmounts, overageRateMinor, rateMinor } = this.engagements.termsOn(engagement, today);
    const minor = overageRateMinor ?? rateMinor;
    return showAmounts && minor !== null ? formatMoney({ minor, currency: engagement.currency }) : null;
  }

  /** The engagement's local day. */
  today({ timeZone }: Pick<Engagement, 'timeZone'>): Temporal.PlainDate {
    return localDay(this.clock.now(), timeZone);
  }

  private async open(engagement: Engagement): Promise<OpenPeriod[]> {
    const opened = await this.reader.open(engagement, null);
    return opened ? openPeriods(opened.account, this.today(engagement)) : [];
  }

  private figures(engagement: Engagement, period: OpenPeriod, day: Temporal.PlainDate): Figures {
    return figuresOf(period, this.engagements.termsOn(engagement, day.toString()), engagement.currency);
  }

  private async figuresBefore(
    engagement: Engagement,
    closed: Figures,
    day: Temporal.PlainDate,
  ): Promise<Figures> {
    const booked = await this.repository.usedBefore(engagement.id, closed.from, day.toString());
    return figuresBefore(closed, booked, this.reader.termsOn(engagement));
  }

  /** Hours are counted also where no minutes are granted: those of the period that the terms would make. */
  private async withoutAllowance(
    engagement: Engagement,
    day: Temporal.PlainDate,
    until?: Temporal.PlainDate,
  ): Promise<Figures> {
    const { currency, weekStartsOn } = engagement;
    const terms = this.engagements.termsOn(engagement, day.toString());
    const { from, to } = periodOf(day, { ...terms, weekStartsOn });
    const end = until && Temporal.PlainDate.compare(until, to) < 0 ? until : to;
    const work = await this.repository.work(engagement.id, from.toString(), end.toString());
    const draws = workDraws(engagement, work);
    const sum = (some: typeof draws) => some.reduce((all, { seconds }) => all + seconds, 0);
    return {
      from: from.toString(),
      to: to.toString(),
      grantedMinutes: null,
      carriedSeconds: 0,
      usedSeconds: sum(draws),
      adjustedSeconds: sum(draws.filter(({ kind }) => kind === 'adjustment')),
      overage: [],
      expiring: [],
      priceMinor: null,
      currency,
      mode: terms.overage,
      showAmounts: terms.showAmounts,
    };
  }

  private async shown(engagementId: string, figures: Figures, closed: boolean): Promise<BalanceDto> {
    const answers = await this.consents.ofPeriod(engagementId, figures.from);
    const last = answers.at(-1);
    const consent = last ? ConsentDto.of(last, actor()) : null;
    return balanceOf(figures, { closed, granted: grantedOf(answers, figures.from), consent }, actor());
  }
}
