import { describe, expect, it } from 'vitest';
import { anEntry } from '../entry.sample';
import { billedOf, byDay } from './day-groups';

describe('the entries of the list', () => {
  it('stand by day in the order in which they come, each day with its sum', () => {
    const groups = byDay([
      anEntry({ id: 'a', day: '2026-11-17', durationSeconds: 600 }),
      anEntry({ id: 'b', day: '2026-11-16', durationSeconds: 900 }),
      anEntry({ id: 'c', day: '2026-11-16', durationSeconds: null, running: true }),
    ]);
    expect(groups.map(({ day, seconds }) => [day, seconds])).toEqual([
      ['2026-11-17', 600],
      ['2026-11-16', 900],
    ]);
  });

  it('R-18: billed stands beside actual where it differs', () => {
    const entry = anEntry({ durationSeconds: 1170, billedSeconds: 1200 });
    expect(billedOf([entry, anEntry({ billable: false, billedSeconds: null })])).toBe(1200);
    expect(billedOf([anEntry({ durationSeconds: 3600, billedSeconds: 3600 })])).toBeNull();
  });

  it('R-14: billed is not told from entries that are rounded together', () => {
    expect(billedOf([anEntry({ durationSeconds: 420, billedSeconds: null })])).toBeNull();
  });
});
