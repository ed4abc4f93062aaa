import { describe, expect, it } from 'vitest';
import { timeSearch } from './search';

describe('the address of the hours', () => {
  it('carries view, week and filters', () => {
    const search = { view: 'calendar', week: '2026-W46', billable: false, q: 'inbox', period: 'all' };
    expect(timeSearch(search)).toEqual(search);
  });

  it('leaves out what it does not understand', () => {
    expect(
      timeSearch({
        view: 'wall',
        week: '2026-W54',
        add: '2026-02-30',
        from: 'soon',
        billable: 'yes',
        q: ' ',
      }),
    ).toEqual({});
  });

  it('a leap day is a day', () => {
    expect(timeSearch({ add: '2028-02-29' })).toEqual({ add: '2028-02-29' });
    expect(timeSearch({ add: '2026-02-29' })).toEqual({});
  });

  it('R-08: week 53 is a week of some years', () => {
    expect(timeSearch({ week: '2026-W53' })).toEqual({ week: '2026-W53' });
  });
});
