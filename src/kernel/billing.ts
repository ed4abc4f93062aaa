import { amountFor, shareOf, sumMoney, type Money } from './money.js';
import { periodOf, type PeriodTerms } from './period.js';
import { roundedSeconds, type RoundingRule, type RoundingScope } from './rounding.js';
import { chargedSeconds, type Surcharge } from './surcharge.js';
import { Week } from './week.js';

/** One piece of work, as far as billing it goes. */
export interface BillableWork {
  readonly id: string;
  /** Local day. */
  readonly day: string;
  readonly taskId: string | null;
  readonly memberId: string;
  readonly serviceId: string | null;
  readonly startedAt: Temporal.Instant | null;
  readonly endedAt: Temporal.Instant | null;
  /** Actual, without breaks; negative of a correction. */
  readonly seconds: number;
  readonly billable: boolean;
  /** Per hour. */
  readonly rateMinor: number | null;
  readonly rush: boolean;
  /** Counts as it is, and is never rounded: a correction of what was rounded before. */
  readonly exact?: boolean;
}

/** How the work of a local day is billed. */
export interface BillingTerms {
  readonly rounding: RoundingRule | null;
  readonly surcharges: readonly Surcharge[];
  /** Hundredths of a per cent, taken off after the surcharges. */
  readonly discountBasisPoints: number;
  readonly period: PeriodTerms;
  readonly timeZone: string;
}

/** What is paid on top for a portion of a line. */
export interface BilledSurcharge {
  readonly name: string;
  readonly seconds: number;
  readonly amount: Money;
}

/** A printed line: each amount is rounded here, once, and a total is the sum of the lines. */
export interface BilledLine {
  /** In the order in which the work was done. */
  readonly entryIds: readonly string[];
  /** The first local day. */
  readonly day: string;
  /** What all of the line's work has in common. */
  readonly taskId: string | null;
  readonly serviceId: string | null;
  /** Per hour; null where no rate is agreed, and where the work is not billable. */
  readonly rateMinor: number | null;
  readonly rush: boolean;
  readonly actualSeconds: number;
  readonly billedSeconds: number;
  readonly base: Money;
  readonly surcharges: readonly BilledSurcharge[];
  /** What is taken off. */
  readonly discount: Money;
  readonly amount: Money;
}

/** What stands on one line. */
type Work = readonly [BillableWork, ...BillableWork[]];

/**
 * The lines of this work, in the order in which it was done, whatever the order in which it is given.
 *
 * What the agreed rounding takes as one is a line, or several where rate, rush, surcharges or discount
 * differ in it; its rounding difference stands on its last line. Without rounding a line is an entry. Work that is not
 * billable has its hours and 0.00. Nothing of what was recorded changes: this is a way to read it.
 */
export function billedLines(
  work: readonly BillableWork[],
  termsOn: (day: string) => BillingTerms,
  currency: string,
): BilledLine[] {
  const units = grouped(work.toSorted(byTime), (piece) => unitOf(piece, termsOn(piece.day)));
  return units.flatMap((unit) => linesOf(unit, termsOn, currency));
}

/**
 * What is billed of each entry: its actual seconds, and its line's rounding difference on the line's last entry;
 * taken from the last ones backwards where that is less than was worked. They add up to the lines.
 */
export function billedSecondsOf(
  lines: readonly BilledLine[],
  work: readonly Pick<BillableWork, 'id' | 'seconds'>[],
): Map<string, number> {
  const actual = new Map(work.map(({ id, seconds }) => [id, seconds]));
  const billed = new Map<string, number>();
  for (const { entryIds, billedSeconds } of lines) {
    const shares = withTotal(
      entryIds.map((id) => actual.get(id) ?? 0),
      billedSeconds,
    );
    entryIds.forEach((id, index) => billed.set(id, shares[index] ?? 0));
  }
  return billed;
}

/** A unit's lines: what is billed of it is decided for all of it, and its difference stands on the last. */
function linesOf(unit: Work, termsOn: (day: string) => BillingTerms, currency: string): BilledLine[] {
  const [first] = unit;
  const parts = grouped(unit, (piece) => partOf(piece, termsOn(piece.day)));
  const actual = parts.map((part) => part.reduce((sum, { seconds }) => sum + seconds, 0));
  const billed = billedOf(first, actual, termsOn(first.day));
  return parts.map((part, index) => {
    const time = { actualSeconds: actual[index] ?? 0, billedSeconds: billed[index] ?? 0 };
    return lineOf(part, time, termsOn(part[0].day), currency);
  });
}

function billedOf(
  first: BillableWork,
  actual: readonly number[],
  { rounding }: BillingTerms,
): readonly number[] {
  if (!first.billable) return actual.map(() => 0);
  if (rounding === null || standsAlone(first)) return actual;
  return withTotal(
    actual,
    roundedSeconds(
      actual.reduce((sum, seconds) => sum + seconds, 0),
      rounding,
    ),
  );
}

