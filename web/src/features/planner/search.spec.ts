import { describe, expect, it } from 'vitest';
import { plannerSearch } from './search';

describe('the address of the planner', () => {
  it('keeps a span and a day', () => {
    expect(plannerSearch({ span: 'day', day: '2026-11-16' })).toEqual({ span: 'day', day: '2026-11-16' });
  });

  it.each(['2026-02-29', '2026-02-30', '2026-04-31', '2026-13-01', 'today', ''])('leaves out %s', (day) => {
    expect(plannerSearch({ day, span: 'year' })).toEqual({});
  });

  it.each(['2028-02-29', '2026-01-31', '2026-04-30', '2026-12-29'])('knows %s', (day) => {
    expect(plannerSearch({ day })).toEqual({ day });
  });
});
