import type { AgreementDraft } from '../../api/agreements';
import type { Agreement, Language, Money, Rounding, Surcharge } from '../../api/types';
import { parseAmount } from '../../ui/amount';
import {
  clauseDraft,
  clauseFaults,
  clauseValues,
  type ClauseFault,
  type ClauseValues,
} from './clause-values';
import { termsOf, type TermsValues } from './terms-fields';

/** One surcharge as a form holds it. */
export interface SurchargeValues {
  /** Tells the rows of the form apart. */
  key: string;
  name: string;
  kind: Surcharge['kind'];
  weekdays: string[];
  from: string;
  to: string;
  percent: string;
}

/** Every term as a form holds it: amounts and per cents as typed, durations in whole minutes. */
export interface AgreementValues extends TermsValues, Record<string, unknown> {
  validFrom: string;
  period: Agreement['period'];
  anchorDay: string;
  allowancePrice: string;
  rolloverPeriods: string;
  capMinutes: number | null;
  consumes: Agreement['consumes'];
  mode: Agreement['overage']['mode'];
  limitMinutes: number | null;
  overageRate: string;
  /** Empty: not rounded. */
  granularity: string;
  direction: Rounding['direction'];
  scope: Rounding['scope'];
  minimumMinutes: string;
  splitAtMidnight: boolean;
  discount: string;
  surcharges: SurchargeValues[];
  /** What is included and what is not. */
  included: string;
  languages: Language[];
  serviceIds: string[];
  clauses: ClauseValues[];
  /** Empty: silence never counts as a yes. */
  acceptedAfterDays: string;
  noShowCharge: Agreement['noShow']['charge'];
  noShowMinutes: number | null;
  lateCancellations: boolean;
}

export function valuesOf(agreement: Agreement): AgreementValues {
  const { rounding, overage, rollover } = agreement;
  return {
    ...termsOf(agreement),
    validFrom: agreement.validFrom,
    period: agreement.period,
    anchorDay: String(agreement.anchorDay),
    allowancePrice: agreement.allowancePrice?.amount ?? '',
    rolloverPeriods: String(rollover.periods),
    capMinutes: rollover.capMinutes,
    consumes: agreement.consumes,
    mode: overage.mode,
    limitMinutes: overage.limitMinutes,
    overageRate: overage.rate?.amount ?? '',
    granularity: rounding ? String(rounding.minutes) : '',
    direction: rounding?.direction ?? 'up',
    scope: rounding?.scope ?? 'task_day',
    minimumMinutes: rounding?.minimumMinutes ? String(rounding.minimumMinutes) : '',
    splitAtMidnight: agreement.splitAtMidnight,
    discount: agreement.discountBasisPoints ? percentText(agreement.discountBasisPoints) : '',
    surcharges: agreement.surcharges.map((surcharge, index) => ({
      key: `${index}`,
      name: surcharge.name,
      kind: surcharge.kind,
      weekdays: surcharge.weekdays.map(String),
      from: surcharge.from ?? '',
      to: surcharge.to ?? '',
      percent: percentText(surcharge.basisPoints),
    })),
    included: agreement.scope,
    languages: agreement.languages,
    serviceIds: agreement.serviceIds,
    clauses: agreement.clauses.map(clauseValues),
    acceptedAfterDays: agreement.acceptedAfterDays === null ? '' : String(agreement.acceptedAfterDays),
    noShowCharge: agreement.noShow.charge,
    noShowMinutes: agreement.noShow.minutes,
    lateCancellations: agreement.noShow.lateCancellations,
  };
}

