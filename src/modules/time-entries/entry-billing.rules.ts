import { billedLines, type BillableWork, type BillingTerms } from '../../kernel/billing.js';
import type { Money } from '../../kernel/money.js';

/** What of an entry decides how it is billed. */
export interface BilledEntry extends Omit<BillableWork, 'seconds'> {
  /** Null while it runs. */
  readonly durationSeconds: number | null;
}

/** How an entry by itself is billed; each null where that is not decided by the entry alone. */
export interface EntryBilling {
  readonly billedSeconds: number | null;
  readonly amount: Money | null;
}

const UNDECIDED: EntryBilling = { billedSeconds: null, amount: null };

/**
 * What an entry comes to where nothing is rounded, or each entry by itself; a larger unit decides about all of
 * its entries together. Nothing for what is not billable or still runs; its hours count all the same.
 */
export function billingOf(entry: BilledEntry, terms: BillingTerms, currency: string): EntryBilling {
  const { durationSeconds, ...work } = entry;
  if (!entry.billable || durationSeconds === null) return UNDECIDED;
  if (terms.rounding !== null && terms.rounding.scope !== 'entry') return UNDECIDED;
  const [line] = billedLines([{ ...work, seconds: durationSeconds }], () => terms, currency);
  if (!line) return UNDECIDED;
  return { billedSeconds: line.billedSeconds, amount: entry.rateMinor === null ? null : line.amount };
}
