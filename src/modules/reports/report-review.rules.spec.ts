import { keptReport } from './words/report.sample.js';
import { commentsAfter, nothingDone, reworded, uncommented } from './report-review.rules.js';

const [first] = keptReport.clauses;
const broken = { ...keptReport, clauses: keptReport.clauses.map((clause) => ({ ...clause, comment: '' })) };

describe('what is looked at before a report is sent', () => {
  it('is every clause that was not met and to which nothing is said, white space being nothing', () => {
    const unmet = keptReport.clauses.filter(({ outcome }) => outcome === 'not_met');
    expect(unmet.length).toBeGreaterThan(0);
    expect(uncommented(broken).map(({ id }) => id)).toEqual(unmet.map(({ id }) => id));
    const blank = { clauses: broken.clauses.map((clause) => ({ ...clause, comment: ' \n' })) };
    expect(uncommented(blank)).toHaveLength(unmet.length);
    const said = Object.fromEntries(unmet.map(({ id }) => [id, 'The bank was closed.']));
    expect(uncommented(reworded(broken, { word: '', comments: said, next: null }))).toEqual([]);
  });

  it('is not what could not be measured or was met', () => {
    const clauses = broken.clauses.map((clause) => ({ ...clause, outcome: 'not_measurable' as const }));
    expect(uncommented({ clauses })).toEqual([]);
  });
});

describe('the words of the assistant', () => {
  it('change nothing but the words', () => {
    const id = first?.id ?? '';
    const next = { on: '2026-11-25', text: 'A call' };
    const content = reworded(keptReport, { word: 'Well', comments: { [id]: 'Said' }, next });
    expect(content).toEqual({
      ...keptReport,
      word: 'Well',
      next,
      clauses: keptReport.clauses.map((clause) => ({ ...clause, comment: clause.id === id ? 'Said' : '' })),
    });
  });

  it('to clauses are added, replaced, and taken away by an empty one', () => {
    const written = [
      { clauseId: 'b', text: 'New' },
      { clauseId: 'a', text: '' },
      { clauseId: 'c', text: 'Other' },
    ];
    expect(commentsAfter({ a: 'Old', b: 'Old', d: 'Stays' }, written)).toEqual({
      b: 'New',
      c: 'Other',
      d: 'Stays',
    });
  });
});

describe('days without work', () => {
  it('have no entries, late ones, corrections, documents, or sessions that were held or missed', () => {
    const appointments = { items: [], rate: null };
    const nothing = { entries: [], late: [], corrections: [], deliverables: [], appointments };
    expect(nothingDone(nothing)).toBe(true);
    for (const part of ['entries', 'late', 'corrections', 'deliverables'] as const)
      expect(nothingDone({ ...nothing, [part]: keptReport[part] })).toBe(false);
    const [held] = keptReport.appointments.items;
    const met = (attendance: 'late' | 'no_show_client' | 'cancelled_late' | null) => ({
      ...nothing,
      appointments: { items: [{ ...held!, attendance }], rate: null },
    });
    expect([met('late'), met('no_show_client')].map(nothingDone)).toEqual([false, false]);
    expect([met('cancelled_late'), met(null)].map(nothingDone)).toEqual([true, true]);
  });
});
