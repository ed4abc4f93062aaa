import type { BillingTerms } from '../../kernel/billing.js';
import { billingOf, type BilledEntry } from './entry-billing.rules.js';

const terms: BillingTerms = {
  rounding: null,
  surcharges: [],
  discountBasisPoints: 0,
  period: { period: 'month', anchorDay: 1, weekStartsOn: 1 },
  timeZone: 'Europe/Rome',
};
const entry: BilledEntry = {
  id: 'a',
  day: '2026-11-16',
  taskId: null,
  memberId: 'm',
  serviceId: null,
  startedAt: null,
  endedAt: null,
  durationSeconds: 4800,
  billable: true,
  rateMinor: 2750,
  rush: false,
};
const rounded = (scope: 'entry' | 'task_day' | 'period') => ({
  ...terms,
  rounding: { minutes: 15, direction: 'up', scope, minimumMinutes: 0 } as const,
});
const billed = (changed: Partial<BilledEntry>, how: BillingTerms = terms) =>
  billingOf({ ...entry, ...changed }, how, 'EUR');

describe('what an entry comes to by itself', () => {
  it('R-20: 1:20 at 27.50/h is 36.67', () => {
    expect(billed({})).toEqual({ billedSeconds: 4800, amount: { minor: 3667, currency: 'EUR' } });
  });

  it('R-14: is rounded where each entry is: 7 minutes up to 15', () => {
    expect(billed({ durationSeconds: 420, rateMinor: 3500 }, rounded('entry'))).toEqual({
      billedSeconds: 900,
      amount: { minor: 875, currency: 'EUR' },
    });
  });

  it.each(['task_day', 'period'] as const)('is not decided where a whole %s is rounded', (scope) => {
    expect(billed({}, rounded(scope))).toEqual({ billedSeconds: null, amount: null });
  });

  it('R-25: has its surcharge before its discount', () => {
    const rush = {
      name: 'Rush',
      kind: 'rush',
      weekdays: [],
      from: null,
      to: null,
      basisPoints: 2500,
    } as const;
    const agreed = { ...terms, surcharges: [rush], discountBasisPoints: 1000 };
    const { amount } = billed({ durationSeconds: 3600, rateMinor: 10_000, rush: true }, agreed);
    expect(amount?.minor).toBe(11_250);
  });

  it('R-22: is nothing when it is not billable, and still runs or has no rate', () => {
    expect(billed({ billable: false })).toEqual({ billedSeconds: null, amount: null });
    expect(billed({ durationSeconds: null })).toEqual({ billedSeconds: null, amount: null });
    expect(billed({ rateMinor: null })).toEqual({ billedSeconds: 4800, amount: null });
  });
});
