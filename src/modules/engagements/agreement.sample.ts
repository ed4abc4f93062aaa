import type { ShownTerms } from './agreement.terms.js';

const euros = (amount: string) => ({ amount, currency: 'EUR' });
const INBOX = '0199f2c4-0000-7000-8000-0000000000b1';

/** Made up: what two sides agreed on at first. */
export const sampleTermsBefore: ShownTerms = {
  schema: 1,
  engagement: {
    id: '0199f2c4-0000-7000-8000-0000000000b0',
    name: 'Back office',
    clientName: 'Studio Moretti',
  },
  validFrom: '2026-01-01',
  scope: 'Included: inbox, calendar, travel.\nNot included: bookkeeping.',
  services: [{ id: INBOX, name: 'Inbox', included: true }],
  languages: ['en', 'it'],
  showAmounts: true,
  rate: euros('35.00'),
  rounding: null,
  surcharges: [],
  discountBasisPoints: 0,
  allowance: { minutes: 1200, price: null, period: 'month', anchorDay: 1 },
  rollover: { periods: 0, capMinutes: null },
  consumes: 'oldest_first',
  overage: { mode: 'ask', limitMinutes: null, rate: null },
  clauses: [
    {
      id: '0199f2c4-0000-7000-8000-0000000000c1',
      kind: 'turnaround',
      terms: { serviceId: null, businessMinutes: 960, percent: 95 },
    },
    { id: '0199f2c4-0000-7000-8000-0000000000c2', kind: 'deliverables', terms: { min: 1, per: 'week' } },
  ],
  acceptedAfterDays: null,
  splitAtMidnight: false,
  workingWindows: [{ weekdays: [1, 2, 3, 4, 5], from: '09:00', to: '17:00' }],
  holidays: 'IT',
  noticeMinutes: 480,
  timeZone: 'Europe/Rome',
  currency: 'EUR',
  weekStartsOn: 1,
};

/** Made up: what they agreed on later, in every kind of term and clause. */
export const sampleTerms: ShownTerms = {
  ...sampleTermsBefore,
  schema: 2,
  validFrom: '2026-12-01',
  rate: euros('38.50'),
  rounding: { minutes: 15, direction: 'up', scope: 'task_day', minimumMinutes: 15 },
  surcharges: [
    {
      name: 'Evening',
      kind: 'window',
      weekdays: [1, 2, 3, 4, 5],
      from: '20:00',
      to: '06:00',
      basisPoints: 2500,
    },
    { name: 'Rush', kind: 'rush', weekdays: [], from: null, to: null, basisPoints: 1250 },
  ],
  discountBasisPoints: 500,
  allowance: { minutes: 1500, price: euros('900.00'), period: 'month', anchorDay: 1 },
  rollover: { periods: 2, capMinutes: 600 },
  overage: { mode: 'allow', limitMinutes: 300, rate: euros('45.00') },
  acceptedAfterDays: 5,
  noShow: { charge: 'minutes', minutes: 30, lateCancellations: true },
  clauses: [
    {
      id: '0199f2c4-0000-7000-8000-0000000000c3',
      kind: 'minutes',
      terms: { min: 600, max: 1500, per: 'period' },
    },
    {
      id: '0199f2c4-0000-7000-8000-0000000000c1',
      kind: 'turnaround',
      terms: { serviceId: null, businessMinutes: 960, percent: 90 },
    },
    {
      id: '0199f2c4-0000-7000-8000-0000000000c4',
      kind: 'turnaround',
      terms: { serviceId: INBOX, businessMinutes: 240, percent: 95 },
    },
    {
      id: '0199f2c4-0000-7000-8000-0000000000c5',
      kind: 'response',
      terms: { businessMinutes: 480, percent: 100 },
    },
    { id: '0199f2c4-0000-7000-8000-0000000000c6', kind: 'report_rhythm', terms: { graceHours: 4 } },
    { id: '0199f2c4-0000-7000-8000-0000000000c7', kind: 'working_window', terms: { percent: 90 } },
  ],
};
