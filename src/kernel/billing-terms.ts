import type { BillingTerms } from './billing.js';
import type { RoundingRule } from './rounding.js';
import type { Surcharge } from './surcharge.js';
import type { Weekday } from './week.js';

/** What of a dated agreement decides how work is billed. */
export interface AgreedBilling {
  /** Local day. */
  readonly validFrom: string;
  readonly rounding: RoundingRule | null;
  readonly surcharges: readonly Surcharge[];
  readonly discountBasisPoints: number;
  readonly period: 'week' | 'month';
  readonly anchorDay: number;
}

/** Where the days are those of. */
export interface BilledPlace {
  readonly timeZone: string;
  readonly weekStartsOn: Weekday;
}

/**
 * How the work of each local day is billed: by the newest agreement that began by then, and before the first of them
 * by the first. @param agreements oldest first
 */
export function billingTermsBy(
  agreements: readonly [AgreedBilling, ...AgreedBilling[]],
  { timeZone, weekStartsOn }: BilledPlace,
): (day: string) => BillingTerms {
  const dated = agreements.map(
    ({ validFrom, rounding, surcharges, discountBasisPoints, period, anchorDay }) => {
      const measure = { period, anchorDay, weekStartsOn };
      return { validFrom, terms: { rounding, surcharges, discountBasisPoints, period: measure, timeZone } };
    },
  );
  const [first] = dated;
  if (!first) throw new RangeError('An engagement has an agreement');
  return (day) => (dated.findLast(({ validFrom }) => validFrom <= day) ?? first).terms;
}

/** Whether work is billed as it was worked, entry by entry, at its rate alone. */
export function isPlain(
  agreed: Pick<AgreedBilling, 'rounding' | 'surcharges' | 'discountBasisPoints'>,
): boolean {
  return agreed.rounding === null && agreed.surcharges.length === 0 && agreed.discountBasisPoints === 0;
}
