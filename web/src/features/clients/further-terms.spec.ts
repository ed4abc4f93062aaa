import { describe, expect, it } from 'vitest';
import { termsAgain } from '../../api/agreements';
import type { Agreement } from '../../api/types';
import { draftOf, faultsOf, parsePercent, valuesOf } from './further-terms';

const agreement: Agreement = {
  id: 'a',
  validFrom: '2026-11-01',
  rate: { amount: '30.00', currency: 'EUR' },
  allowanceMinutes: 1200,
  showAmounts: true,
  period: 'month',
  anchorDay: 16,
  allowancePrice: { amount: '500.00', currency: 'EUR' },
  rollover: { periods: 1, capMinutes: 600 },
  consumes: 'oldest_first',
  overage: { mode: 'allow', limitMinutes: 300, rate: { amount: '45.00', currency: 'EUR' } },
  rounding: { minutes: 15, direction: 'up', scope: 'task_day', minimumMinutes: 15 },
  splitAtMidnight: true,
  discountBasisPoints: 1000,
  surcharges: [
    { name: 'Weekend', kind: 'window', weekdays: [6, 7], from: '00:00', to: '00:00', basisPoints: 2500 },
  ],
  scope: 'Inbox and calendar.',
  languages: ['it', 'en'],
  serviceIds: ['s1'],
  clauses: [
    { id: 'c1', kind: 'minutes', terms: { min: 600, max: null, per: 'period' } },
    { id: 'c2', kind: 'turnaround', terms: { serviceId: 's1', businessMinutes: 960, percent: 95 } },
    { id: 'c3', kind: 'turnaround', terms: { serviceId: null, businessMinutes: 1920, percent: 90 } },
    { id: 'c4', kind: 'response', terms: { businessMinutes: 480, percent: 100 } },
    { id: 'c5', kind: 'report_rhythm', terms: { graceHours: 0 } },
    { id: 'c6', kind: 'deliverables', terms: { min: 2, per: 'week' } },
    { id: 'c7', kind: 'working_window', terms: { percent: 80 } },
  ],
  acceptedAfterDays: 5,
  noShow: { charge: 'minutes', minutes: 30, lateCancellations: true },
  answer: null,
  proposedAt: null,
};

describe('the terms in a form', () => {
  it('come out as they went in', () => {
    expect(draftOf(valuesOf(agreement), 'EUR')).toEqual(termsAgain(agreement));
  });

  it('leave as usual what means nothing without an allowance or without overage', () => {
    const values = valuesOf(agreement);
    expect(draftOf({ ...values, allowanceMinutes: null }, 'EUR')).toMatchObject({
      allowancePrice: null,
      rollover: { periods: 0, capMinutes: null },
      overage: { limitMinutes: null, rate: null },
    });
    expect(draftOf({ ...values, mode: 'stop' }, 'EUR').overage).toEqual({
      mode: 'stop',
      limitMinutes: null,
      rate: null,
    });
    expect(draftOf({ ...values, granularity: '' }, 'EUR').rounding).toBeNull();
  });

  it('charge no minutes where nothing or the booked time is charged, and late cancellations only with something', () => {
    const values = valuesOf(agreement);
    expect(draftOf({ ...values, noShowCharge: 'booked_time' }, 'EUR').noShow).toEqual({
      ...{ charge: 'booked_time', minutes: null, lateCancellations: true },
    });
    expect(draftOf({ ...values, noShowCharge: 'nothing' }, 'EUR').noShow).toEqual({
      ...{ charge: 'nothing', minutes: null, lateCancellations: false },
    });
    expect(faultsOf({ ...values, noShowMinutes: null })).toEqual({
      noShowMinutes: 'terms.no-show-time-needed',
    });
  });

  it('are refused field by field when they are not understood', () => {
    const values = valuesOf(agreement);
    const [weekend] = values.surcharges;
    expect(faultsOf(values)).toEqual({});
    expect(
      faultsOf({
        ...values,
        overageRate: 'dear',
        discount: '101',
        minimumMinutes: '1h',
        surcharges: [{ ...weekend!, name: ' ', percent: '', weekdays: [] }],
      }),
    ).toEqual({
      overageRate: 'clients.rate-not-understood',
      discount: 'terms.percent',
      minimumMinutes: 'terms.minutes',
      'surcharges.0.name': 'common.required',
      'surcharges.0.percent': 'terms.percent',
      'surcharges.0.weekdays': 'common.required',
    });
  });

  it('R-25: per cents are kept to the hundredth', () => {
    expect([parsePercent('25'), parsePercent('12,5'), parsePercent('12.50 %'), parsePercent('x')]).toEqual([
      2500,
      1250,
      1250,
      null,
    ]);
  });
});
