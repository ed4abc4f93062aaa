import type { Days } from '../../kernel/month.js';
import { periodOf, proRata, type PeriodTerms } from '../../kernel/period.js';
import type { Weekday } from '../../kernel/week.js';

/** What of an agreement decides its allowance. */
export interface AllowanceTerms {
  /** Local day. */
  readonly validFrom: string;
  readonly allowanceMinutes: number | null;
  readonly allowancePriceMinor: number | null;
  readonly period: 'week' | 'month';
  readonly anchorDay: number;
}

/** What of an engagement decides its periods. */
export interface Measured<T extends AllowanceTerms> {
  /** Oldest first. */
  readonly agreements: readonly [T, ...T[]];
  readonly weekStartsOn: Weekday;
  readonly startsOn: string;
  /** The last local day. */
  readonly endedOn: string | null;
}

/** A period for which minutes are granted. */
export interface PlannedPeriod<T extends AllowanceTerms> extends Days {
  /** By calendar days where the period is broken, or where the allowance changes in it. */
  readonly grantedMinutes: number;
  readonly priceMinor: number | null;
  /** The terms of its first day decide what is used first, those of its last what is carried out. */
  readonly first: T;
  readonly last: T;
}

/** Days under one agreement. */
interface Reign<T> extends Days {
  readonly terms: T;
}

/** Agreements that follow one another with the same kind of period: one row of periods. */
type Stretch<T> = readonly [Reign<T>, ...Reign<T>[]];

/** Where no end is known. */
const FOR_EVER = Temporal.PlainDate.from('9999-01-01');

/**
 * The periods of an engagement, by its agreements. The first begins with the first agreement that grants minutes;
 * another kind of period begins on its agreement's first day and cuts the one before; another allowance of the same
 * kind counts for its days; the engagement's last day cuts too.
 */
export class PeriodPlan<T extends AllowanceTerms> {
  private readonly stretches: readonly Stretch<T>[];

  /** @param notBefore days before this one are settled: periods begin there at the earliest */
  constructor(
    private readonly engagement: Measured<T>,
    notBefore: Temporal.PlainDate | null = null,
  ) {
    this.stretches = stretched(reigns(engagement, notBefore));
  }

  /** The first local day of the first period; null where none is granted. */
  get begins(): Temporal.PlainDate | null {
    return this.stretches[0]?.[0].from ?? null;
  }

  /** The period of a day; null where no minutes are granted for it. */
  at(day: Temporal.PlainDate): PlannedPeriod<T> | null {
    const stretch = this.stretches.find((each) => !before(day, each[0].from) && before(day, endOf(each)));
    return stretch ? this.period(stretch, day) : null;
  }

  /** The period of a day, or the first one after it; null where none follows. */
  from(day: Temporal.PlainDate): PlannedPeriod<T> | null {
    const stretch = this.stretches.find((each) => before(day, endOf(each)));
    return stretch ? this.period(stretch, later(day, stretch[0].from)) : null;
  }

  /** All periods, in order, up to the one that has a day in it. */
  through(last: Temporal.PlainDate): PlannedPeriod<T>[] {
    const periods: PlannedPeriod<T>[] = [];
    let next = this.begins && this.from(this.begins);
    while (next && !before(last, next.from)) {
      periods.push(next);
      next = this.from(next.to);
    }
    return periods;
  }

  /** The last local day of the `count`-th period after one, or of the last that there is; null where none follows. */
  lastDayAfter(period: Days, count: number): Temporal.PlainDate | null {
    let last: Days | null = null;
    let next = this.from(period.to);
    for (let number = 1; next && number <= count; number++, next = this.from(next.to)) last = next;
    return last && last.to.subtract({ days: 1 });
  }

