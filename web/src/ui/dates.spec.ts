import { describe, expect, it } from 'vitest';
import { addWeeks, mondayOf, weekOf } from './dates';

describe('ISO weeks', () => {
  it('R-08: the first of January 2027 is in 2026-W53', () => {
    expect(weekOf('2027-01-01')).toBe('2026-W53');
  });

  it('begin on a Monday and follow each other over the end of a year', () => {
    expect(mondayOf('2026-W46')).toBe('2026-11-09');
    expect(addWeeks('2026-W53', 1)).toBe('2027-W01');
    expect(addWeeks('2027-W01', -1)).toBe('2026-W53');
  });
});
