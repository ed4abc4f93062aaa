import { caseOf } from './clause-report-rhythm.measure.js';
import type { ClauseOf, MeasuredEngagement } from './report-clause.js';
import type { DueReport } from './report-clause.rows.js';

const rome = (text: string) =>
  Temporal.PlainDateTime.from(`2026-11-${text}`).toZonedDateTime('Europe/Rome').toInstant();
const date = (text: string) => new Date(rome(text).epochMilliseconds);
const clause: ClauseOf<'report_rhythm'> = { id: 'r', kind: 'report_rhythm', terms: { graceHours: 24 } };
const engagement = {
  timeZone: 'Europe/Rome',
  weekStartsOn: 1,
  agreements: [{ validFrom: '2026-11-02', clauses: [clause] }],
} as unknown as MeasuredEngagement;

/** The report of the week 9–15 November. */
const report = (dueAt: string, sentAt: string | null): DueReport => ({
  ...{ dueAt: date(dueAt), coverage: 'week', from: '2026-11-09', to: '2026-11-16' },
  ...{ reportId: sentAt && 'id', sentAt: sentAt === null ? null : date(sentAt) },
});
const told = (due: DueReport, until = '23T00:00') => {
  const found = caseOf(due, clause, { engagement, until: rome(until) });
  return found && [found.evidence.met, found.at];
};

describe('a report that fell due', () => {
  it('is in time until the last of the agreed hours', () => {
    expect(told(report('16T08:00', '16T08:00'))).toEqual([true, rome('16T08:00')]);
    expect(told(report('16T08:00', '17T08:00'))).toEqual([true, rome('17T08:00')]);
    expect(told(report('16T08:00', '17T08:01'))).toEqual([false, rome('17T08:00')]);
    expect(told(report('16T08:00', null))).toEqual([false, rome('17T08:00')]);
  });

  it('is no case while there is time to send it', () => {
    expect(told(report('16T08:00', null), '17T08:00')).toBeNull();
    expect(told(report('16T08:00', null), '17T08:01')).toEqual([false, rome('17T08:00')]);
  });

  it('is late, as far as is known, when it is sent after the last known moment', () => {
    expect(told(report('16T08:00', '19T08:00'), '18T00:00')).toEqual([false, rome('17T08:00')]);
  });

  it('of days under way is told after them: it cannot tell of itself', () => {
    expect(told(report('13T17:00', '13T17:00'))).toEqual([true, rome('16T00:00')]);
  });

  it('counts as due when it was sent before that', () => {
    expect(told(report('17T08:00', '16T09:00'))).toEqual([true, rome('17T08:00')]);
  });

  it('is named after its days, and is none where nothing was agreed yet', () => {
    const due = report('16T08:00', '16T08:00');
    const found = caseOf(due, clause, { engagement, until: rome('23T00:00') });
    expect(found?.evidence).toMatchObject({ kind: 'report', id: 'id', label: '2026-W46' });
    const early = { ...due, dueAt: date('01T08:00') };
    expect(told(early)).toBeNull();
  });
});
