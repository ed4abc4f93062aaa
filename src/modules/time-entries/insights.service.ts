import { Injectable } from '@nestjs/common';
import { actor } from '../../platform/database/transaction.js';
import { InvalidRequest } from '../../platform/http/validation.js';
import { BilledWork } from './insights.billed.js';
import type { InsightsDto, InsightsQuery } from './insights.dto.js';
import { InsightsRepository, type InsightWork } from './insights.repository.js';
import { bucketOf, bucketsOf, Figures, type Worth } from './insights.rules.js';

const MOST_DAYS = 3660;

type Key = (work: InsightWork) => string | null;

/** Hours of members, clients and services over time: actual, billed, and what they earned. */
@Injectable()
export class InsightsService {
  constructor(
    private readonly insights: InsightsRepository,
    private readonly billed: BilledWork,
  ) {}

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
    const { memberId } = asked;
    for (const [work, worth] of await this.billed.apart(asked, agreed))
      if (memberId === undefined || work.memberId === memberId)
        groups.add(keyOf(work), { ...worth, seconds: 0, billableSeconds: 0 });
    for (const [work, worth] of await this.billed.corrections(asked, agreed)) {
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
