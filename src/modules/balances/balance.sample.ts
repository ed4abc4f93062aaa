import type { BalanceDto } from './balance.dto.js';

/** Made up, for previews and tests: 16 of 20 hours used. */
export const sampleBalance: BalanceDto = {
  periodStart: '2026-11-01',
  periodEnd: '2026-12-01',
  allowanceMinutes: 1080,
  carriedSeconds: 7200,
  adjustedSeconds: 0,
  openingSeconds: 72_000,
  usedSeconds: 57_600,
  leftSeconds: 14_400,
  overageSeconds: 0,
  unapprovedOverageSeconds: 0,
  overageAmount: { amount: '0.00', currency: 'EUR' },
  allowancePrice: { amount: '560.00', currency: 'EUR' },
  amount: { amount: '560.00', currency: 'EUR' },
  expiring: [{ seconds: 14_400, on: '2026-11-30' }],
  mode: 'ask',
  closed: false,
  consent: null,
  alerts: [80],
};

/** Made up: used up, an hour beyond, and the client is asked. */
export const sampleUsedUp: BalanceDto = {
  ...sampleBalance,
  usedSeconds: 75_600,
  leftSeconds: -3600,
  overageSeconds: 3600,
  unapprovedOverageSeconds: 3600,
  expiring: [],
  alerts: [80, 100],
  consent: {
    id: '0199f2c4-0000-7000-8000-000000000001',
    engagementId: '0199f2c4-0000-7000-8000-000000000002',
    periodStart: '2026-11-01',
    askedAt: '2026-11-24T10:00:00Z',
    overageSeconds: 3600,
    state: 'asked',
    minutes: null,
    answeredAt: null,
    answeredByName: null,
    can: { answer: true },
  },
};
