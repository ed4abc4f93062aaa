import {
  presented,
  type ReportContent,
  type ReportedCorrection,
  type ReportedEntry,
} from './content/report.content.js';
import { keptReport, sampleReport } from './words/report.sample.js';
import { restated, revisionOf, revisionReworded, type RevisionFacts } from './report-revision.rules.js';

const told: ReportContent = { ...keptReport, revision: null };
const [first, second] = told.entries as [ReportedEntry, ReportedEntry];
const facts: RevisionFacts = {
  of: 1,
  ofSha256: 'a'.repeat(64),
  by: 'Anna Ferri',
  at: '2026-11-17T08:00:00Z',
  reason: 'Counted twice',
  made: new Map([
    ['c1', { by: 'Anna Ferri', at: '2026-11-17T07:00:00Z' }],
    ['e1', { by: 'Bea Conti', at: '2026-11-17T07:30:00Z' }],
  ]),
};

function correctionOf(entry: ReportedEntry, seconds: number, said: Partial<ReportedCorrection> = {}) {
  const { assistant, task, service, description, day } = entry;
  return {
    ...{ id: 'c1', entryId: entry.id, day, seconds, billable: true, reason: 'The break', by: 'Anna Ferri' },
    ...{ entry: { day, assistant, task, service, description }, amount: null },
    ...said,
  };
}
const corrected = (...corrections: ReportedCorrection[]): ReportContent => ({
  ...told,
  totals: {
    ...told.totals,
    seconds: told.totals.seconds + corrections.reduce((sum, c) => sum + c.seconds, 0),
  },
  corrections: [...told.corrections, ...corrections],
});

describe('a later version of a report', () => {
  it('lists one difference for one correction: from, to, by whom, when and why', () => {
    const { differences, figures, ...head } = revisionOf(told, corrected(correctionOf(first, -900)), facts);
    expect(head).toEqual({ of: 1, ofSha256: facts.ofSha256, by: 'Anna Ferri', reason: 'Counted twice' });
    expect(differences).toEqual([
      {
        ...{ kind: 'entry', id: first.id, day: first.day, label: first.description, field: 'seconds' },
        ...{ from: first.seconds, to: first.seconds - 900, by: 'Anna Ferri', at: '2026-11-17T07:00:00Z' },
        reason: 'The break',
      },
    ]);
    expect(figures).toEqual([
      { figure: 'seconds', id: null, from: told.totals.seconds, to: told.totals.seconds - 900 },
    ]);
  });

  it('counts on from the correction before, also from one that the earlier version told', () => {
    const before = corrected(correctionOf(first, -600, { id: 'c0' }));
    const after = {
      ...before,
      corrections: [...before.corrections, correctionOf(first, -900), correctionOf(first, 60, { id: 'c2' })],
    };
    const { seconds } = first;
    expect(revisionOf(before, after, facts).differences.map(({ from, to }) => [from, to])).toEqual([
      [seconds - 600, seconds - 1500],
      [seconds - 1500, seconds - 1440],
    ]);
  });

  it('says of a correction of an entry that another report told only by how much', () => {
    const elsewhere = correctionOf(first, 300, { entryId: 'x' });
    expect(revisionOf(told, corrected(elsewhere), facts).differences).toMatchObject([
      { id: 'x', field: 'added', from: null, to: 300 },
    ]);
  });

  it('names entries that came later, with who logged them and when, and those that are no more', () => {
    const late = { ...second, id: 'e1', description: 'A call', seconds: 1200 };
    const content = { ...told, entries: [...told.entries.filter(({ id }) => id !== first.id), late] };
    expect(revisionOf(told, content, facts).differences).toMatchObject([
      { id: 'e1', label: 'A call', field: 'added', from: null, to: 1200, by: 'Bea Conti', at: '2026-11-17T07:30:00Z', reason: 'Counted twice' },
      { id: first.id, field: 'removed', from: first.seconds, to: null, by: 'Anna Ferri', at: facts.at },
    ]); // prettier-ignore
  });

  it('names words, comments and the next touch that are said otherwise', () => {
    const [clause] = told.clauses;
    const clauses = told.clauses.map((each) => (each === clause ? { ...each, comment: 'Otherwise' } : each));
    const content = { ...told, clauses, word: 'Better', next: null };
    const { differences } = revisionOf(told, content, facts);
    expect(differences.map(({ kind, id, field, to }) => [kind, id, field, to])).toEqual([
      ['comment', clause?.id, 'text', 'Otherwise'],
      ['word', null, 'text', 'Better'],
      ['word', null, 'next', null],
      ['word', null, 'nextOn', null],
    ]);
    const again = revisionReworded(told, { ...content, word: told.word }, { ...revisionOf(told, content, facts) }, facts.at); // prettier-ignore
    expect(again.differences).toEqual(
      differences.filter(({ field, kind }) => !(kind === 'word' && field === 'text')),
    );
  });

  it('names clauses that came out otherwise, by outcome, or by value where the outcome stayed', () => {
    const [one, two] = told.clauses as [ReportContent['clauses'][number], ReportContent['clauses'][number]];
    const outcome = one.outcome === 'met' ? 'not_met' : 'met';
    const clauses = told.clauses.map((each) =>
      each === one ? { ...each, outcome } : each === two ? { ...each, value: (two.value ?? 0) + 1 } : each,
    ) as ReportContent['clauses'];
    expect(revisionOf(told, { ...told, clauses }, facts).figures).toEqual([
      { figure: 'clause', id: one.id, from: one.outcome, to: outcome },
      { figure: 'clause', id: two.id, from: two.value, to: (two.value ?? 0) + 1 },
    ]);
  });

  it('has nothing to list where nothing changed', () => {
    const { differences, figures } = revisionOf(told, restated(told, told), facts);
    expect([differences, figures]).toEqual([[], []]);
  });
});

