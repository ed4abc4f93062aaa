import type { WorkFigures } from '../time-entries/work-figures.service.js';
import { totalsOf } from './view-totals.js';
import { daysOf, inOrder, problemOf, type ViewRangeKind } from './view.rules.js';

const day = (text: string) => Temporal.PlainDate.from(text);
const row = (keys: (string | null)[], seconds: number): WorkFigures => ({
  ...{ keys, seconds, billableSeconds: 0, billedSeconds: 0, entries: 1, amounts: [] },
});

describe('the days of a view', () => {
  const days = (kind: ViewRangeKind, today: string, weekStartsOn: 1 | 7 = 1) => {
    const { from, to } = daysOf({ kind, from: null, to: null }, day(today), weekStartsOn);
    return `${from.toString()}/${to.toString()}`;
  };

  it('are whole weeks and months, on their first and their last day too', () => {
    expect(days('last_week', '2026-11-16')).toBe('2026-11-09/2026-11-16');
    expect(days('last_week', '2026-11-22')).toBe('2026-11-09/2026-11-16');
    expect(days('this_week', '2026-11-22')).toBe('2026-11-16/2026-11-23');
    expect(days('last_4_weeks', '2026-11-22')).toBe('2026-10-19/2026-11-16');
    expect(days('this_month', '2026-11-30')).toBe('2026-11-01/2026-12-01');
    expect(days('last_month', '2026-01-31')).toBe('2025-12-01/2026-01-01');
  });

  it('begin where the week begins (R-07)', () => {
    expect(days('this_week', '2026-11-15', 7)).toBe('2026-11-15/2026-11-22');
    expect(days('last_week', '2026-11-15', 7)).toBe('2026-11-08/2026-11-15');
  });

  it('are named where they are none of these, and nowhere else', () => {
    const from = '2026-11-01';
    expect(problemOf({ kind: 'days', from, to: '2026-11-02' })).toBeNull();
    expect(problemOf({ kind: 'days', from, to: from })).toBe('range.to');
    expect(problemOf({ kind: 'days', from: null, to: from })).toBe('range.from');
    expect(problemOf({ kind: 'last_week', from: null, to: from })).toBe('range.to');
  });
});

describe('the rows of a view', () => {
  const names: Record<string, string> = { a: 'Anna', b: 'Bea', x: 'Studio', y: 'Zebra' };
  const ordered = (rows: WorkFigures[], groupBy: Parameters<typeof inOrder>[1]) =>
    inOrder(rows, groupBy, (_, key) => names[key ?? ''] ?? key ?? '').map(({ keys }) => keys.join(' '));

  it('stand together by their first group, the one with the most hours first', () => {
    const rows = [row(['x', 'a'], 10), row(['y', 'b'], 15), row(['x', 'b'], 20), row(['y', 'a'], 16)];
    expect(ordered(rows, ['client', 'member'])).toEqual(['y a', 'y b', 'x b', 'x a']);
  });

  it('stand by name where they have the same hours, and time in its order', () => {
    expect(ordered([row(['b'], 5), row(['a'], 5)], ['member'])).toEqual(['a', 'b']);
    const days = [row(['2026-11-10', 'a'], 90), row(['2026-11-09', 'a'], 1), row(['2026-11-09', 'b'], 2)];
    expect(ordered(days, ['day', 'member'])).toEqual(['2026-11-09 b', '2026-11-09 a', '2026-11-10 a']);
  });

  it('add up to the totals, each currency by itself, and in whole cents', () => {
    const money = (amount: string, currency: string) => ({ amount, currency });
    const rows = [
      { ...row(['x'], 20), amounts: [money('0.10', 'EUR'), money('7', 'JPY')] },
      { ...row(['y'], -5), amounts: [money('0.20', 'EUR')] },
      { ...row(['z'], 0), amounts: [money('-0.01', 'CHF'), money('-7', 'JPY')] },
    ];
    expect(totalsOf(rows)).toEqual({
      seconds: 15,
      billableSeconds: 0,
      billedSeconds: 0,
      entries: 3,
      amounts: [money('-0.01', 'CHF'), money('0.30', 'EUR')],
    });
  });
});
