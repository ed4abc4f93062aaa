import { CoveredDays } from '../../../kernel/coverage.js';
import { startOfDay } from '../../../kernel/time-zone.js';
import { Week } from '../../../kernel/week.js';
import type { Clause, ClauseOf, MeasuredAgreement, MeasuredEngagement } from './report-clause.js';
import { isBroken, knownDays, ofSpans, spansOf, type CountedSpan, type Span } from './report-clause.spans.js';

const day = (text: string) => Temporal.PlainDate.from(text);
const minutes = (
  per: 'week' | 'period',
  { min = null, max = null }: { min?: number | null; max?: number | null } = {},
): ClauseOf<'minutes'> => ({ id: per, kind: 'minutes', terms: { min, max, per } });

/** What of an engagement decides its weeks and periods. */
function engaged(
  agreed: Partial<MeasuredAgreement> & { clauses: readonly Clause[] },
  endedOn: string | null = null,
): MeasuredEngagement {
  const agreement = { validFrom: '2026-01-01', period: 'month', anchorDay: 1, ...agreed };
  const place = { timeZone: 'Europe/Rome', weekStartsOn: 1 };
  return { ...place, endedOn, agreements: [agreement] } as unknown as MeasuredEngagement;
}
const spans = (
  clause: ClauseOf<'minutes'>,
  engagement: MeasuredEngagement,
  covered: CoveredDays,
  until = covered.to,
) => spansOf(clause, { engagement, covered, until: startOfDay(until, 'Europe/Rome') }).map(said);
const said = ({ from, to, over, part }: Span) => [from.toString(), to.toString(), over, part];
const week = (name: string) => {
  const parsed = Week.parse(name, 1);
  if (!parsed.ok) throw new Error(name);
  return CoveredDays.week(parsed.value);
};
const counted = (count: number, span: Partial<Span> = {}): CountedSpan => ({
  ...{ from: day('2026-11-09'), to: day('2026-11-16'), over: true, part: false, evidence: [], count },
  bounds: { min: 600, max: 900 },
  ...span,
});
const BOUNDS = { min: 600, max: 900 };

describe('the weeks and periods that a clause counts in', () => {
  it('are the report’s own week, and every week of its month; the one that reaches beyond is not over', () => {
    const clause = minutes('week', { min: 600 });
    const engagement = engaged({ clauses: [clause] });
    expect(spans(clause, engagement, week('2026-W46'))).toEqual([['2026-11-09', '2026-11-16', true, false]]);
    const month = CoveredDays.days(day('2026-11-01'), day('2026-12-01'), 1);
    expect(spans(clause, engagement, month)).toEqual([
      ['2026-10-26', '2026-11-02', true, false],
      ['2026-11-02', '2026-11-09', true, false],
      ['2026-11-09', '2026-11-16', true, false],
      ['2026-11-16', '2026-11-23', true, false],
      ['2026-11-23', '2026-11-30', true, false],
      ['2026-11-30', '2026-12-07', false, false],
    ]);
  });

  it('R-31: are the periods of the balance, which end in a week or run on beyond it', () => {
    const clause = minutes('period', { min: 600 });
    const engagement = engaged({ clauses: [clause], anchorDay: 31 });
    expect(spans(clause, engagement, week('2026-W46'))).toEqual([['2026-10-31', '2026-11-30', false, false]]);
    expect(spans(clause, engagement, week('2026-W49'))).toEqual([['2026-11-30', '2026-12-31', false, false]]);
    expect(spans(clause, engagement, week('2026-W48'))).toEqual([['2026-10-31', '2026-11-30', true, false]]);
  });

  it('are not over while the days themselves are not', () => {
    const clause = minutes('week', { min: 600 });
    const engagement = engaged({ clauses: [clause] });
    expect(spans(clause, engagement, week('2026-W46'), day('2026-11-13'))).toEqual([
      ['2026-11-09', '2026-11-16', false, false],
    ]);
  });

  it('are cut short by the beginning and the end of the engagement', () => {
    const clause = minutes('week', { min: 600 });
    const engagement = engaged({ validFrom: '2026-11-11', clauses: [clause] }, '2026-11-17');
    expect(spans(clause, engagement, week('2026-W46'))).toEqual([['2026-11-09', '2026-11-16', true, true]]);
    expect(spans(clause, engagement, week('2026-W47'))).toEqual([['2026-11-16', '2026-11-23', true, true]]);
    expect(spans(clause, engagement, week('2026-W45'))).toEqual([]);
  });

  it('count no days after the report’s own', () => {
    const period = { from: day('2026-11-01'), to: day('2026-12-01') };
    expect(knownDays(period, week('2026-W46')).to).toEqual(day('2026-11-16'));
    expect(knownDays(period, week('2026-W49')).to).toEqual(period.to);
  });
});

describe('what was counted', () => {
  const judged = (...spans: CountedSpan[]) => ofSpans(spans, BOUNDS, 'minutes');

  it('keeps its bounds, both of which belong to it', () => {
    for (const count of [600, 899, 900])
      expect(judged(counted(count))).toMatchObject({
        outcome: 'met',
        value: count,
        target: BOUNDS,
        cases: null,
      });
    for (const count of [0, 599, 901])
      expect(judged(counted(count))).toMatchObject({ outcome: 'not_met', value: count, cases: null });
  });

  it('says of several how many kept it, and the value that is farthest off', () => {
    expect(judged(counted(700), counted(590), counted(1000), counted(650))).toMatchObject({
      outcome: 'not_met',
      value: 1000,
      cases: { met: 2, of: 4 },
    });
    expect(judged(counted(700), counted(890))).toMatchObject({
      outcome: 'met',
      value: 890,
      cases: { met: 2, of: 2 },
    });
  });

  it('is not measurable while it runs, with what there is so far; unless it is too much already', () => {
    const running = { over: false };
    expect(judged(counted(300, running))).toMatchObject({
      outcome: 'not_measurable',
      reason: 'still-running',
      value: 300,
    });
    expect(judged(counted(901, running))).toMatchObject({ outcome: 'not_met', reason: null, value: 901 });
    expect(judged(counted(700), counted(10, running))).toMatchObject({
      outcome: 'met',
      value: 700,
      cases: null,
    });
  });

  it('is not too little in a week that was cut short, and may be too much in it', () => {
    const part = { part: true };
    expect(judged(counted(100, part))).toMatchObject({
      outcome: 'not_measurable',
      reason: 'no-cases',
      value: null,
    });
    expect(judged(counted(950, part))).toMatchObject({ outcome: 'not_met', value: 950 });
    expect(isBroken(counted(100, part))).toBe(false);
  });

  it('is nothing where there was no week or period', () => {
    expect(judged()).toMatchObject({
      outcome: 'not_measurable',
      reason: 'no-cases',
      value: null,
      evidence: [],
    });
  });
});
