import { Injectable } from '@nestjs/common';
import { actor } from '../../platform/database/transaction.js';
import { InsightsRepository, type AgreedEngagement, type InsightWork } from './insights.repository.js';
import { billsByEntry, spansDays, worthOf, type Worth } from './insights.rules.js';

/** A period of an allowance is a month at most. */
const LONGEST_UNIT_DAYS = 31;

/** Local days, `[from, to)`. */
interface AskedDays {
  readonly from: string;
  readonly to: string;
}

/** A piece of work, and what it came to. */
export type BilledPiece = readonly [InsightWork, Worth];

/** What cannot be read from the sums of days: work that is billed in another way than it was worked, and corrections. */
@Injectable()
export class BilledWork {
  constructor(private readonly insights: InsightsRepository) {}

  /** What engagements with rounding, surcharges or a discount bill of the days; units that reach beyond them are read whole. */
  async apart({ from, to }: AskedDays, agreed: readonly AgreedEngagement[]): Promise<BilledPiece[]> {
    if (agreed.length === 0) return [];
    const more = { days: agreed.some(spansDays) ? LONGEST_UNIT_DAYS : 0 };
    const days = {
      from: Temporal.PlainDate.from(from).subtract(more).toString(),
      to: Temporal.PlainDate.from(to).add(more).toString(),
    };
    const byEntry = agreed.filter(billsByEntry).map(({ id }) => id);
    const work = await this.insights.work(
      actor(),
      days,
      agreed.map(({ id }) => id),
      byEntry,
    );
    return priced(work, agreed, false).filter(([{ day }]) => day >= from && day < to);
  }

  /** Corrections of what was reported, each on its own day and exactly as it is. */
  async corrections(
    asked: AskedDays & { clientId?: string; engagementId?: string; memberId?: string },
    agreed: readonly AgreedEngagement[],
  ): Promise<BilledPiece[]> {
    return priced(await this.insights.corrections(actor(), asked), agreed, true);
  }
}

function priced(
  work: readonly InsightWork[],
  agreed: readonly AgreedEngagement[],
  corrects: boolean,
): BilledPiece[] {
  return [...Map.groupBy(work, ({ engagementId }) => engagementId)].flatMap(([engagementId, pieces]) => {
    const engagement = agreed.find(({ id }) => id === engagementId);
    const worth = worthOf(pieces, engagement, corrects);
    return pieces.map((piece): BilledPiece => [piece, worth.get(piece.id) as Worth]);
  });
}
