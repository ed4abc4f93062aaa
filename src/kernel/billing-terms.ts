import type { BillingTerms } from './billing.js';
import { agreementOn, type Agreements, type Dated } from './dated.js';
import type { RoundingRule } from './rounding.js';
import type { Surcharge } from './surcharge.js';
import type { Weekday } from './week.js';

/** What of a dated agreement decides how work is billed. */
export interface AgreedBilling extends Dated {
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
 * How the work of each local day is billed: by the agreement that holds on it. @param agreements oldest first
 */
export function billingTermsBy(
  agreements: Agreements<AgreedBilling>,
  { timeZone, weekStartsOn }: BilledPlace,
): (day: string) => BillingTerms {
  const termed = (agreed: AgreedBilling) => {
    const { validFrom, rounding, surcharges, discountBasisPoints, period, anchorDay } = agreed;
    const measure = { period, anchorDay, weekStartsOn };
    return { validFrom, terms: { rounding, surcharges, discountBasisPoints, period: measure, timeZone } };
  };
  const [first, ...others] = agreements;
  const dated: Agreements<ReturnType<typeof termed>> = [termed(first), ...others.map(termed)];
  return (day) => agreementOn(dated, day).terms;
}

/** Whether work is billed as it was worked, entry by entry, at its rate alone. */
export function isPlain(
  agreed: Pick<AgreedBilling, 'rounding' | 'surcharges' | 'discountBasisPoints'>,
): boolean {
  return agreed.rounding === null && agreed.surcharges.length === 0 && agreed.discountBasisPoints === 0;
}
