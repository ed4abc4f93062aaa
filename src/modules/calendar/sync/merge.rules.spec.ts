import fc from 'fast-check';
import type { CanonicalEvent } from '../events/canonical-event.js';
import { agreedAfter, alike, merge, type Agreed, type MergeInput } from './merge.rules.js';

const event: CanonicalEvent = {
  title: 'Due: Hotel (Rossi)',
  description: 'https://affianco.test/tasks/1',
  location: '',
  start: '2026-11-20',
  end: '2026-11-21',
  transparent: true,
};
const base: Agreed = { ours: event, theirs: event };
const moved = { start: '2026-11-24', end: '2026-11-25' };
const merged = (input: Partial<MergeInput>) =>
  merge({ base, ours: event, theirs: event, follows: true, ...input });

describe('A merge of what both sides have', () => {
  it('does nothing when nothing has changed', () => {
    expect(merged({})).toEqual({ adopt: null, ask: false, patch: {}, clashes: [], base });
  });

  it('writes what changed here, and only that', () => {
    expect(merged({ ours: { ...event, ...moved } }).patch).toEqual(moved);
    expect(merged({ ours: { ...event, title: 'Other' } }).patch).toEqual({ title: 'Other' });
  });

  it('takes over when it is from the calendar, and asks first about what a client would hear of', () => {
    const theirs = { ...event, ...moved };
    expect(merged({ theirs })).toMatchObject({ adopt: moved, ask: false, patch: {} });
    expect(merged({ theirs, follows: false })).toMatchObject({ adopt: null, ask: true, patch: {} });
  });

  it('F15: leaves words alone that were changed there, until they change here', () => {
    const first = merged({ theirs: { ...event, title: 'My own', location: 'Harbour' } });
    expect([first.patch, first.clashes]).toEqual([{}, []]);
    const later = merge({
      base: first.base,
      ours: { ...event, ...moved },
      theirs: first.base.theirs,
      follows: true,
    });
    expect(later.patch).toEqual(moved);
  });

  it('lets the calendar decide on time and place, the product on words, where both changed', () => {
    const ours = { ...event, title: 'A', location: 'Here', ...moved };
    const theirs = { ...event, title: 'B', location: 'There', start: '2026-11-30', end: '2026-12-01' };
    const result = merged({ ours, theirs });
    expect(result.adopt).toEqual({ start: '2026-11-30', end: '2026-12-01' });
    expect(result.patch).toEqual({ title: 'A' });
    expect(result.clashes).toEqual([
      { aspect: 'title', kept: 'ours' },
      { aspect: 'location', kept: 'theirs' },
      { aspect: 'time', kept: 'theirs' },
    ]);
  });

  it('sees no conflict where both say the same', () => {
    const both = { ...event, ...moved };
    expect(merged({ ours: both, theirs: both })).toMatchObject({ patch: {}, clashes: [], adopt: null });
  });

  it('F10: knows a change of its own whose answer was lost', () => {
    const ours = { ...event, start: '2026-11-26', end: '2026-11-27' };
    const result = merged({ ours, theirs: { ...event, ...moved }, sent: moved });
    expect(result).toMatchObject({
      adopt: null,
      clashes: [],
      patch: { start: '2026-11-26', end: '2026-11-27' },
    });
  });

  it('writes what somebody wants to stand there, and keeps it', () => {
    const wish = { title: 'My own' };
    const first = merged({ wish });
    expect(first.patch).toEqual(wish);
    const after = agreedAfter(first.base, event, first.patch, { ...event, ...wish });
    expect(merge({ base: after, ours: event, theirs: { ...event, ...wish }, follows: true }).patch).toEqual(
      {},
    );
  });

  it('agrees with itself: done once, there is nothing more to do', () => {
    const some = fc.constantFrom('a', 'b', 'c');
    const any = fc.record({
      title: some,
      description: some,
      location: some,
      start: some,
      end: some,
      transparent: fc.boolean(),
    });
    fc.assert(
      fc.property(any, any, any, any, fc.boolean(), (was, wasThere, ours, theirs, follows) => {
        const first = merge({ base: { ours: was, theirs: wasThere }, ours, theirs, follows });
        const now = { ...ours, ...first.adopt };
        const there = { ...theirs, ...first.patch };
        const taken = first.adopt
          ? { ours: { ...first.base.ours, ...first.adopt }, theirs: { ...first.base.theirs, ...first.adopt } }
          : first.base;
        const agreed = agreedAfter(taken, now, first.patch, there);
        const second = merge({ base: agreed, ours: now, theirs: there, follows });
        expect(second).toMatchObject({ adopt: null, patch: {}, clashes: [], ask: false });
        expect(alike(agreed.theirs, there)).toBe(true);
      }),
    );
  });
});
