import { billedLines, type BillableWork, type BillingTerms } from '../../kernel/billing.js';
import { isPlain } from '../../kernel/billing-terms.js';
import { amountFor, type Money } from '../../kernel/money.js';

/** What of an entry decides how it is billed. */
export interface BilledEntry extends Omit<BillableWork, 'seconds' | 'startedAt' | 'endedAt'> {
  /** ISO 8601; read only where a surcharge may ask for it. */
  readonly startedAt: string | null;
  readonly endedAt: string | null;
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
  const { durationSeconds, startedAt, endedAt, rateMinor, ...work } = entry;
  if (!entry.billable || durationSeconds === null) return UNDECIDED;
  if (terms.rounding !== null && terms.rounding.scope !== 'entry') return UNDECIDED;
  // What most agreements say needs no lines: every entry of a long list comes through here.
  if (isPlain(terms)) {
    const amount = rateMinor === null ? null : amountFor(durationSeconds, { minor: rateMinor, currency });
    return { billedSeconds: durationSeconds, amount };
  }
  const instants = { startedAt: instant(startedAt), endedAt: instant(endedAt) };
  const piece = { ...work, ...instants, rateMinor, seconds: durationSeconds };
  const [line] = billedLines([piece], () => terms, currency);
  if (!line) return UNDECIDED;
  return { billedSeconds: line.billedSeconds, amount: rateMinor === null ? null : line.amount };
}

function instant(text: string | null): Temporal.Instant | null {
  return text === null ? null : Temporal.Instant.from(text);
}
