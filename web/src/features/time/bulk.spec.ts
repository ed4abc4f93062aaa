import { describe, expect, it } from 'vitest';
import { mergeable, reversals } from './bulk';
import { anEntry } from './entry.sample';

describe('taking a change of many entries back', () => {
  const entries = [
    anEntry({ id: 'a', billable: true, day: '2026-11-16' }),
    anEntry({ id: 'b', billable: false, day: '2026-11-16' }),
    anEntry({ id: 'c', billable: true, day: '2026-11-17' }),
  ];

  it('puts those together that stood alike', () => {
    expect(reversals(entries, { billable: false })).toEqual([
      { ids: ['a', 'c'], changes: { billable: true } },
      { ids: ['b'], changes: { billable: false } },
    ]);
  });

  it('touches only what was changed', () => {
    expect(reversals(entries, { day: '2026-11-20' }).map(({ changes }) => changes)).toEqual([
      { day: '2026-11-16' },
      { day: '2026-11-17' },
    ]);
  });

  it('takes task and service back with the engagement', () => {
    const [one] = reversals([anEntry({ taskId: 't', serviceId: 's' })], { engagementId: 'other' });
    expect(one?.changes).toEqual({ engagementId: 'engagement', taskId: 't', serviceId: 's' });
  });
});

describe('entries that can become one', () => {
  it('are the same work, ended and unlocked', () => {
    expect(mergeable([anEntry({ id: 'a' }), anEntry({ id: 'b' })])).toBe(true);
  });

  it('are at least two, of one client, and none is running or locked', () => {
    const one = anEntry({ id: 'a' });
    expect(mergeable([one])).toBe(false);
    expect(mergeable([one, anEntry({ id: 'b', engagementId: 'other' })])).toBe(false);
    expect(mergeable([one, anEntry({ id: 'b', endedAt: null, running: true })])).toBe(false);
    expect(mergeable([one, anEntry({ id: 'b', can: { ...one.can, edit: false } })])).toBe(false);
  });
});