describe('what a later version tells again', () => {
  it('stays as it was told, but for the work: names, decisions and waits of today are no correction', () => {
    const today: ReportContent = {
      ...told,
      entries: told.entries.map((entry) => ({
        ...entry,
        task: entry.task && 'Renamed',
        assistant: 'Married',
      })),
      tasks: told.tasks.map((task) => ({ ...task, title: 'Renamed', status: 'done' })),
      ...{
        waits: [],
        questions: [],
        deliverables: [],
        before: [],
        waited: { assistantSeconds: 1, clientSeconds: 1 },
      },
      value: { ...told.value, tasksDone: 99 },
    };
    expect(restated(told, today)).toEqual({ ...told, services: restated(told, told).services });
  });

  it('is also told of a report of the first form', () => {
    const first = presented(sampleReport);
    expect(first.schema).toBe(1);
    const content = restated(first, { ...first, schema: 3 });
    expect(revisionOf(first, content, facts)).toMatchObject({ differences: [], figures: [] });
    expect(content).toMatchObject({ schema: 3, entries: first.entries, tasks: first.tasks });
  });

  it('sums up anew: tasks with their time of now, new ones at the end, and work without a task last', () => {
    const tasks = [
      { taskId: 'new', title: 'New', status: 'done' as const, seconds: 60, deliveredAt: null },
      { taskId: 'idle', title: 'Idle', status: 'done' as const, seconds: 0, deliveredAt: null },
      { taskId: null, title: '', status: null, seconds: 30, deliveredAt: null },
    ];
    const known = told.tasks.filter(({ taskId }) => taskId !== null);
    expect(restated(told, { ...told, tasks }).tasks.map(({ taskId, seconds }) => [taskId, seconds])).toEqual([
      ...known.map(({ taskId }) => [taskId, 0]),
      ['new', 60],
      [null, 30],
    ]);
  });

  it('has services that are the sum of its entries, late ones and corrections', () => {
    const content = restated(told, corrected(correctionOf(first, -900)));
    const counted = [...content.entries, ...content.late, ...content.corrections];
    expect(content.services.reduce((sum, { seconds }) => sum + seconds, 0)).toBe(
      counted.reduce((sum, { seconds }) => sum + seconds, 0),
    );
  });
});
