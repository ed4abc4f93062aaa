import { describe, expect, it } from 'vitest';
import type { Report } from '../../api/types';
import { whatChanged, whatWasSaid } from './use-draft';

type Clauses = { id: string; comment: string }[];
const draft = (clauses: Clauses, change: object = {}) =>
  ({ word: '', content: { clauses, next: null, ...change } }) as unknown as Report;

describe('a draft that was thrown away and comes back', () => {
  it('says again what was said, to the clauses that are still agreed', () => {
    const next = { on: '2026-11-27', text: 'A call' };
    const clauses = [
      { id: 'a', comment: 'Two calls more.' },
      { id: 'b', comment: '' },
      { id: 'gone', comment: 'Late.' },
    ];
    const again = draft([
      { id: 'a', comment: '' },
      { id: 'b', comment: '' },
    ]);
    expect(whatWasSaid({ ...draft(clauses, { next }), word: 'Thank you' }, again)).toEqual({
      word: 'Thank you',
      comments: [{ clauseId: 'a', text: 'Two calls more.' }],
      next,
    });
  });
});

describe('what is said after a refresh', () => {
  it('names the hours where they are others', () => {
    expect(whatChanged({ seconds: 3600 }, { seconds: 3600 })[0].id).toBe('report.refreshed');
    expect(whatChanged({ seconds: 3600 }, { seconds: 5400 })).toEqual([
      { id: 'report.refreshed-hours' },
      { before: '1:00', after: '1:30' },
    ]);
  });
});
