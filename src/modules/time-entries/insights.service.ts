import { Injectable } from '@nestjs/common';
import { actor } from '../../platform/database/transaction.js';
import { InvalidRequest } from '../../platform/http/validation.js';
import type { InsightsDto, InsightsQuery } from './insights.dto.js';
import { InsightsRepository, type AgreedEngagement, type InsightWork } from './insights.repository.js';
import {
  billsByEntry,
  bucketOf,
  bucketsOf,
  Figures,
  spansDays,
  worthOf,
  type Worth,
} from './insights.rules.js';

const MOST_DAYS = 3660;
/** A period of an allowance is a month at most. */
const LONGEST_UNIT_DAYS = 31;

type Key = (work: InsightWork) => string | null;

/** Hours of members, clients and services over time: actual, billed, and what they earned. */
@Injectable()
export class InsightsService {
  constructor(private readonly insights: InsightsRepository) {}

  /** Of the engagements in the caller's reach. @throws InvalidRequest for no days, or more than ten years */
  async of(asked: InsightsQuery): Promise<InsightsDto> {
    const [from, to] = [Temporal.PlainDate.from(asked.from), Temporal.PlainDate.from(asked.to)];
    const days = from.until(to).days;
    if (days < 1 || days > MOST_DAYS) throw new InvalidRequest([{ field: 'to', code: 'invalid' }]);
    const weekStartsOn = asked.engagementId
      ? await this.insights.weekStartsOn(actor(), asked.engagementId)
      : 1;
    const agreed = await this.insights.agreed(actor(), asked);
    const apart = agreed.map(({ id }) => id);
    const sums = await this.insights.sums(actor(), asked, { ...asked, weekStartsOn }, apart);

    const groups = new Sums();
    const series = new Sums();
    for (const { key, currency, bucket, amountMinor, ...figures } of sums) {
      const amount = currency === null ? null : { minor: amountMinor, currency };
      if (bucket !== null) series.add(bucket, { ...figures, amount: null });
      else groups.add(key, { ...figures, amount });
    }
    const keyOf = keys[asked.groupBy];
    for (const [work, worth] of await this.billedApart(asked, agreed))
      groups.add(keyOf(work), { ...worth, seconds: 0, billableSeconds: 0 });
    for (const [work, worth] of await this.corrected(asked, agreed)) {
      groups.add(keyOf(work), worth);
      const bucket = bucketOf(Temporal.PlainDate.from(work.day), asked.bucket, weekStartsOn);
      series.add(bucket.toString(), worth);
    }
    return {
      from: asked.from,
      to: asked.to,
      ...(await this.named(asked, groups)),
      series: bucketsOf(from, to, asked.bucket, weekStartsOn).map((first) => {
        const { seconds = 0, billableSeconds = 0 } = series.of(first) ?? {};
        return { from: first < asked.from ? asked.from : first, seconds, billableSeconds };
      }),
    };
  }

  /** What engagements with rounding, surcharges or a discount bill of the days; units that reach beyond them are read whole. */
  private async billedApart(
    asked: InsightsQuery,
    agreed: readonly AgreedEngagement[],
  ): Promise<[InsightWork, Worth][]> {
    if (agreed.length === 0) return [];
    const more = { days: agreed.some(spansDays) ? LONGEST_UNIT_DAYS : 0 };
    const days = {
      from: Temporal.PlainDate.from(asked.from).subtract(more).toString(),
      to: Temporal.PlainDate.from(asked.to).add(more).toString(),
    };
    const byEntry = agreed.filter(billsByEntry).map(({ id }) => id);
    const work = await this.insights.work(
      actor(),
      days,
      agreed.map(({ id }) => id),
      byEntry,
    );
    return this.priced(work, agreed, false).filter(
      ([{ day, memberId }]) =>
        day >= asked.from && day < asked.to && (asked.memberId === undefined || memberId === asked.memberId),
    );
  }

  private async corrected(
    asked: InsightsQuery,
    agreed: readonly AgreedEngagement[],
  ): Promise<[InsightWork, Worth][]> {
    return this.priced(await this.insights.corrections(actor(), asked), agreed, true);
  }

  private priced(
    work: readonly InsightWork[],
    agreed: readonly AgreedEngagement[],
    corrects: boolean,
  ): [InsightWork, Worth][] {
    return [...Map.groupBy(work, ({ engagementId }) => engagementId)].flatMap(([engagementId, pieces]) => {
      const engagement = agreed.find(({ id }) => id === engagementId);
      const worth = worthOf(pieces, engagement, corrects);
      return pieces.map((piece): [InsightWork, Worth] => [piece, worth.get(piece.id) as Worth]);
    });
  }

  private async named(
    { groupBy }: InsightsQuery,
    groups: Sums,
  ): Promise<Pick<InsightsDto, 'rows' | 'totals'>> {
    const ids = [...groups.keys()].filter((key) => key !== null);
    const names = await this.insights.names(actor(), groupBy, ids);
    const all = groups.total;
    const rows = [...groups.entries()].map(([id, figures]) => {
      const { name = '', note = null } = names.find((each) => each.id === id) ?? {};
      const share = all.seconds > 0 ? Math.min(1, Math.max(0, figures.seconds / all.seconds)) : 0;
      return { id, name, note, ...told(figures), share: Math.round(share * 10_000) / 10_000 };
    });
    return {
      rows: rows.sort((a, b) => b.seconds - a.seconds || a.name.localeCompare(b.name)),
      totals: told(all),
    };
  }
}

const keys: Record<InsightsQuery['groupBy'], Key> = {
  client: ({ clientId }) => clientId,
  engagement: ({ engagementId }) => engagementId,
  service: ({ serviceId }) => serviceId,
  member: ({ memberId }) => memberId,
};

function told({ seconds, billableSeconds, billedSeconds, amounts }: Figures): InsightsDto['totals'] {
  return { seconds, billableSeconds, billedSeconds, amounts };
}

/** Figures by key, and of all. */
class Sums {
  readonly total = new Figures();
  private readonly each = new Map<string | null, Figures>();

  add(key: string | null, worth: Worth): void {
    const figures = this.each.get(key) ?? new Figures();
    this.each.set(key, figures);
    figures.add(worth);
    this.total.add(worth);
  }

  of(key: string | null): Figures | undefined {
    return this.each.get(key);
  }

  keys(): MapIterator<string | null> {
    return this.each.keys();
  }

  entries(): MapIterator<[string | null, Figures]> {
    return this.each.entries();
  }
}
