import { describe, expect, it } from 'vitest';
import { clauseKinds } from '../../api/agreements';
import { clauseDraft, clauseFaults, clauseValues, freshClause, type ClauseValues } from './clause-values';

const fresh = (kind: ClauseValues['kind'], own: Partial<ClauseValues> = {}): ClauseValues => ({
  ...freshClause(`${kind}-${JSON.stringify(own)}`, kind),
  ...own,
});

describe('a clause in a form', () => {
  it('begins as something that can be agreed at once, save the hours that only people know', () => {
    for (const kind of clauseKinds)
      expect([kind, Object.values(clauseFaults([fresh(kind)]))]).toEqual([
        kind,
        kind === 'minutes' ? ['common.required'] : [],
      ]);
  });

  it('is new until it has been agreed, and keeps its id from then on', () => {
    expect(clauseDraft(fresh('working_window'))).toEqual({ kind: 'working_window', terms: { percent: 95 } });
    const kept = { id: 'c1', kind: 'working_window', terms: { percent: 80 } } as const;
    expect(clauseDraft(clauseValues(kept))).toEqual(kept);
  });

  it('brings of each kind its own terms and no others', () => {
    expect(clauseKinds.map((kind) => Object.keys(clauseDraft(fresh(kind)).terms).sort())).toEqual([
      ['max', 'min', 'per'],
      ['businessMinutes', 'percent', 'serviceId'],
      ['businessMinutes', 'percent'],
      ['graceHours'],
      ['min', 'per'],
      ['percent'],
    ]);
  });

  it('says what is wrong at its own field', () => {
    expect(
      clauseFaults([
        fresh('minutes', { minMinutes: 60, maxMinutes: 30 }),
        fresh('turnaround', { businessMinutes: null, percent: '101' }),
        fresh('report_rhythm', { graceHours: '1,5' }),
        fresh('deliverables', { count: '0' }),
      ]),
    ).toEqual({
      'clauses.0.maxMinutes': 'clause.max-below-min',
      'clauses.1.businessMinutes': 'common.required',
      'clauses.1.percent': 'clause.percent-range',
      'clauses.2.graceHours': 'clause.whole-number',
      'clauses.3.count': 'clause.whole-number',
    });
  });

  it('is one of its kind about one subject: a service, a week or a period', () => {
    const faults = clauseFaults([
      fresh('turnaround'),
      fresh('turnaround', { serviceId: 's1' }),
      fresh('turnaround', { serviceId: 's1', percent: '50' }),
      fresh('deliverables'),
      fresh('deliverables', { per: 'period' }),
      fresh('response'),
      fresh('response', { percent: '50' }),
    ]);
    expect(faults).toEqual({ 'clauses.2.kind': 'clause.twice', 'clauses.6.kind': 'clause.twice' });
  });
});
