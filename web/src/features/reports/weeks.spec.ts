import { describe, expect, it } from 'vitest';
import { composableWeeks, during, weekOfDay } from './weeks';

describe('the week of a report', () => {
  it('R-07 begins on the day of the engagement and is named after its Thursday', () => {
    expect(weekOfDay('2026-11-15', 1)).toEqual({ name: '2026-W46', from: '2026-11-09', to: '2026-11-16' });
    expect(weekOfDay('2026-11-15', 7)).toEqual({ name: '2026-W47', from: '2026-11-15', to: '2026-11-22' });
  });

  it('R-08 belongs to the old year where most of its days do', () => {
    expect(weekOfDay('2027-01-01', 1).name).toBe('2026-W53');
  });

  it('is offered with the one that just ended first', () => {
    expect(composableWeeks('2026-11-18', 1, 4).map(({ name }) => name)).toEqual([
      '2026-W46',
      '2026-W47',
      '2026-W45',
      '2026-W44',
    ]);
  });

  it('is offered only while the engagement ran', () => {
    const week = weekOfDay('2026-11-15', 1);
    expect(during(week, { startsOn: '2026-11-15', endedOn: null })).toBe(true);
    expect(during(week, { startsOn: '2026-11-16', endedOn: null })).toBe(false);
    expect(during(week, { startsOn: '2026-01-01', endedOn: '2026-11-09' })).toBe(true);
    expect(during(week, { startsOn: '2026-01-01', endedOn: '2026-11-08' })).toBe(false);
  });
});
