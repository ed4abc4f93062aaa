import { Injectable } from '@nestjs/common';
import { actor } from '../../platform/database/transaction.js';
import { BilledWork } from './insights.billed.js';
import { InsightsRepository } from './insights.repository.js';
import { TooManyRows } from './work-figures.errors.js';
import { WorkFiguresRepository } from './work-figures.repository.js';
import { isAmong, isAsked, WorkTable, workGroups, type WorkAsked, type WorkFigures, type WorkGroup } from './work-figures.rules.js'; // prettier-ignore

export { InsightFiguresDto } from './insights.dto.js';
export { workGroups, type WorkAsked, type WorkFigures, type WorkGroup };

/** A table that is longer is read by nobody. */
const MOST_ROWS = 5000;
/** What the database tells at most, before it is put together. */
const MOST_SUMS = 100_000;

/** Work of the engagements in the caller's reach, by up to three groups: what saved views are made of. */
@Injectable()
export class WorkFiguresService {
  constructor(
    private readonly work: WorkFiguresRepository,
    private readonly insights: InsightsRepository,
    private readonly billed: BilledWork,
  ) {}

  /**
   * Hours as worked, corrections on their own days included; billed and earned as the agreements say; and how many
   * entries they are. In no order. @throws TooManyRows
   */
  async of(asked: WorkAsked): Promise<WorkFigures[]> {
    const days = { from: asked.from, to: asked.to };
    const agreed = (await this.insights.agreed(actor(), days)).filter(
      ({ id, clientId }) => isAmong(asked.clientIds, clientId) && isAmong(asked.engagementIds, id),
    );
    const apart = agreed.map(({ id }) => id);
    const sums = await this.work.sums(actor(), asked, apart, MOST_SUMS);
    if (sums.length === MOST_SUMS) throw new TooManyRows(MOST_ROWS);

    const table = new WorkTable(asked);
    for (const { currency, amountMinor, entries, ...sum } of sums)
      table.add(sum, { ...sum, amount: { minor: amountMinor, currency } }, entries);
    if (asked.billable !== false)
      for (const [piece, worth] of await this.billed.apart(days, agreed))
        if (isAsked(piece, asked)) table.add(piece, { ...worth, seconds: 0, billableSeconds: 0 });
    for (const [piece, worth] of await this.billed.corrections(days, agreed))
      if (isAsked(piece, asked) && (asked.billable ?? piece.billable) === piece.billable)
        table.add(piece, worth);

    if (table.size > MOST_ROWS) throw new TooManyRows(MOST_ROWS);
    return table.all();
  }
}
