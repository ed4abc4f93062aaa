import { Injectable } from '@nestjs/common';
import { EngagementsService } from '../engagements/engagements.service.js';
import type { Account, Engagement, TermsOn } from './balance.account.js';
import { bookedLate } from './balance.late.rules.js';
import { PeriodPlan } from './balance.periods.js';
import { BalanceRepository, type BookedLine } from './balance.repository.js';

/** Later than any day that can be logged. */
const NO_DAY = '9999-01-01';

/** The account of an engagement with what its open periods have booked. */
export interface Opened {
  readonly account: Account;
  readonly booked: readonly BookedLine[];
}

/** Reads what a balance is reckoned from. */
@Injectable()
export class BalanceReader {
  constructor(
    private readonly engagements: EngagementsService,
    private readonly repository: BalanceRepository,
  ) {}

  termsOn(engagement: Engagement): TermsOn {
    return (day) => this.engagements.termsOn(engagement, day);
  }

  /** What is not closed. @param before work of earlier days only; null: all there is. @returns null where nothing is granted */
  async open(engagement: Engagement, before: string | null): Promise<Opened | null> {
    const last = await this.repository.lastClosed(engagement.id);
    const openFrom = last && Temporal.PlainDate.from(last.to);
    const begins = new PeriodPlan(engagement, openFrom).begins;
    if (!begins) return null;
    const booked = await this.repository.booked(engagement.id, (openFrom ?? begins).toString());
    const work = await this.repository.work(engagement.id, begins.toString(), before ?? NO_DAY);
    const lots = last?.carried ?? [];
    const late = bookedLate(booked);
    return { account: { engagement, termsOn: this.termsOn(engagement), openFrom, lots, work, late }, booked };
  }
}
