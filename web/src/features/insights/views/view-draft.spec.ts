import { describe, expect, it } from 'vitest';
import type { View } from '../../../api/views';
import { bodyOf, draftOf, freshDraft, isAskable, questionOf } from './view-draft';

const fresh = freshDraft('Europe/Rome', { from: '2026-11-01', to: '2026-12-01' });
const had = { enabled: true, time: '08:00', timeZone: 'Europe/Rome' };
const nothing = { clientIds: [], engagementIds: [], serviceIds: [], memberIds: [], billable: null };

describe('the form of a view', () => {
  it('begins with last week’s hours by client', () => {
    expect(questionOf(fresh)).toEqual({
      groupBy: ['client'],
      filter: nothing,
      range: { kind: 'last_week' },
    });
  });

  it('asks for each group once, and for none that is left empty', () => {
    expect(questionOf({ ...fresh, by: ['week', '', 'member'] }).groupBy).toEqual(['week', 'member']);
    expect(questionOf({ ...fresh, by: ['week', 'week', 'task'] }).groupBy).toEqual(['week', 'task']);
  });

  it('asks for certain days only when both are there, in their order', () => {
    expect(isAskable(fresh)).toBe(true);
    expect(isAskable({ ...fresh, range: 'days' })).toBe(true);
    expect(isAskable({ ...fresh, range: 'days', from: '' })).toBe(false);
    expect(isAskable({ ...fresh, range: 'days', to: '2026-11-01' })).toBe(false);
    expect(questionOf({ ...fresh, range: 'days' }).range).toEqual({
      kind: 'days',
      from: '2026-11-01',
      to: '2026-12-01',
    });
  });

  it('saves what it shows, and shows again what was saved', () => {
    const draft = {
      ...fresh,
      name: ' Hours ',
      columns: ['amount', 'seconds'] as const,
      work: 'no' as const,
      shared: true,
      sent: true,
      every: 'month' as const,
      dayOfMonth: 31,
    };
    const body = bodyOf({ ...draft, columns: [...draft.columns] }, null);
    expect(body).toMatchObject({
      name: 'Hours',
      columns: ['seconds', 'amount'],
      sharedWith: 'members',
      filter: { billable: false },
      schedule: { enabled: true, weekday: null, dayOfMonth: 31, time: '08:00', timeZone: 'Europe/Rome' },
    });
    const saved: View = {
      ...{ id: '', name: body.name, groupBy: body.groupBy, columns: body.columns },
      filter: { ...nothing, billable: false },
      range: { kind: 'last_week', from: null, to: null },
      sharedWith: 'members',
      schedule: { ...had, weekday: null, dayOfMonth: 31, nextRunAt: '2026-11-30T07:00:00Z' },
      ...{ madeByName: '', mailed: true, version: 1, can: { edit: true, remove: true, mail: true } },
    };
    expect(bodyOf(draftOf(saved, fresh), saved.schedule)).toEqual(body);
  });

  it('keeps when it was sent where sending is switched off, and says nothing where it never was', () => {
    const fridays = { ...had, weekday: 5, dayOfMonth: null, nextRunAt: null };
    expect(bodyOf({ ...fresh, weekday: '5', time: '17:00', timeZone: 'UTC' }, fridays).schedule).toEqual({
      enabled: false,
      weekday: 5,
      dayOfMonth: null,
      time: '17:00',
      timeZone: 'UTC',
    });
    expect(bodyOf(fresh, null).schedule).toBeNull();
  });
});
