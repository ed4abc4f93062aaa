import { billedLines, billedSecondsOf, type BillingTerms } from '../../kernel/billing.js';
import { billingTermsBy, isPlain, type AgreedBilling } from '../../kernel/billing-terms.js';
import { formatMoney, shareOf, type Money, type MoneyText } from '../../kernel/money.js';
import type { InsightBucket } from './insights.dto.js';
import type { AgreedEngagement, InsightWork } from './insights.repository.js';

/** What some work came to. */
export interface Worth {
  readonly seconds: number;
  readonly billableSeconds: number;
  readonly billedSeconds: number;
  readonly amount: Money | null;
}

/** Sums that grow; amounts one for each currency. */
export class Figures {
  seconds = 0;
  billableSeconds = 0;
  billedSeconds = 0;
  private readonly minor = new Map<string, number>();

  add({ seconds, billableSeconds, billedSeconds, amount }: Worth): void {
    this.seconds += seconds;
    this.billableSeconds += billableSeconds;
    this.billedSeconds += billedSeconds;
    if (amount) this.minor.set(amount.currency, (this.minor.get(amount.currency) ?? 0) + amount.minor);
  }

  get amounts(): MoneyText[] {
    return [...this.minor]
      .filter(([, minor]) => minor !== 0)
      .sort(([one], [other]) => one.localeCompare(other))
      .map(([currency, minor]) => formatMoney({ minor, currency }));
  }
}

/** Whether a piece of work is billed together with work of other days, so that these days must be read too. */
export function spansDays({ agreements }: AgreedEngagement): boolean {
  return agreements.some(({ rounding }) => rounding?.scope === 'week' || rounding?.scope === 'period');
}

/** Whether each entry must be read by itself: it is rounded, charged more or discounted on its own. */
export function billsByEntry({ agreements }: AgreedEngagement): boolean {
  return agreements.some(
    (agreed) =>
      agreed.surcharges.some(({ kind }) => kind === 'window') ||
      (agreed.rounding === null ? !isPlain(agreed) : agreed.rounding.scope === 'entry'),
  );
}

const PLAIN: AgreedBilling = {
  ...{
    validFrom: '0001-01-01',
    rounding: null,
    surcharges: [],
    discountBasisPoints: 0,
    period: 'month',
    anchorDay: 1,
  },
};

/** How each piece of work is billed, by its id; of a line that several share each has its part, by what is billed of it. */
export function worthOf(
  work: readonly InsightWork[],
  engagement: AgreedEngagement | undefined,
  corrects = false,
): Map<string, Worth> {
  const terms: (day: string) => BillingTerms = engagement
    ? billingTermsBy(engagement.agreements, engagement)
    : billingTermsBy([PLAIN], { timeZone: 'UTC', weekStartsOn: 1 });
  const pieces = work.map(({ startedAt, endedAt, ...piece }) => ({
    ...piece,
    startedAt: startedAt && startedAt.toTemporalInstant(),
    endedAt: endedAt && endedAt.toTemporalInstant(),
    exact: corrects,
  }));
  const currency = work[0]?.currency ?? 'EUR';
  const lines = billedLines(pieces, terms, currency);
  const billed = billedSecondsOf(lines, pieces);
  const amounts = new Map(lines.flatMap(({ entryIds, amount }) => shared(amount, entryIds, billed)));
  return new Map(
    pieces.map(({ id, seconds, billable }) => [
      id,
      {
        seconds,
        billableSeconds: billable ? seconds : 0,
        billedSeconds: billed.get(id) ?? 0,
        amount: amounts.get(id) ?? null,
      },
    ]),
  );
}

/** Parts of an amount that add up to it. */
function shared(
  amount: Money,
  ids: readonly string[],
  billed: ReadonlyMap<string, number>,
): [string, Money][] {
  const seconds = ids.map((id) => billed.get(id) ?? 0);
  const all = seconds.reduce((sum, each) => sum + each, 0);
  let [soFar, given] = [0, 0];
  return ids.map((id, index) => {
    soFar += seconds[index] ?? 0;
    const until = all === 0 ? 0 : shareOf(amount, soFar, all).minor;
    const part = until - given;
    given = until;
    return [id, { minor: part, currency: amount.currency }];
  });
}

/** The first day of the bucket that a day is in. */
export function bucketOf(
  day: Temporal.PlainDate,
  bucket: InsightBucket,
  weekStartsOn: number,
): Temporal.PlainDate {
  if (bucket === 'day') return day;
  return bucket === 'month'
    ? day.with({ day: 1 })
    : day.subtract({ days: (day.dayOfWeek - weekStartsOn + 7) % 7 });
}

/** The first days of all buckets that meet `[from, to)`, in order. */
export function bucketsOf(
  from: Temporal.PlainDate,
  to: Temporal.PlainDate,
  bucket: InsightBucket,
  weekStartsOn: number,
): string[] {
  const step = { [`${bucket}s`]: 1 };
  const all: string[] = [];
  for (
    let first = bucketOf(from, bucket, weekStartsOn);
    Temporal.PlainDate.compare(first, to) < 0;
    first = first.add(step)
  )
    all.push(first.toString());
  return all;
}