/** What is agreed, as the API takes it. What means nothing without an allowance is left as usual. */
export function draftOf(values: AgreementValues, currency: string): AgreementDraft {
  const granted = values.allowanceMinutes !== null;
  return {
    validFrom: values.validFrom,
    rate: money(values.rate, currency),
    allowanceMinutes: values.allowanceMinutes,
    showAmounts: values.showAmounts,
    period: values.period,
    anchorDay: values.period === 'month' ? Number(values.anchorDay) : 1,
    allowancePrice: granted ? money(values.allowancePrice, currency) : null,
    rollover: granted
      ? {
          periods: Number(values.rolloverPeriods),
          capMinutes: values.rolloverPeriods === '0' ? null : values.capMinutes,
        }
      : { periods: 0, capMinutes: null },
    consumes: values.consumes,
    overage: {
      mode: values.mode,
      limitMinutes: granted && values.mode === 'allow' ? values.limitMinutes : null,
      rate: granted && values.mode !== 'stop' ? money(values.overageRate, currency) : null,
    },
    rounding: values.granularity ? roundingOf(values) : null,
    splitAtMidnight: values.splitAtMidnight,
    discountBasisPoints: parsePercent(values.discount) ?? 0,
    surcharges: values.surcharges.map(surchargeOf),
    scope: values.included.trim(),
    languages: values.languages,
    serviceIds: values.serviceIds,
    clauses: values.clauses.map(clauseDraft),
    acceptedAfterDays: values.acceptedAfterDays === '' ? null : Number(values.acceptedAfterDays),
    noShow: {
      charge: values.noShowCharge,
      minutes: values.noShowCharge === 'minutes' ? values.noShowMinutes : null,
      lateCancellations: values.noShowCharge !== 'nothing' && values.lateCancellations,
    },
  };
}

function roundingOf({ granularity, direction, scope, minimumMinutes }: AgreementValues): Rounding {
  const minutes = Number(granularity) as Rounding['minutes'];
  return { minutes, direction, scope, minimumMinutes: Number(minimumMinutes) || 0 };
}

function surchargeOf({ name, kind, weekdays, from, to, percent }: SurchargeValues): Surcharge {
  const basisPoints = parsePercent(percent) ?? 0;
  const window = kind === 'window';
  return {
    name: name.trim(),
    kind,
    weekdays: window ? weekdays.map(Number).toSorted((one, other) => one - other) : [],
    from: window ? from || '00:00' : null,
    to: window ? to || '00:00' : null,
    basisPoints,
  };
}

export type TermsFault =
  | ClauseFault
  | 'clients.rate-not-understood'
  | 'terms.percent'
  | 'terms.minutes'
  | 'terms.silence-days'
  | 'terms.no-show-time-needed';

/** What keeps the terms from being agreed, by the name of the field. */
export function faultsOf(values: AgreementValues): Record<string, TermsFault> {
  const found: Record<string, TermsFault> = clauseFaults(values.clauses);
  if (!values.validFrom) found['validFrom'] = 'common.required';
  for (const field of ['rate', 'allowancePrice', 'overageRate'] as const) {
    if (values[field].trim() && parseAmount(values[field]) === null)
      found[field] = 'clients.rate-not-understood';
  }
  const discount = parsePercent(values.discount);
  if (values.discount.trim() && (discount === null || discount > 10_000)) found['discount'] = 'terms.percent';
  if (values.minimumMinutes.trim() && !/^\d{1,4}$/.test(values.minimumMinutes.trim())) {
    found['minimumMinutes'] = 'terms.minutes';
  }
  const silence = values.acceptedAfterDays.trim();
  if (silence && !/^([1-9]|[1-5]\d|60)$/.test(silence)) found['acceptedAfterDays'] = 'terms.silence-days';
  if (values.noShowCharge === 'minutes' && values.noShowMinutes === null)
    found['noShowMinutes'] = 'terms.no-show-time-needed';
  values.surcharges.forEach(({ name, kind, weekdays, percent }, index) => {
    const at = (field: string) => `surcharges.${index}.${field}`;
    const points = parsePercent(percent);
    if (!name.trim()) found[at('name')] = 'common.required';
    if (points === null || points < 1 || points > 50_000) found[at('percent')] = 'terms.percent';
    if (kind === 'window' && weekdays.length === 0) found[at('weekdays')] = 'common.required';
  });
  return found;
}

/** Hundredths of a per cent of what people type: `25`, `12,5`, `12.50 %`. */
export function parsePercent(text: string): number | null {
  const match = /^(\d{1,3})(?:[.,](\d{1,2}))?\s*%?$/.exec(text.trim());
  return match ? Number(match[1]) * 100 + Number((match[2] ?? '').padEnd(2, '0')) : null;
}

export function percentText(basisPoints: number): string {
  return String(basisPoints / 100);
}

function money(text: string, currency: string): Money | null {
  const amount = parseAmount(text);
  return amount === null ? null : { amount, currency };
}
