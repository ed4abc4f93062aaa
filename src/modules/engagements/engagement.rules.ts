import { languages } from '../../kernel/actor.js';
import type { WorkingWindow } from '../../kernel/business-time.js';
import type { Agreements, Dated } from '../../kernel/dated.js';
import { parseMoney, type MoneyText } from '../../kernel/money.js';
import type { Surcharge } from '../../kernel/surcharge.js';
import { InvalidRequest } from '../../platform/http/validation.js';
import type { AgreedRow, FurtherTermsDto } from './agreement.dto.js';
import { readClauses } from './clause.rules.js';
import { RateInOtherCurrency } from './engagement.errors.js';

/** The local days on which an agreement holds, `[from, to)`; null: from ever, or for good. */
export interface DaysInForce {
  readonly from: string | null;
  readonly to: string | null;
}

/** The days on which one of these agreements holds; the first also holds before it begins. */
export function daysInForce<T extends Dated>(agreements: Agreements<T>, one: T): DaysInForce {
  const next = agreements.find(({ validFrom }) => validFrom > one.validFrom);
  return { from: one === agreements[0] ? null : one.validFrom, to: next?.validFrom ?? null };
}

/**
 * A rate per hour in minor units of the engagement's currency; null where none is agreed.
 * @throws RateInOtherCurrency, InvalidRequest when the amount is none of that currency
 */
export function rateIn(currency: string, rate: MoneyText | null | undefined, field = 'rate'): number | null {
  return rate ? minorIn(currency, rate, field) : null;
}

/**
 * An amount in minor units of a currency.
 * @throws RateInOtherCurrency, InvalidRequest when the amount is none of that currency
 */
export function minorIn(currency: string, rate: MoneyText, field = 'rate'): number {
  if (rate.currency !== currency) throw new RateInOtherCurrency(currency);
  const money = parseMoney(rate);
  if (!money.ok) throw new InvalidRequest([{ field, code: 'money' }]);
  return money.value.minor;
}

/**
 * The terms of a request as they are kept: amounts in minor units, and what was left out as usual.
 * @param nextId for clauses that bring no id @throws RateInOtherCurrency, InvalidRequest
 */
export function agreedTerms(
  currency: string,
  terms: FurtherTermsDto & {
    readonly rate?: MoneyText | null;
    readonly allowanceMinutes?: number | null;
    readonly showAmounts?: boolean;
  },
  nextId: () => string,
): Omit<AgreedRow, 'id' | 'validFrom'> {
  const { rollover, overage, rounding = null, noShow } = terms;
  const { clauses, problems } = readClauses(terms.clauses ?? [], nextId);
  if (problems.length > 0) throw new InvalidRequest(problems);
  return {
    rateMinor: rateIn(currency, terms.rate),
    allowanceMinutes: terms.allowanceMinutes ?? null,
    showAmounts: terms.showAmounts ?? false,
    period: terms.period ?? 'month',
    anchorDay: terms.anchorDay ?? 1,
    allowancePriceMinor: rateIn(currency, terms.allowancePrice, 'allowancePrice'),
    rolloverPeriods: rollover?.periods ?? 0,
    rolloverCapMinutes: rollover?.capMinutes ?? null,
    consumes: terms.consumes ?? 'oldest_first',
    overage: overage?.mode ?? 'ask',
    overageLimitMinutes: overage?.limitMinutes ?? null,
    overageRateMinor: rateIn(currency, overage?.rate, 'overage.rate'),
    rounding,
    splitAtMidnight: terms.splitAtMidnight ?? false,
    discountBasisPoints: terms.discountBasisPoints ?? 0,
    surcharges: (terms.surcharges ?? []).map(wholeSurcharge),
    scope: terms.scope ?? '',
    languages: languages.filter((language) => terms.languages?.includes(language)),
    serviceIds: [...new Set(terms.serviceIds)].sort(),
    clauses,
    acceptedAfterDays: terms.acceptedAfterDays ?? null,
    ...wholeNoShow(noShow),
  };
}

/** @throws InvalidRequest when minutes are missing or there for nothing, or late cancellations cost what is free */
function wholeNoShow(
  noShow: FurtherTermsDto['noShow'],
): Pick<AgreedRow, 'noShowCharge' | 'noShowMinutes' | 'lateCancellationCharged'> {
  const { charge = 'nothing', minutes = null, lateCancellations = false } = noShow ?? {};
  const field = 'noShow.minutes';
  if (charge === 'minutes' && minutes === null) throw new InvalidRequest([{ field, code: 'required' }]);
  if (charge !== 'minutes' && minutes !== null) throw new InvalidRequest([{ field, code: 'invalid' }]);
  if (charge === 'nothing' && lateCancellations)
    throw new InvalidRequest([{ field: 'noShow.lateCancellations', code: 'invalid' }]);
  return { noShowCharge: charge, noShowMinutes: minutes, lateCancellationCharged: lateCancellations };
}

/** @throws InvalidRequest when a window lacks its days or clocks, or rush has some */
function wholeSurcharge(surcharge: Surcharge, index: number): Surcharge {
  const { name, kind, weekdays, from, to, basisPoints } = surcharge;
  const windowed = weekdays.length > 0 && from !== null && to !== null;
  const bare = weekdays.length === 0 && from === null && to === null;
  if (kind === 'window' ? !windowed : !bare)
    throw new InvalidRequest([{ field: `surcharges.${index}`, code: 'invalid' }]);
  return { name, kind, weekdays: [...new Set(weekdays)].sort(), from, to, basisPoints };
}

/** Until somebody says otherwise: Monday to Friday, 09:00 to 17:00. The database says the same. */
const USUAL_WINDOWS: readonly WorkingWindow[] = [{ weekdays: [1, 2, 3, 4, 5], from: '09:00', to: '17:00' }];

/**
 * Working windows as they are kept: the usual ones where none are named, each weekday once.
 * @throws InvalidRequest for a window that is on no day
 */
export function workingWindows(windows: readonly WorkingWindow[] = USUAL_WINDOWS): WorkingWindow[] {
  return windows.map(({ weekdays, from, to }, index) => {
    if (weekdays.length === 0)
      throw new InvalidRequest([{ field: `workingWindows.${index}.weekdays`, code: 'required' }]);
    return { weekdays: [...new Set(weekdays)].sort(), from, to };
  });
}
