import { describe, expect, it } from 'vitest';
import type { ViewKey, ViewRow } from '../../../api/views';
import { groupsOf } from './figure-groups';

const named = (id: string): ViewKey => ({ id, name: id, note: null, day: null });
const row = (keys: ViewKey[], seconds: number, ...amounts: [string, string][]): ViewRow => ({
  keys,
  seconds,
  billableSeconds: seconds,
  billedSeconds: seconds,
  entries: 1,
  amounts: amounts.map(([amount, currency]) => ({ amount, currency })),
});

describe('the groups of a table', () => {
  it('stand in the order of their rows, each with the sum of what is printed', () => {
    const groups = groupsOf([
      row([named('x'), named('a')], 90, ['0.10', 'EUR']),
      row([named('x'), named('b')], 30, ['0.20', 'EUR'], ['7', 'JPY']),
      row([named('y'), named('a')], 10),
    ]);
    expect(groups.map(({ key, rows }) => [key.id, rows.length])).toEqual([
      ['x', 2],
      ['y', 1],
    ]);
    expect(groups[0]?.totals).toEqual({
      seconds: 120,
      billableSeconds: 120,
      billedSeconds: 120,
      entries: 2,
      amounts: [
        { amount: '0.30', currency: 'EUR' },
        { amount: '7', currency: 'JPY' },
      ],
    });
    expect(groups[1]?.totals.amounts).toEqual([]);
  });

  it('tell days apart, and keep work without a service in one group', () => {
    const day = (text: string): ViewKey => ({ id: null, name: text, note: null, day: text });
    const none: ViewKey = { id: null, name: '', note: null, day: null };
    expect(groupsOf([row([day('2026-11-09')], 1), row([day('2026-11-10')], 1)])).toHaveLength(2);
    expect(groupsOf([row([none, day('2026-11-09')], 1), row([none, day('2026-11-10')], 1)])).toHaveLength(1);
  });
});
