import { expect, it } from 'vitest';
import type { Preference } from '../../api/types';
import { toConfirm } from './to-confirm';

const preference = (clientId: string, confirmedOn: string, stale = true, deletedAt: string | null = null) =>
  ({ clientId, confirmedOn, stale, deletedAt }) as Preference;

it('gathers stale preferences by client, the longest ago first', () => {
  expect(
    toConfirm([
      preference('rossi', '2026-04-01'),
      preference('weber', '2026-02-01'),
      preference('rossi', '2026-03-01'),
      preference('rossi', '2026-11-01', false),
      preference('weber', '2025-01-01', true, '2026-11-20T10:00:00Z'),
    ]),
  ).toEqual([
    { clientId: 'weber', count: 1, since: '2026-02-01' },
    { clientId: 'rossi', count: 2, since: '2026-03-01' },
  ]);
});

it('is nothing when all is fresh', () => {
  expect(toConfirm([preference('rossi', '2026-11-01', false)])).toEqual([]);
});
