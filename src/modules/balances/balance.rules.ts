import { amountFor, type Money } from '../../kernel/money.js';

/** Minutes carried on from a period, until they expire. */
export interface Lot {
  /** First local day of the period that granted them. */
  readonly from: string;
  readonly seconds: number;
  /** The last local day on which they can be used. */
  readonly expiresOn: string;
}

/** Something that uses minutes, or (below zero) gives some back. */
export interface Draw {
  readonly kind: 'consumption' | 'adjustment';
  /** The local day it counts on. */
  readonly day: string;
  readonly seconds: number;
  readonly entryId: string | null;
  readonly adjustmentId: string | null;
  /** Of what comes late to a closed period: that period's first day. */
  readonly ofPeriod: string | null;
}

/** A line of the ledger before it is booked. */
export interface Line {
  readonly kind:
    | 'allowance'
    | 'carried_in'
    | 'consumption'
    | 'overage'
    | 'adjustment'
    | 'overage_settled'
    | 'expired'
    | 'carried_out';
  readonly day: string;
  readonly seconds: number;
  readonly entryId: string | null;
  readonly adjustmentId: string | null;
  readonly ofPeriod: string | null;
  readonly lotFrom: string | null;
  readonly expiresOn: string | null;
}

/** What a period begins with, and what happens to what is left of it. */
export interface PeriodRules {
  /** First and last local day. */
  readonly from: string;
  readonly lastDay: string;
  readonly grantedSeconds: number;
  readonly carried: readonly Lot[];
  readonly consumes: 'oldest_first' | 'base_first';
  /** How much of an unused allowance is carried out at most; null: all. */
  readonly capSeconds: number | null;
  /** The last day on which what is carried out can be used; null: nothing is. */
  readonly carriedUntil: string | null;
  /** Whether a period follows, which takes over lots that have not expired. */
  readonly followed: boolean;
}

/** A period, reckoned. */
export interface Reckoned {
  /** What stands in the ledger while the period is open; their sum is what is left. */
  readonly lines: readonly Line[];
  readonly openingSeconds: number;
  readonly usedSeconds: number;
  /** Of what was used: corrections and what came late. */
  readonly adjustedSeconds: number;
  /** What the opening did not cover, in order. */
  readonly overage: readonly Line[];
  /** What would be carried out if nothing more was used, and what would expire. */
  readonly carriedOut: readonly Lot[];
  readonly expiredSeconds: number;
}

const NOTHING = {
  entryId: null,
  adjustmentId: null,
  ofPeriod: null,
  lotFrom: null,
  expiresOn: null,
} as const;

/**
 * What becomes of a period's minutes (section Balance of the rules; ). Work is covered in order: by the
 * oldest lot first, or by the period's own minutes first. Work that is covered in part is two lines. What is given
 * back counts as if it had never been used.
 * @param draws in the order in which they count
 */
export function reckon(rules: PeriodRules, draws: readonly Draw[]): Reckoned {
  const carried = rules.carried.map((lot) => ({ lot, left: lot.seconds })).sort(bySoonestExpiry);
  const back = { left: -sum(draws.filter(({ seconds }) => seconds < 0)) };
  const own = { left: rules.grantedSeconds };
  const order = rules.consumes === 'base_first' ? [back, own, ...carried] : [back, ...carried, own];
  const lines: Line[] = [
    ...(rules.grantedSeconds > 0
      ? [{ ...NOTHING, kind: 'allowance' as const, day: rules.from, seconds: rules.grantedSeconds }]
      : []),
    ...carried.map(({ lot: { from, seconds, expiresOn } }) => {
      return { ...NOTHING, kind: 'carried_in' as const, day: rules.from, seconds, lotFrom: from, expiresOn };
    }),
  ];
  const overage: Line[] = [];
  for (const draw of draws) {
    const covered = draw.seconds < 0 ? draw.seconds : take(order, draw.seconds);
    const beyond = draw.seconds - covered;
    if (covered !== 0) lines.push(lineOf(draw, draw.kind, -covered));
    if (beyond > 0) overage.push(lineOf(draw, 'overage', -beyond));
    if (beyond > 0) lines.push(lineOf(draw, 'overage', -beyond));
  }
  const unused = own.left + back.left;
  const passing = carried.filter(
    ({ lot, left }) => left > 0 && rules.followed && lot.expiresOn > rules.lastDay,
  );
  const fresh = rules.carriedUntil === null ? 0 : Math.min(unused, rules.capSeconds ?? unused);
  const carriedOut = passing.map(({ lot, left }) => ({ ...lot, seconds: left }));
  if (fresh > 0 && rules.carriedUntil !== null)
    carriedOut.push({ from: rules.from, seconds: fresh, expiresOn: rules.carriedUntil });
  return {
    lines,
    openingSeconds: rules.grantedSeconds + sum(rules.carried),
    usedSeconds: sum(draws),
    adjustedSeconds: sum(draws.filter(({ kind }) => kind === 'adjustment')),
    overage,
    carriedOut,
    expiredSeconds: unused + carried.reduce((all, { left }) => all + left, 0) - sum(carriedOut),
  };
}

