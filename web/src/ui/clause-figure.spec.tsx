import { describe, expect, it } from 'vitest';
import type { ReportContent } from '../api/types';
import { inLanguage } from '../support/in-language';
import { useClauseFigures } from './clause-figure';
import { useClauseWords } from './clause-words';
import { usePeriodWords } from './period-words';

const clause = (change: Partial<ReportContent['clauses'][number]>) => ({
  ...{ unit: 'basis_points' as const, value: 9000, target: { min: 9500, max: null }, cases: null },
  ...change,
});
const plain = (text: string | null) => text?.replaceAll(/[\u00a0\u202f]/g, ' ');

describe('the figure of a clause', () => {
  it('tells how many of how many, in per cent of the reader’s language', () => {
    const nine = clause({ cases: { met: 9, of: 10 } });
    expect(inLanguage(useClauseFigures).reached(nine)).toBe('90% (9/10), target 95%');
    expect(plain(inLanguage(useClauseFigures, 'de').reached(nine))).toBe('90 % (9/10), Ziel 95 %');
    expect(inLanguage(useClauseFigures).reached(clause({ value: 9750 }))).toBe('97.5%, target 95%');
  });

  it('is a duration or a count where that was agreed, with either bound or both', () => {
    const { reached } = inLanguage(useClauseFigures);
    const minutes = { unit: 'minutes' as const, value: 145 };
    expect(reached(clause({ ...minutes, target: { min: null, max: 120 } }))).toBe(
      '2:25, target at most 2:00',
    );
    expect(reached(clause({ ...minutes, target: { min: 120, max: 480 } }))).toBe('2:25, target 2:00 to 8:00');
    expect(reached(clause({ unit: 'count', value: 3, target: { min: 2, max: null } }))).toBe('3, target 2');
  });

  it('is the target alone where nothing could be measured', () => {
    expect(inLanguage(useClauseFigures).reached(clause({ value: null }))).toBe('target 95%');
  });
});

describe('a clause as a sentence', () => {
  it('tells working time in hours', () => {
    const terms = { serviceId: null, businessMinutes: 960, percent: 95 };
    const words = inLanguage(useClauseWords);
    const response = (businessMinutes: number) =>
      words({ kind: 'response', terms: { businessMinutes, percent: 90 } });
    expect(words({ kind: 'turnaround', terms })).toBe(
      '95% of all tasks delivered within 16 hours of working time',
    );
    expect(response(60)).toContain('within 1 hour of');
    expect(response(90)).toContain('within 1:30 h of');
    expect(words({ kind: 'of tomorrow', terms: {} })).toBe('of tomorrow');
  });
});

describe('the name of a period', () => {
  it('is what people call it', () => {
    const name = inLanguage(usePeriodWords);
    expect(name('2026-W46')).toBe('Week 46/2026');
    expect(name('2026-W45/2026-W46')).toBe('Weeks 45/2026 – 46/2026');
    expect(name('2026-11')).toBe('November 2026');
    expect(plain(name('2026-11-03/2026-11-17'))).toMatch(/3.*17/);
    expect(name('something else')).toBe('something else');
  });
});