  private period(stretch: Stretch<T>, day: Temporal.PlainDate): PlannedPeriod<T> {
    const { period, anchorDay } = stretch[0].terms;
    const measure: PeriodTerms = { period, anchorDay, weekStartsOn: this.engagement.weekStartsOn };
    const whole = periodOf(day, measure);
    const from = later(stretch[0].from, whole.from);
    const to = sooner(endOf(stretch), whole.to);
    const parts = stretch
      .filter((reign) => before(reign.from, to) && before(from, reign.to))
      .map((reign) => ({ ...reign, from: later(reign.from, from), to: sooner(reign.to, to) }));
    const first = (parts[0] ?? stretch[0]).terms;
    return {
      from,
      to,
      grantedMinutes: shared(parts, ({ allowanceMinutes }) => allowanceMinutes, whole) ?? 0,
      priceMinor: shared(parts, ({ allowancePriceMinor }) => allowancePriceMinor, whole),
      first,
      last: parts.at(-1)?.terms ?? first,
    };
  }
}

/** Which agreement holds on which days, those without an allowance left out. */
function reigns<T extends AllowanceTerms>(
  { agreements, startsOn, endedOn }: Measured<T>,
  notBefore: Temporal.PlainDate | null,
): Reign<T>[] {
  const starts = Temporal.PlainDate.from(startsOn);
  const ends = endedOn === null ? FOR_EVER : Temporal.PlainDate.from(endedOn).add({ days: 1 });
  const begins = agreements.map(({ validFrom }, index) =>
    index === 0 ? starts : later(starts, Temporal.PlainDate.from(validFrom)),
  );
  return agreements
    .map((terms, index) => ({
      terms,
      from: later(begins[index] ?? starts, notBefore ?? starts),
      to: sooner(begins[index + 1] ?? FOR_EVER, ends),
    }))
    .filter(({ terms, from, to }) => terms.allowanceMinutes !== null && before(from, to));
}

function stretched<T extends AllowanceTerms>(all: readonly Reign<T>[]): Stretch<T>[] {
  const stretches: [Reign<T>, ...Reign<T>[]][] = [];
  for (const reign of all) {
    const current = stretches.at(-1);
    const last = current?.at(-1);
    if (current && last && last.to.equals(reign.from) && samePeriod(last.terms, reign.terms))
      current.push(reign);
    else stretches.push([reign]);
  }
  return stretches;
}

function samePeriod(one: AllowanceTerms, other: AllowanceTerms): boolean {
  return one.period === other.period && (one.period === 'week' || one.anchorDay === other.anchorDay);
}

/**
 * What the parts of a period get together of what each agreement grants for a whole one, by calendar days. Neighbours
 * of the same value are one part, so that a change of other terms moves no minute. Null where nobody grants any.
 */
function shared<T extends AllowanceTerms>(
  parts: readonly Reign<T>[],
  valueOf: (terms: T) => number | null,
  whole: Days,
): number | null {
  const merged: { value: number | null; from: Temporal.PlainDate; to: Temporal.PlainDate }[] = [];
  for (const { terms, from, to } of parts) {
    const last = merged.at(-1);
    if (last && last.value === valueOf(terms)) last.to = to;
    else merged.push({ value: valueOf(terms), from, to });
  }
  if (merged.every(({ value }) => value === null)) return null;
  return merged.reduce(
    (sum, { value, from, to }) => sum + (value === null ? 0 : proRata(value, { from, to }, whole)),
    0,
  );
}

function endOf<T>(stretch: Stretch<T>): Temporal.PlainDate {
  return stretch.at(-1)?.to ?? FOR_EVER;
}

function before(one: Temporal.PlainDate, other: Temporal.PlainDate): boolean {
  return Temporal.PlainDate.compare(one, other) < 0;
}

function later(one: Temporal.PlainDate, other: Temporal.PlainDate): Temporal.PlainDate {
  return before(one, other) ? other : one;
}

function sooner(one: Temporal.PlainDate, other: Temporal.PlainDate): Temporal.PlainDate {
  return before(one, other) ? one : other;
}
