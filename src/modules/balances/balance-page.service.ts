import { Injectable } from '@nestjs/common';
import { EngagementsService } from '../engagements/engagements.service.js';
import { BalanceLedgerService } from './balance-ledger.service.js';
import type { BalanceReaderOf } from './balance-links.service.js';
import type { ConsentNotice } from './balance-page.consent.js';
import type { BalancePageProps } from './balance.page.js';
import { BalanceService } from './balance.service.js';

/** How many earlier periods the page lists; all of them are in the portal. */
const MOST_PERIODS = 12;

/** Gathers what the page of a balance shows, in its reader's name. */
@Injectable()
export class BalancePageService {
  constructor(
    private readonly engagements: EngagementsService,
    private readonly balances: BalanceService,
    private readonly ledger: BalanceLedgerService,
  ) {}

  /** @param page the address of the page */
  async propsFor(
    reader: BalanceReaderOf,
    page: string,
    notice: ConsentNotice | null,
  ): Promise<BalancePageProps> {
    const { engagementId, workspaceName, timeZone } = reader;
    const engagement = await this.engagements.find(engagementId);
    const today = this.balances.today(engagement);
    const balance = await this.balances.of(engagementId, today);
    const { items } = await this.balances.periods(engagementId, { limit: MOST_PERIODS + 1 });
    return {
      workspaceName,
      clientName: engagement.clientName,
      engagementName: engagement.name,
      engagementZone: engagement.timeZone,
      timeZone,
      balance,
      lines: (await this.ledger.wanted(engagementId, today)) ?? [],
      earlier: items.filter(({ periodStart }) => periodStart < balance.periodStart).slice(0, MOST_PERIODS),
      rate: this.balances.rateBeyond(engagement),
      notice,
      urls: {
        page,
        consent: `${page}/consent`,
        portal: `/clients/${engagement.clientId}/balance/${engagementId}`,
      },
    };
  }
}
