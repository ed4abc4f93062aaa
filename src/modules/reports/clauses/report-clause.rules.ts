import { addBusiness, businessSeconds, type BusinessHours } from '../../../kernel/business-time.js';
import type { Dated } from '../../../kernel/dated.js';
import type { Interval } from '../../../kernel/interval.js';
import type { ClauseEvidence } from '../content/report.content.js';
import type { Clause, Measured, MeasuredDays } from './report-clause.js';

/** How much evidence of one clause is printed. */
const MOST_EVIDENCE = 50;

/** Dated agreements with their clauses, oldest first. */
type Agreed = Dated & { readonly clauses: readonly Clause[] };

/**
 * What an agreement that was in force on a day said about the same as a clause of today: by its own words a case that
 * began on that day is judged. Null where it said nothing about it, or nothing was agreed yet.
 */
export function clauseOn<C extends Clause>(
  agreements: readonly Agreed[],
  clause: C,
  day: Temporal.PlainDate,
): C | null {
  const same = clausesOn(agreements, day).find((each) => subject(each) === subject(clause));
  // About the same means of the same kind.
  return (same as C | undefined) ?? null;
}

/** The clauses in force on a day: none before the first agreement. */
export function clausesOn(agreements: readonly Agreed[], day: Temporal.PlainDate): readonly Clause[] {
  return agreements.findLast(({ validFrom }) => validFrom <= day.toString())?.clauses ?? [];
}

/** What a clause is about; an agreement has one of each at most. */
function subject({ kind, terms }: Clause): string {
  const service = 'serviceId' in terms ? terms.serviceId : null;
  return JSON.stringify([kind, service, 'per' in terms ? terms.per : null]);
}

/** When it was decided whether something was done in time, and how long it took. */
export interface Settled {
  readonly met: boolean;
  readonly at: Temporal.Instant;
  /** Business seconds that were taken. */
  readonly seconds: number;
}

/**
 * Whether something was done within so much business time. It is decided once: when it was done, or when
 * the time was used up before that, whichever came first. So no case is told in two reports. Null while it is open.
 * @param stretches when it was worked on, or could have been, up to the last moment that is known
 * @param done when it was done; null: it was not
 */
export function settled(
  stretches: readonly Interval[],
  done: Temporal.Instant | null,
  allowedSeconds: number,
  hours: BusinessHours,
): Settled | null {
  let seconds = 0;
  let broken: Temporal.Instant | null = null;
  for (const { start, end } of stretches) {
    const taken = businessSeconds(start, end, hours);
    if (broken === null && seconds + taken > allowedSeconds)
      broken = addBusiness(start, allowedSeconds - seconds, hours);
    seconds += taken;
  }
  if (broken !== null) return { met: false, at: broken, seconds };
  return done === null ? null : { met: true, at: done, seconds };
}

/** Something that was as agreed or was not, with what shows it. */
export interface Case {
  /** When that was decided. */
  readonly at: Temporal.Instant;
  readonly evidence: ClauseEvidence;
}

/** Whether it was decided in these days. */
export function inDays(
  { start, end }: Pick<MeasuredDays, 'start' | 'end'>,
  { at }: Pick<Case, 'at'>,
): boolean {
  return Temporal.Instant.compare(start, at) <= 0 && Temporal.Instant.compare(at, end) < 0;
}

/**
 * So many cases of a hundred have to be as agreed. "95 %" of 10 cases are not reached by 9: 90 % (9/10). Compared
 * as whole numbers, so that 19 of 20 are 95 %; the printed share is never rounded up.
 */
export function ofCases(cases: readonly Case[], percent: number): Measured {
  const met = cases.filter(({ evidence }) => evidence.met).length;
  const of = cases.length;
  const share = ofShare(met, of, percent);
  return {
    ...share,
    cases: of === 0 ? null : { met, of },
    evidence: shown(cases.map(({ evidence }) => evidence)),
  };
}

/** The same of any two amounts, whatever they count. */
export function ofShare(met: number, of: number, percent: number): Measured {
  const measured = { unit: 'basis_points', target: { min: percent * 100, max: null }, cases: null } as const;
  if (of === 0) return { ...measured, ...unmeasured('no-cases'), value: null, evidence: [] };
  return {
    ...measured,
    ...(met * 100 >= percent * of ? MET : NOT_MET),
    value: Math.floor((met * 10_000) / of),
    evidence: [],
  };
}

/** Where there are no working hours, no time runs and none can be kept. */
export function withoutHours(percent: number): Measured {
  return { ...ofShare(0, 0, percent), ...unmeasured('no-hours') };
}

export const MET = { outcome: 'met', reason: null } as const;
export const NOT_MET = { outcome: 'not_met', reason: null } as const;

export function unmeasured(reason: 'no-cases' | 'still-running' | 'no-hours') {
  return { outcome: 'not_measurable', reason } as const;
}

/** What did not keep the clause first, then by time. */
export function shown(evidence: readonly ClauseEvidence[]): ClauseEvidence[] {
  return evidence
    .toSorted((one, other) => Number(one.met) - Number(other.met) || byTime(one.at, other.at))
    .slice(0, MOST_EVIDENCE);
}

function byTime(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0;
}