function lineOf(
  part: Work,
  time: Pick<BilledLine, 'actualSeconds' | 'billedSeconds'>,
  terms: BillingTerms,
  currency: string,
): BilledLine {
  const [{ day, billable, rush, ...first }] = part;
  const rateMinor = billable ? first.rateMinor : null;
  const base = amountFor(time.billedSeconds, { minor: rateMinor ?? 0, currency });
  const surcharges = surchargesOf(part, time, base, terms);
  const before = sumMoney([base, ...surcharges.map(({ amount }) => amount)], currency);
  const discount = shareOf(before, terms.discountBasisPoints, 10_000);
  return {
    entryIds: part.map(({ id }) => id),
    day,
    taskId: common(part.map(({ taskId }) => taskId)),
    serviceId: common(part.map(({ serviceId }) => serviceId)),
    rateMinor,
    rush,
    ...time,
    base,
    surcharges,
    discount,
    amount: { minor: before.minor - discount.minor, currency },
  };
}

/** Of the line's base, by the portion of its time that falls in the window; each rounded, those of no time left out. */
function surchargesOf(
  part: readonly BillableWork[],
  { actualSeconds, billedSeconds }: Pick<BilledLine, 'actualSeconds' | 'billedSeconds'>,
  base: Money,
  { surcharges, timeZone }: BillingTerms,
): BilledSurcharge[] {
  if (billedSeconds === 0 || actualSeconds === 0) return [];
  return surcharges.flatMap((surcharge) => {
    const { name, basisPoints } = surcharge;
    const inside = part.reduce((sum, piece) => sum + chargedSeconds(piece, surcharge, timeZone), 0);
    const seconds = Math.round((billedSeconds * inside) / actualSeconds);
    if (seconds === 0) return [];
    return [{ name, seconds, amount: shareOf(base, seconds * basisPoints, billedSeconds * 10_000) }];
  });
}

/** Work that is a line of its own whatever is agreed. */
function standsAlone({ billable, exact, seconds }: BillableWork): boolean {
  return !billable || exact === true || seconds < 0;
}

/** The name of what is rounded as one with this piece of work. Without a task, a service stands for it. */
function unitOf(piece: BillableWork, { rounding, period }: BillingTerms): string {
  if (rounding === null || standsAlone(piece)) return name(piece.id);
  const { scope, minutes, direction, minimumMinutes } = rounding;
  return name(scope, minutes, direction, minimumMinutes, ...unitIn(scope, piece, period));
}

function unitIn(
  scope: RoundingScope,
  { id, day, taskId, serviceId }: BillableWork,
  period: PeriodTerms,
): Names {
  switch (scope) {
    case 'entry':
      return [id];
    case 'day':
      return [day];
    case 'task_day':
      return [day, taskId, taskId === null ? serviceId : null];
    case 'week':
      return [Week.of(Temporal.PlainDate.from(day), period.weekStartsOn).name];
    case 'period': {
      const { from, to } = periodOf(Temporal.PlainDate.from(day), period);
      return [from.toString(), to.toString()];
    }
  }
}

/** The name of the line within its unit. */
function partOf(piece: BillableWork, { surcharges, discountBasisPoints }: BillingTerms): string {
  return name(piece.rateMinor, piece.rush, discountBasisPoints, JSON.stringify(surcharges));
}

type Names = readonly (string | number | boolean | null)[];

function name(...parts: Names): string {
  return JSON.stringify(parts);
}

/** Groups in the order of their first member; the members of each in the order given. */
function grouped(work: readonly BillableWork[], nameOf: (piece: BillableWork) => string): Work[] {
  const groups = new Map<string, [BillableWork, ...BillableWork[]]>();
  for (const piece of work) {
    const key = nameOf(piece);
    const group = groups.get(key);
    if (group) group.push(piece);
    else groups.set(key, [piece]);
  }
  return [...groups.values()];
}

/** The shares with the difference to a total on the last, or taken from the last ones backwards, none below zero. */
function withTotal(shares: readonly number[], total: number): readonly number[] {
  let difference = total - shares.reduce((sum, share) => sum + share, 0);
  return shares
    .toReversed()
    .map((share) => {
      const adjusted = share >= 0 ? Math.max(0, share + difference) : share + difference;
      difference -= adjusted - share;
      return adjusted;
    })
    .toReversed();
}

function byTime(one: BillableWork, other: BillableWork): number {
  return compare(one.day, other.day) || compare(startOf(one), startOf(other)) || compare(one.id, other.id);
}

/** Work without a start comes before the rest of its day. */
function startOf({ startedAt }: BillableWork): number {
  return startedAt?.epochMilliseconds ?? -Infinity;
}

function compare<T extends string | number>(one: T, other: T): number {
  return one < other ? -1 : one > other ? 1 : 0;
}

function common<T>(all: readonly (T | null)[]): T | null {
  const [first = null] = all;
  return all.every((each) => each === first) ? first : null;
}
