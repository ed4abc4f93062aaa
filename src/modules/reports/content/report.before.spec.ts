import { CoveredDays, type CoverageTerms } from '../../../kernel/coverage.js';
import { periodsBefore } from './report.before.js';

const day = (text: string) => Temporal.PlainDate.from(text);
const TERMS = { period: 'month', anchorDay: 1, weekStartsOn: 1 } as const;
const named = (covered: CoveredDays, terms: Omit<CoverageTerms, 'anchor'> = TERMS) =>
  periodsBefore(covered, () => terms).map(({ name }) => name);
const around = (text: string, coverage: Parameters<typeof CoveredDays.around>[1], terms: object = {}) =>
  CoveredDays.around(day(text), coverage, { ...TERMS, ...terms, anchor: day(text) });

describe('the periods that a report is compared with', () => {
  it('are the four weeks before, over the turn of the year too', () => {
    expect(named(around('2026-11-12', 'week'))).toEqual(['2026-W42', '2026-W43', '2026-W44', '2026-W45']);
    expect(named(around('2027-01-06', 'week'))).toEqual(['2026-W50', '2026-W51', '2026-W52', '2026-W53']);
  });

  it('are pairs of weeks that end where the pair begins', () => {
    const names = named(around('2026-11-12', 'two_weeks'));
    expect(names.at(-1)).toBe('2026-W44/2026-W45');
    expect(names[0]).toBe('2026-W38/2026-W39');
  });

  it('are months, and the periods of the balance (R-31)', () => {
    expect(named(around('2026-03-05', 'month'))).toEqual(['2025-11', '2025-12', '2026-01', '2026-02']);
    const anchored = { ...TERMS, anchorDay: 31 };
    expect(named(around('2026-12-05', 'balance_period', anchored), anchored)).toEqual([
      '2026-07-31/2026-08-30',
      '2026-08-31/2026-09-29',
      '2026-09-30/2026-10-30',
      '2026-10-31/2026-11-29',
    ]);
  });

  it('are as many days as were asked for', () => {
    const asked = CoveredDays.days(day('2026-11-11'), day('2026-11-14'), 1);
    expect(named(asked).slice(-2)).toEqual(['2026-11-05/2026-11-07', '2026-11-08/2026-11-10']);
  });

  it('share no day where the terms changed between them', () => {
    const covered = CoveredDays.of('balance_period', day('2026-11-16'), day('2026-12-01'), 1);
    const periods = periodsBefore(covered, () => TERMS);
    expect(periods.at(-1)?.name).toBe('2026-11-01/2026-11-15');
    expect(periods.at(-2)?.name).toBe('2026-10');
  });
});
