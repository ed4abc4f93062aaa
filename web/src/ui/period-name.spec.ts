import { describe, expect, it } from 'vitest';
import { isMonth } from './period-name';

describe('the name of a period', () => {
  it('is that of the month when it is one, from its first day to its last', () => {
    expect(isMonth('2026-02-01', '2026-03-01')).toBe(true);
    expect(isMonth('2026-11-16', '2026-12-16')).toBe(false);
    expect(isMonth('2026-11-01', '2026-11-16')).toBe(false);
  });
});
