import { Injectable } from '@nestjs/common';
import type { Days } from '../../kernel/month.js';
import { openPeriods, type Engagement } from './balance.account.js';
import type { Figures } from './balance.figures.js';
import { linesOfDays, type MovedPeriod, type Moved } from './balance-days.rules.js';
import { BalanceReader } from './balance.reader.js';
import { BalanceRepository } from './balance.repository.js';
import { closingLines } from './balance.rules.js';

/** What moved a balance on some local days: the part of the ledger that a report prints. */
@Injectable()
export class BalanceDaysService {
  constructor(
    private readonly reader: BalanceReader,
    private readonly repository: BalanceRepository,
  ) {}

  /**
   * By day and kind, with what there is after each. Work of later days is left out, so that the last line of these
   * days says the same whenever it is read.
   */
  async moved(engagement: Engagement, { from, to }: Days): Promise<Moved[]> {
    const closed = await this.closed(engagement.id, from, to);
    return linesOfDays([...closed, ...(await this.open(engagement, from, to))], { from, to });
  }

  /** What a period that is closed has lost with its last day, and when older lots are lost; null: it is not over. */
  async lost(engagementId: string, { to }: Pick<Days, 'to'>): Promise<Figures['expiring'] | null> {
    const closed = await this.repository.closedOn(engagementId, to.subtract({ days: 1 }).toString());
    return closed?.to === to.toString() ? closed.figures.expiring : null;
  }

  private async closed(
    engagementId: string,
    from: Temporal.PlainDate,
    to: Temporal.PlainDate,
  ): Promise<MovedPeriod[]> {
    const rows = await this.repository.movedClosed(engagementId, from.toString(), to.toString());
    return [...Map.groupBy(rows, ({ periodFrom }) => periodFrom)].map(([begins, lines]) => {
      return { from: begins, to: lines[0]?.periodTo ?? begins, lines };
    });
  }

  private async open(
    engagement: Engagement,
    from: Temporal.PlainDate,
    to: Temporal.PlainDate,
  ): Promise<MovedPeriod[]> {
    const opened = await this.reader.open(engagement, to.toString());
    if (!opened) return [];
    const late = opened.account.late.filter(({ draw }) => draw.day < to.toString());
    return openPeriods({ ...opened.account, late }, to.subtract({ days: 1 }))
      .filter(({ planned }) => Temporal.PlainDate.compare(from, planned.to) < 0)
      .map(({ planned, rules, reckoned }) => ({
        from: planned.from.toString(),
        to: planned.to.toString(),
        lines: [...reckoned.lines, ...closingLines(rules, reckoned)],
      }));
  }
}
