import { describe, expect, it } from 'vitest';
import type { ReportSummary } from '../../api/types';
import { byWeek } from './by-week';

const report = (id: string, from: string, to: string) => ({ id, from, to }) as unknown as ReportSummary;

describe('the reports', () => {
  it('stand under their days, the latest first, apart where weeks start on different days', () => {
    const weeks = byWeek([
      report('1', '2026-11-02', '2026-11-09'),
      report('2', '2026-11-09', '2026-11-16'),
      report('3', '2026-11-08', '2026-11-15'),
      report('4', '2026-11-09', '2026-11-16'),
    ]);
    expect(weeks.map(({ from, reports }) => [from, reports.map(({ id }) => id)])).toEqual([
      ['2026-11-09', ['2', '4']],
      ['2026-11-08', ['3']],
      ['2026-11-02', ['1']],
    ]);
  });
});