/** The line of work that is covered, whatever came before it. */
export function coveredLine(draw: Draw): Line {
  return lineOf(draw, draw.kind, -draw.seconds);
}

/** The lines that close a period, after which its lines add up to nothing. */
export function closingLines({ lastDay }: Pick<PeriodRules, 'lastDay'>, reckoned: Reckoned): Line[] {
  const settled = -sum(reckoned.overage);
  const line = (kind: Line['kind'], seconds: number, lot?: Lot): Line => {
    return {
      ...NOTHING,
      kind,
      day: lastDay,
      seconds,
      lotFrom: lot?.from ?? null,
      expiresOn: lot?.expiresOn ?? null,
    };
  };
  return [
    line('overage_settled', settled),
    line('expired', -reckoned.expiredSeconds),
    ...reckoned.carriedOut.map((lot) => line('carried_out', -lot.seconds, lot)),
  ].filter(({ seconds }) => seconds !== 0);
}

/**
 * What has to be added to the lines that are booked for them to add up to those that are wanted: nothing is changed,
 * and reckoning again gives the same.
 */
export function missingLines(wanted: readonly Line[], booked: readonly Line[]): Line[] {
  const missing = new Map<string, Line>();
  const add = (line: Line, sign: 1 | -1) => {
    const key = JSON.stringify([
      line.kind,
      line.ofPeriod === null ? line.day : null,
      line.entryId,
      line.adjustmentId,
      line.ofPeriod,
      line.lotFrom,
      line.expiresOn,
    ]);
    const seconds = (missing.get(key)?.seconds ?? 0) + sign * line.seconds;
    missing.set(key, { ...(missing.get(key) ?? line), seconds });
  };
  // Booked first: what is taken back stands before what takes its place.
  for (const line of booked) add(line, -1);
  for (const line of wanted) add(line, 1);
  return [...missing.values()].filter(({ seconds }) => seconds !== 0);
}

/** Overage of one kind of terms, in the order in which it came about. */
export interface Overage {
  readonly seconds: number;
  readonly mode: 'stop' | 'ask' | 'allow';
  /** Per hour; null where no rate is agreed. */
  readonly rateMinor: number | null;
}

/** What the client has consented to beyond the balance: seconds, or as much as the period takes. */
export type Granted = number | 'all';

/** What of the overage is charged, and what is not since nobody consented to it. Granted time goes in order. */
export function approved(
  overage: readonly Overage[],
  granted: Granted,
): { charged: Overage[]; unapprovedSeconds: number } {
  let pool = granted === 'all' ? Infinity : granted;
  let unapprovedSeconds = 0;
  const charged = overage.map((piece) => {
    if (piece.mode === 'allow') return piece;
    const seconds = Math.min(pool, piece.seconds);
    pool -= seconds;
    unapprovedSeconds += piece.seconds - seconds;
    return { ...piece, seconds };
  });
  return { charged: charged.filter(({ seconds }) => seconds > 0), unapprovedSeconds };
}

/**
 * What overage costs, each rate's time rounded once (R-27: 270.00); null where some of it has no rate.
 */
export function overageAmount(charged: readonly Overage[], currency: string): Money | null {
  const byRate = new Map<number, number>();
  for (const { seconds, rateMinor } of charged) {
    if (rateMinor === null) return null;
    byRate.set(rateMinor, (byRate.get(rateMinor) ?? 0) + seconds);
  }
  const minor = [...byRate].reduce(
    (all, [rate, seconds]) => all + amountFor(seconds, { minor: rate, currency }).minor,
    0,
  );
  return { minor, currency };
}

/** The thresholds that a period has reached, in per cent of what it opened with. */
export function reached(
  usedSeconds: number,
  openingSeconds: number,
  thresholds: readonly number[],
): number[] {
  return thresholds.filter((percent) => usedSeconds > 0 && usedSeconds * 100 >= openingSeconds * percent);
}

function take(pools: readonly { left: number }[], seconds: number): number {
  let wanted = seconds;
  for (const pool of pools) {
    const taken = Math.min(pool.left, wanted);
    pool.left -= taken;
    wanted -= taken;
  }
  return seconds - wanted;
}

function lineOf({ day, entryId, adjustmentId, ofPeriod }: Draw, kind: Line['kind'], seconds: number): Line {
  return { ...NOTHING, kind, day, seconds, entryId, adjustmentId, ofPeriod };
}

function sum(all: readonly { readonly seconds: number }[]): number {
  return all.reduce((total, { seconds }) => total + seconds, 0);
}

function bySoonestExpiry({ lot: one }: { lot: Lot }, { lot: other }: { lot: Lot }): number {
  return one.expiresOn.localeCompare(other.expiresOn) || one.from.localeCompare(other.from);
}
