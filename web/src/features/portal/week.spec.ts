import { describe, expect, it } from 'vitest';
import { daysOfWeek, weekNamed } from './week';

describe('the week of an engagement', () => {
  it('is named by its Thursday, whatever its first day', () => {
    expect(daysOfWeek('2026-W47', 1)).toEqual({ from: '2026-11-16', to: '2026-11-23' });
    expect(daysOfWeek('2026-W47', 7)).toEqual({ from: '2026-11-15', to: '2026-11-22' });
    expect(daysOfWeek('2026-W47', 4)).toEqual({ from: '2026-11-19', to: '2026-11-26' });
  });

  it.each([1, 2, 3, 4, 5, 6, 7])('holds each of its days when it starts on day %i', (startsOn) => {
    for (const week of ['2026-W01', '2026-W47', '2026-W53']) {
      const { from, to } = daysOfWeek(week, startsOn);
      for (const day of [from, Temporal.PlainDate.from(to).subtract({ days: 1 }).toString()]) {
        expect(weekNamed(day, startsOn)).toBe(week);
      }
    }
  });
});
