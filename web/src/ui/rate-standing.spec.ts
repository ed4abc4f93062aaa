import { describe, expect, it } from 'vitest';
import type { Rate } from '../api/types';
import { standings } from './rate-standing';

const rate = (id: string, validFrom: string, changed: Partial<Rate> = {}): Rate => ({
  id,
  scope: 'assistant',
  clientId: null,
  engagementId: 'e',
  memberId: 'anna',
  memberName: 'Anna',
  serviceId: null,
  serviceName: null,
  rate: { amount: '33.00', currency: 'EUR' },
  validFrom,
  createdAt: '2026-01-01T00:00:00Z',
  can: { remove: true },
  ...changed,
});

describe('rates by their day', () => {
  it('R-23: the newest that has begun holds, for each assistant and currency', () => {
    const found = standings(
      [
        rate('old', '2026-01-01'),
        rate('coming', '2026-12-01'),
        rate('now', '2026-11-01'),
        rate('francs', '2026-01-01', { rate: { amount: '35.00', currency: 'CHF' } }),
        rate('bea', '2026-02-01', { memberId: 'bea', memberName: 'Bea' }),
      ],
      '2026-11-22',
    );
    expect(found.map(({ rate: { id }, standing }) => [id, standing])).toEqual([
      ['francs', 'now'],
      ['coming', 'later'],
      ['now', 'now'],
      ['old', 'before'],
      ['bea', 'now'],
    ]);
  });
});
