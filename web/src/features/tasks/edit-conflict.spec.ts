import { describe, expect, it } from 'vitest';
import { conflicts, ownChanges, rebased } from './edit-conflict';

const base = { title: 'Rooms', brief: 'Two', dueOn: '2026-11-30', priority: 'normal' } as const;

describe('a task that two people change at once', () => {
  it('asks only about what both of them changed, and differently', () => {
    const theirs = { ...base, title: 'Hotel rooms', brief: 'Three', dueOn: '2026-12-01' };
    const mine = { ...base, title: 'Rooms in Rome', dueOn: '2026-12-01', priority: 'high' } as const;
    expect(conflicts(base, theirs, mine)).toEqual([
      { field: 'title', theirs: 'Hotel rooms', mine: 'Rooms in Rome' },
    ]);
  });

  it('goes on with theirs in every field that was not touched here', () => {
    const theirs = { ...base, brief: 'Three', priority: 'high' } as const;
    expect(rebased(base, theirs, { ...base, title: 'Rooms in Rome' })).toEqual({
      ...{ title: 'Rooms in Rome', brief: 'Three', dueOn: '2026-11-30', priority: 'high' },
    });
  });

  it('keeps what only the other one changed: it is not sent back as it was', () => {
    expect(ownChanges(base, { ...base, title: 'Rooms in Rome' })).toEqual({ title: 'Rooms in Rome' });
    expect(ownChanges({ dueOn: null }, { dueOn: null })).toEqual({});
  });
});
