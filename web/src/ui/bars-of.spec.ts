import { describe, expect, it } from 'vitest';
import { barsOf } from './bars-of';
import { addDays } from './dates';

const from = (first: string, count: number) =>
  Array.from({ length: count }, (_, index) => ({ day: addDays(first, index), seconds: 60 }));

describe('the bars of a report', () => {
  it('are its days, as long as they are few', () => {
    expect(barsOf(from('2026-11-09', 14), 1)).toMatchObject({ unit: 'day', days: { length: 14 } });
  });

  it('are the weeks of a month, those at its ends cut off', () => {
    const { unit, days } = barsOf(from('2026-11-01', 30), 1);
    expect(unit).toBe('week');
    expect(days.map(({ day, last, seconds }) => [day, last, seconds / 60])).toEqual([
      ['2026-11-01', '2026-11-01', 1],
      ['2026-11-02', '2026-11-08', 7],
      ['2026-11-09', '2026-11-15', 7],
      ['2026-11-16', '2026-11-22', 7],
      ['2026-11-23', '2026-11-29', 7],
      ['2026-11-30', '2026-11-30', 1],
    ]);
    expect(barsOf(from('2026-11-01', 30), 7).days[0]).toMatchObject({ last: '2026-11-07', seconds: 420 });
  });

  it('are the months of a year, and lose no second', () => {
    const { unit, days } = barsOf(from('2026-01-01', 365), 1);
    expect([unit, days.length]).toEqual(['month', 12]);
    expect(days.reduce((sum, { seconds }) => sum + seconds, 0)).toBe(365 * 60);
  });
});
