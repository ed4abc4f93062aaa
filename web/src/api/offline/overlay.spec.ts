import { describe, expect, it } from 'vitest';
import type { TimeEntry, WeekOfTime } from '../types';
import type { Change, Item } from './change';
import { imagine, type Known } from './imagine';
import { ahead, overlaid } from './overlay';

const engagement = {
  id: 'e',
  clientId: 'c',
  clientName: 'Studio Moretti',
  name: 'Care',
  timeZone: 'Europe/Rome',
};
const known = {
  ...{ person: { name: 'Anna', timeZone: 'Europe/Rome' }, seatId: 'anna', services: [], entries: [] },
  ...{ engagements: [engagement], tasks: [{ id: 't', title: 'Rooms' }] },
} as unknown as Known;

function log(id: string, body: object): Pick<Item, 'change' | 'entry'> {
  const change: Change = { kind: 'log', entryId: id, body: { engagementId: 'e', ...body } };
  return { change, entry: imagine(change, known) };
}

function sent(id: string, fields: Partial<TimeEntry> = {}): TimeEntry {
  const { entry } = log(id, { day: '2026-11-16', durationSeconds: 600 });
  return { ...(entry as TimeEntry), version: 1, ...fields };
}

const week: WeekOfTime = {
  ...{ week: '2026-W47', from: '2026-11-16', to: '2026-11-23' },
  days: [
    { day: '2026-11-16', totalSeconds: 600, entries: [sent('1')] },
    { day: '2026-11-17', totalSeconds: 0, entries: [] },
  ],
  ...{ totalSeconds: 600, billableSeconds: 600 },
};

describe('an entry that the server has not heard of', () => {
  it('has the words behind its ids, and the day of its start in the engagement’s zone (R-05)', () => {
    const { entry } = log('2', { taskId: 't', startedAt: '2026-11-16T23:30:00Z', durationSeconds: 1800 });
    expect(entry).toMatchObject({
      ...{ clientName: 'Studio Moretti', taskTitle: 'Rooms', memberId: 'anna', day: '2026-11-17' },
      ...{ endedAt: '2026-11-17T00:00:00Z', durationSeconds: 1800, running: false },
    });
  });

  it('is real time over a change of clocks (R-01)', () => {
    const body = { localStart: '2026-03-29T01:30', localEnd: '2026-03-29T03:30', timeZone: 'Europe/Rome' };
    expect(log('2', body).entry?.durationSeconds).toBe(3600);
  });

  it('counts in its week, whose totals stay the sums of their lines', () => {
    const next = log('2', {
      startedAt: '2026-11-17T08:00:00Z',
      endedAt: '2026-11-17T08:30:00Z',
      billable: false,
    });
    const shown = overlaid(['time-entries', 'week', '2026-W47'], week, ahead([next])) as WeekOfTime;
    expect(shown.days.map(({ totalSeconds }) => totalSeconds)).toEqual([600, 1800]);
    expect([shown.totalSeconds, shown.billableSeconds]).toEqual([2400, 600]);
  });

  it('stands in the lists whose filter it fits, and in no other', () => {
    const next = log('2', { day: '2026-11-17', durationSeconds: 60, description: 'Mail' });
    const page = { items: [sent('1')], nextCursor: null };
    const ids = (filter: object) =>
      (overlaid(['time-entries', 'list', filter], page, ahead([next])) as typeof page).items.map(
        ({ id }) => id,
      );
    expect(ids({ from: '2026-11-16', to: '2026-11-18' })).toEqual(['2', '1']);
    expect(ids({ engagementId: 'other' })).toEqual([]);
    expect(ids({ memberId: 'bea' })).toEqual([]);
    expect(ids({ q: 'mail' })).toEqual(['2']);
  });
});

describe('a timer that the server has not heard of', () => {
  const started = log('2', { startedAt: '2026-11-16T10:00:00Z' });
  const running = {
    entry: sent('1', { startedAt: '2026-11-16T09:00:00Z', running: true, durationSeconds: null }),
  };

  it('is the one that runs, and has ended the other', () => {
    const shown = overlaid(['time-entries', 'running'], running, ahead([started]));
    expect(shown).toMatchObject({ entry: { id: '2', running: true } });
    const list = overlaid(
      ['time-entries', 'range', '2026-11-16', '2026-11-23'],
      [running.entry],
      ahead([started]),
    );
    expect(list).toMatchObject([{ id: '2' }, { id: '1', running: false, durationSeconds: 3600 }]);
  });

  it('is gone once it is stopped or removed', () => {
    const after = { change: { kind: 'remove', entryId: '2' } as Change, entry: null };
    expect(overlaid(['time-entries', 'running'], { entry: null }, ahead([started, after]))).toEqual({
      entry: null,
    });
  });
});
