import canonicalize from 'canonicalize';
import { createHash } from 'node:crypto';
import type { Language } from '../../kernel/actor.js';
import type { WorkingWindow } from '../../kernel/business-time.js';
import { formatMoney, type MoneyText } from '../../kernel/money.js';
import type { RoundingRule } from '../../kernel/rounding.js';
import type { Surcharge } from '../../kernel/surcharge.js';
import type { Weekday } from '../../kernel/week.js';
import type { AgreedRow, ConsumptionOrder, NoShowCharge, OverageMode, PeriodUnit } from './agreement.dto.js';
import { clauseSubject, servicesOf, type Clause } from './clause.rules.js';

/**
 * Everything that is agreed, in no language, as one reader is shown it: page, mail and portal are written from this
 * alone, and its canonical text is what a client accepts. Its meaning never changes: a new form is a new `schema`.
 */
export interface ShownTerms {
  /** 2 where something is agreed about missed sessions; 1 says nothing of them, as before it could be agreed. */
  readonly schema: 1 | 2;
  readonly engagement: { readonly id: string; readonly name: string; readonly clientName: string };
  readonly validFrom: string;
  readonly scope: string;
  /** Included ones, and those that clauses name, by name. */
  readonly services: readonly { readonly id: string; readonly name: string; readonly included: boolean }[];
  readonly languages: readonly Language[];
  readonly showAmounts: boolean;
  /** Amounts are null where none is agreed, or where they are not shown. */
  readonly rate: MoneyText | null;
  readonly rounding: RoundingRule | null;
  readonly surcharges: readonly Surcharge[];
  readonly discountBasisPoints: number;
  readonly allowance: {
    readonly minutes: number | null;
    readonly price: MoneyText | null;
    readonly period: PeriodUnit;
    readonly anchorDay: number;
  };
  readonly rollover: { readonly periods: number; readonly capMinutes: number | null };
  readonly consumes: ConsumptionOrder;
  readonly overage: {
    readonly mode: OverageMode;
    readonly limitMinutes: number | null;
    readonly rate: MoneyText | null;
  };
  readonly clauses: readonly Clause[];
  readonly acceptedAfterDays: number | null;
  /** Absent: a missed session is not charged. What was accepted before this could be agreed keeps its text. */
  readonly noShow?: {
    readonly charge: Exclude<NoShowCharge, 'nothing'>;
    /** Of `minutes`. */
    readonly minutes: number | null;
    readonly lateCancellations: boolean;
  };
  readonly splitAtMidnight: boolean;
  readonly workingWindows: readonly WorkingWindow[];
  readonly holidays: string | null;
  readonly noticeMinutes: number | null;
  readonly timeZone: string;
  readonly currency: string;
  readonly weekStartsOn: Weekday;
}

/** What of an engagement is agreed beside its dated terms: it stands in what is accepted. */
export interface TermsPlace {
  readonly id: string;
  readonly name: string;
  readonly clientName: string;
  readonly timeZone: string;
  readonly currency: string;
  readonly weekStartsOn: Weekday;
  readonly workingWindows: readonly WorkingWindow[];
  readonly holidays: string | null;
  readonly noticeMinutes: number | null;
}

/** @param services names of the engagement's services by id @param amounts whether the reader sees amounts */
export function shownTerms(
  place: TermsPlace,
  agreed: Omit<AgreedRow, 'id'>,
  services: ReadonlyMap<string, string>,
  amounts: boolean,
): ShownTerms {
  const { currency, timeZone, weekStartsOn, workingWindows, holidays, noticeMinutes } = place;
  const { validFrom, scope, languages, showAmounts, rounding, surcharges, clauses } = agreed;
  const { discountBasisPoints, consumes, acceptedAfterDays, splitAtMidnight } = agreed;
  const money = (minor: number | null) =>
    minor !== null && amounts ? formatMoney({ minor, currency }) : null;
  const noShow = missed(agreed);
  return {
    schema: noShow ? 2 : 1,
    engagement: { id: place.id, name: place.name, clientName: place.clientName },
    validFrom,
    scope,
    services: named(agreed, services),
    languages,
    showAmounts,
    rate: money(agreed.rateMinor),
    rounding,
    surcharges,
    discountBasisPoints,
    allowance: {
      minutes: agreed.allowanceMinutes,
      price: money(agreed.allowancePriceMinor),
      period: agreed.period,
      anchorDay: agreed.anchorDay,
    },
    rollover: { periods: agreed.rolloverPeriods, capMinutes: agreed.rolloverCapMinutes },
    consumes,
    overage: {
      mode: agreed.overage,
      limitMinutes: agreed.overageLimitMinutes,
      rate: money(agreed.overageRateMinor),
    },
    clauses,
    acceptedAfterDays,
    ...(noShow && { noShow }),
    splitAtMidnight,
    workingWindows,
    holidays,
    noticeMinutes,
    timeZone,
    currency,
    weekStartsOn,
  };
}

