import { describe, expect, it } from 'vitest';
import { filterOf, isFiltered, unfiltered } from './list-filter';

describe('the filters of the list', () => {
  it('are the week unless the address says more', () => {
    expect(filterOf({ view: 'list' }, '2026-W47')).toEqual({
      memberId: 'me',
      from: '2026-11-16',
      to: '2026-11-23',
    });
  });

  it('include the last day that was chosen', () => {
    expect(filterOf({ period: 'days', from: '2026-11-01', to: '2026-11-30' }, '2026-W47')).toEqual({
      memberId: 'me',
      from: '2026-11-01',
      to: '2026-12-01',
    });
    expect(filterOf({ period: 'days', to: '2026-11-30' }, '2026-W47')).not.toHaveProperty('from');
  });

  it('say no as well as yes', () => {
    expect(filterOf({ period: 'all', billable: false, locked: true, q: 'inbox' }, '2026-W47')).toEqual({
      memberId: 'me',
      billable: false,
      locked: true,
      q: 'inbox',
    });
  });

  it('go without the view going', () => {
    const search = { view: 'list', week: '2026-W47', q: 'inbox', period: 'all' } as const;
    expect(isFiltered(search)).toBe(true);
    expect(unfiltered(search)).toEqual({ view: 'list', week: '2026-W47' });
    expect(isFiltered(unfiltered(search))).toBe(false);
  });
});
