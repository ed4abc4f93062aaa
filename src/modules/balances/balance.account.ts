import { billedLines, billedSecondsOf, type BillableWork } from '../../kernel/billing.js';
import { billingTermsBy } from '../../kernel/billing-terms.js';
import type { Days } from '../../kernel/month.js';
import type { EngagementsService } from '../engagements/engagements.service.js';
import { PeriodPlan, type PlannedPeriod } from './balance.periods.js';
import {
  reckon,
  type Draw,
  type Lot,
  type Overage,
  type PeriodRules,
  type Reckoned,
} from './balance.rules.js';

export type Engagement = Awaited<ReturnType<EngagementsService['find']>>;
export type Terms = Engagement['agreements'][number];
/** The terms of a local day. */
export type TermsOn = (day: string) => Terms;

/** Billable work or a correction of it, as far as the balance reads it. */
export interface Work extends Omit<BillableWork, 'startedAt' | 'endedAt' | 'billable'> {
  readonly startedAt: Date | null;
  readonly endedAt: Date | null;
  /** Of a correction: the entry it corrects. */
  readonly correctsEntryId: string | null;
}

/** What came late to a closed period, and in which open period it counts. */
export interface Late {
  /** First day of the period that it counts in. */
  readonly countsIn: string;
  readonly draw: Draw;
}

/** What the open periods of an engagement are reckoned from. */
export interface Account {
  readonly engagement: Engagement;
  readonly termsOn: TermsOn;
  /** The first day that no closed period has in it; null: none is closed. */
  readonly openFrom: Temporal.PlainDate | null;
  /** What the last closed period carried out. */
  readonly lots: readonly Lot[];
  readonly work: readonly Work[];
  readonly late: readonly Late[];
}

/** An open period with what became of it so far. */
export interface OpenPeriod {
  readonly planned: PlannedPeriod<Terms>;
  readonly draws: readonly Draw[];
  readonly rules: PeriodRules;
  readonly reckoned: Reckoned;
  readonly overage: readonly Overage[];
}

/**
 * The open periods up to one that has a day in it, each opening with what the one before carries out: until that is
 * closed, its successor's opening is provisional. Computed from entries alone, as often as anybody likes.
 */
export function openPeriods(account: Account, through: Temporal.PlainDate): OpenPeriod[] {
  const plan = new PeriodPlan(account.engagement, account.openFrom);
  const periods: OpenPeriod[] = [];
  let carried: readonly Lot[] = account.lots;
  for (const planned of plan.through(through)) {
    const draws = drawsOf(account, planned);
    const rules = rulesOf(plan, planned, carried);
    const reckoned = reckon(rules, draws);
    const overage = overageOf(reckoned.overage, account.termsOn);
    periods.push({ planned, draws, rules, reckoned, overage });
    carried = reckoned.carriedOut;
  }
  return periods;
}

/** What work uses of a period's minutes, in the order in which it counts. Billed time, so that units end with it. */
export function drawsOf({ engagement, work, late }: Account, period: Days): Draw[] {
  const [from, to] = [period.from.toString(), period.to.toString()];
  const inside = work.filter(({ day }) => day >= from && day < to).toSorted(byTime);
  return [
    ...workDraws(engagement, inside),
    ...late.filter(({ countsIn }) => countsIn === from).map(({ draw }) => draw),
  ].toSorted((one, other) => compare(one.day, other.day));
}

/** The same for work of one period that is given: what a closed period would use now. */
export function workDraws(engagement: Engagement, work: readonly Work[]): Draw[] {
  const billed = billedSeconds(engagement, work);
  return work
    .toSorted(byTime)
    .map(({ id, day, correctsEntryId }): Draw => {
      return {
        kind: correctsEntryId === null ? 'consumption' : 'adjustment',
        day,
        seconds: billed.get(id) ?? 0,
        entryId: correctsEntryId ?? id,
        adjustmentId: correctsEntryId === null ? null : id,
        ofPeriod: null,
      };
    })
    .filter(({ seconds }) => seconds !== 0);
}

/** Overage with the terms of the day on which it came about. */
export function overageOf(
  lines: readonly { readonly day: string; readonly seconds: number }[],
  termsOn: TermsOn,
): Overage[] {
  return lines.map(({ day, seconds }) => {
    const { overage: mode, overageRateMinor, rateMinor } = termsOn(day);
    return { seconds: -seconds, mode, rateMinor: overageRateMinor ?? rateMinor };
  });
}

/**
 * How far a period's overage is beyond what its terms let happen: all of it under `stop`, otherwise what exceeds the
 * agreed limit.
 */
export function beyondLimit(
  overage: readonly { readonly day: string; readonly seconds: number }[],
  termsOn: TermsOn,
): number {
  let total = 0;
  return overage.reduce((excess, { day, seconds }) => {
    total -= seconds;
    return excess + Math.max(0, Math.min(-seconds, total - allowed(termsOn(day))));
  }, 0);
}

/** Seconds beyond the balance that terms let happen. */
export function allowed({ overage, overageLimitMinutes }: Terms): number {
  if (overage === 'stop') return 0;
  return overageLimitMinutes === null ? Infinity : overageLimitMinutes * 60;
}

function rulesOf(
  plan: PeriodPlan<Terms>,
  planned: PlannedPeriod<Terms>,
  carried: readonly Lot[],
): PeriodRules {
  const { from, to, grantedMinutes, first, last } = planned;
  const { rolloverPeriods, rolloverCapMinutes } = last;
  return {
    from: from.toString(),
    lastDay: to.subtract({ days: 1 }).toString(),
    grantedSeconds: grantedMinutes * 60,
    carried,
    consumes: first.consumes,
    capSeconds: rolloverCapMinutes === null ? null : rolloverCapMinutes * 60,
    carriedUntil: plan.lastDayAfter(planned, rolloverPeriods)?.toString() ?? null,
    followed: plan.from(to) !== null,
  };
}

/** What of each piece is billed; nothing has to be reckoned where no rounding was ever agreed. */
function billedSeconds(engagement: Engagement, work: readonly Work[]): ReadonlyMap<string, number> {
  const { agreements, currency } = engagement;
  if (agreements.every(({ rounding }) => rounding === null))
    return new Map(work.map(({ id, seconds }) => [id, seconds]));
  const pieces = work.map(billable);
  return billedSecondsOf(billedLines(pieces, billingTermsBy(agreements, engagement), currency), pieces);
}

function billable({ startedAt, endedAt, correctsEntryId, ...work }: Work): BillableWork {
  return {
    ...work,
    billable: true,
    startedAt: startedAt && startedAt.toTemporalInstant(),
    endedAt: endedAt && endedAt.toTemporalInstant(),
    ...(correctsEntryId !== null && { exact: true }),
  };
}

/** Entries by day and start, a day's corrections after them. */
function byTime(one: Work, other: Work): number {
  return (
    compare(one.day, other.day) ||
    Number(one.correctsEntryId !== null) - Number(other.correctsEntryId !== null) ||
    compare(one.startedAt?.getTime() ?? -Infinity, other.startedAt?.getTime() ?? -Infinity) ||
    compare(one.id, other.id)
  );
}

function compare<T extends string | number>(one: T, other: T): number {
  return one < other ? -1 : one > other ? 1 : 0;
}