/** The one text of these terms (RFC 8785), and its SHA-256. */
export function fingerprinted(terms: ShownTerms): { readonly text: string; readonly sha256: string } {
  const text = canonical(terms);
  return { text, sha256: createHash('sha256').update(text).digest('hex') };
}

/** Terms as they were kept with an answer. */
export function keptTerms(text: string): ShownTerms {
  return JSON.parse(text) as ShownTerms;
}

/** The terms that people tell apart, in the order in which they are shown; clauses are told one by one. */
export const termNames = [
  'scope',
  'services',
  'languages',
  'rate',
  'rounding',
  'surcharges',
  'discount',
  'allowance',
  'period',
  'rollover',
  'overage',
  'clause',
  'silence',
  'no-show',
  'working-hours',
  'holidays',
  'notice',
  'zone',
  'midnight',
  'amounts',
] as const;
export type TermName = (typeof termNames)[number];

/** What a term consists of: it has changed when this is otherwise. */
export function termValue(terms: ShownTerms, name: Exclude<TermName, 'clause'>): unknown {
  switch (name) {
    case 'services':
      return terms.services.filter(({ included }) => included).map((each) => each.name);
    case 'discount':
      return terms.discountBasisPoints;
    case 'allowance':
      return { minutes: terms.allowance.minutes, price: terms.allowance.price };
    case 'period':
      return { period: terms.allowance.period, anchorDay: terms.allowance.anchorDay };
    case 'rollover':
      return { ...terms.rollover, consumes: terms.consumes };
    case 'silence':
      return terms.acceptedAfterDays;
    case 'no-show':
      return terms.noShow ?? null;
    case 'working-hours':
      return terms.workingWindows;
    case 'notice':
      return terms.noticeMinutes;
    case 'zone':
      return { timeZone: terms.timeZone, currency: terms.currency, weekStartsOn: terms.weekStartsOn };
    case 'midnight':
      return terms.splitAtMidnight;
    case 'amounts':
      return terms.showAmounts;
    default:
      return terms[name];
  }
}

/** A term that is otherwise than before. Of a clause: what it was and what it is; null where there was or is none. */
export type TermChange =
  | { readonly name: Exclude<TermName, 'clause'> }
  | { readonly name: 'clause'; readonly before: Clause | null; readonly after: Clause | null };

/** All that is otherwise, in the order in which terms are shown; a clause is the same while its kind and subject are. */
export function changesBetween(before: ShownTerms, after: ShownTerms): TermChange[] {
  return termNames.flatMap((name): TermChange[] => {
    if (name === 'clause') return clauseChanges(before.clauses, after.clauses);
    const same = canonical(termValue(before, name)) === canonical(termValue(after, name));
    return same ? [] : [{ name }];
  });
}

function clauseChanges(before: readonly Clause[], after: readonly Clause[]): TermChange[] {
  const was = new Map(before.map((clause) => [clauseSubject(clause), clause]));
  const is = new Set(after.map(clauseSubject));
  const now = after.flatMap((clause): TermChange[] => {
    const earlier = was.get(clauseSubject(clause)) ?? null;
    const same = earlier && canonical(earlier.terms) === canonical(clause.terms);
    return same ? [] : [{ name: 'clause', before: earlier, after: clause }];
  });
  const gone = before.filter((clause) => !is.has(clauseSubject(clause)));
  return [...now, ...gone.map((clause): TermChange => ({ name: 'clause', before: clause, after: null }))];
}

function missed(agreed: Omit<AgreedRow, 'id'>): ShownTerms['noShow'] {
  const { noShowCharge: charge, noShowMinutes: minutes, lateCancellationCharged: lateCancellations } = agreed;
  return charge === 'nothing' ? undefined : { charge, minutes, lateCancellations };
}

function named(
  { serviceIds, clauses }: Pick<AgreedRow, 'serviceIds' | 'clauses'>,
  services: ReadonlyMap<string, string>,
): ShownTerms['services'] {
  return [...new Set([...serviceIds, ...servicesOf(clauses)])]
    .map((id) => ({ id, name: services.get(id) ?? '', included: serviceIds.includes(id) }))
    .sort((one, other) => (one.name < other.name || (one.name === other.name && one.id < other.id) ? -1 : 1));
}

function canonical(value: unknown): string {
  const text = canonicalize(value);
  if (text === undefined) throw new TypeError('terms have a text');
  return text;
}
