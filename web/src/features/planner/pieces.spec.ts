import { describe, expect, it } from 'vitest';
import type { Appointment, BusyTime, TimeBlock } from '../../api/types';
import {
  byDay,
  dropped,
  isAt,
  nextFree,
  piecesOf,
  placedAt,
  plannedByDay,
  pulled,
  typedFrom,
  typedOver,
  typedTimes,
} from './pieces';

const rome = 'Europe/Rome';
const block = (startsAt: string, endsAt: string, more: Partial<TimeBlock> = {}): TimeBlock => ({
  ...{
    id: startsAt,
    taskId: 'task',
    taskTitle: 'Newsletter',
    engagementId: 'engagement',
    engagementName: 'Office',
  },
  ...{
    clientId: 'client',
    clientName: 'Studio Moretti',
    memberId: 'anna',
    memberName: 'Anna',
    startsAt,
    endsAt,
  },
  ...{ note: '', overlaps: [], removedAt: null, removedBy: null, version: 1 },
  can: { edit: true, remove: true, restore: false },
  ...more,
});
const busy = (
  startsAt: string,
  endsAt: string,
  kind: BusyTime['kind'] = 'calendar',
  title: string | null = null,
): BusyTime => ({
  ...{ memberId: 'anna', startsAt, endsAt, kind, title },
});
const nothing = { blocks: [], appointments: [], entries: [], busy: [] };
const nine = block('2026-11-16T08:00:00Z', '2026-11-16T09:30:00Z');

describe('a day of the planner', () => {
  it('shows an event that was accepted as an appointment once, and another one at the same time beside it', () => {
    const [startsAt, endsAt] = ['2026-11-16T10:00:00Z', '2026-11-16T11:00:00Z'];
    const visit = { id: 'visit', title: 'Visit', clientName: 'Studio Moretti', clientId: 'client' };
    const pieces = piecesOf(
      {
        ...nothing,
        appointments: [{ ...visit, startsAt, endsAt } as Appointment],
        busy: [
          busy(startsAt, endsAt, 'calendar', 'Visit'),
          busy(startsAt, endsAt, 'calendar', 'Dentist'),
          busy(startsAt, endsAt),
        ],
      },
      ['client'],
    );
    expect(pieces.map(({ title }) => title)).toEqual(['Visit · Studio Moretti', 'Dentist', '']);
  });

  it('shows blocks and the calendar’s own events once each, and nothing that was taken away', () => {
    const gone = block('2026-11-16T12:00:00Z', '2026-11-16T13:00:00Z', { removedAt: '2026-11-15T08:00:00Z' });
    const pieces = piecesOf(
      {
        ...nothing,
        blocks: [nine, gone],
        busy: [
          busy('2026-11-16T08:00:00Z', '2026-11-16T09:30:00Z', 'time_block'),
          busy('2026-11-16T10:00:00Z', '2026-11-16T11:00:00Z'),
        ],
      },
      ['client'],
    );
    expect(pieces.map(({ piece, movable }) => [piece.kind, movable])).toEqual([
      ['block', true],
      ['busy', false],
    ]);
  });

  it('draws what lasts all day behind the hours', () => {
    const [piece] = piecesOf(
      { ...nothing, busy: [busy('2026-11-15T23:00:00Z', '2026-11-16T23:00:00Z')] },
      [],
    );
    expect(piece?.behind).toBe(true);
  });

  it('counts what is planned by the local day of its start', () => {
    const late = block('2026-11-16T23:30:00Z', '2026-11-17T00:30:00Z');
    const pieces = piecesOf(
      { ...nothing, blocks: [nine, late], busy: [busy('2026-11-16T14:00:00Z', '2026-11-16T15:00:00Z')] },
      [],
    );
    expect([...plannedByDay(pieces, rome)]).toEqual([
      ['2026-11-16', 5400],
      ['2026-11-17', 3600],
    ]);
  });

  it('what began before stands on the first day of the list', () => {
    const long = piecesOf({ ...nothing, busy: [busy('2026-11-14T08:00:00Z', '2026-11-18T08:00:00Z')] }, []);
    const days = byDay(long, ['2026-11-16', '2026-11-17'], rome);
    expect([...days].map(([day, found]) => [day, found.length])).toEqual([
      ['2026-11-16', 1],
      ['2026-11-17', 0],
    ]);
  });
});

describe('a block that is moved', () => {
  it('R-01, R-02: stays as long as it was in real time, over both changes of clocks', () => {
    expect(dropped(nine, { at: '2026-03-29T01:30:00+01:00', allDay: false })).toEqual({
      ...{ startsAt: '2026-03-29T00:30:00Z', endsAt: '2026-03-29T02:00:00Z' },
    });
    expect(dropped(nine, { at: '2026-10-25T02:00:00+02:00', allDay: false })).toEqual({
      ...{ startsAt: '2026-10-25T00:00:00Z', endsAt: '2026-10-25T01:30:00Z' },
    });
  });

  it('never becomes a day', () => {
    expect(dropped(nine, { at: '2026-11-17', allDay: true })).toBeNull();
    expect(placedAt({ at: '2026-11-17', allDay: true }, 60)).toBeNull();
  });

  it('keeps the second of the edge that was not pulled, and a minute at least', () => {
    const odd = block('2026-11-16T08:00:20Z', '2026-11-16T09:30:40Z');
    const longer = pulled(odd, '2026-11-16T09:00:20+01:00', '2026-11-16T11:00:00+01:00');
    expect(longer).toEqual({ startsAt: '2026-11-16T08:00:20Z', endsAt: '2026-11-16T10:00:00Z' });
    expect(pulled(odd, '2026-11-16T10:30:00+01:00', '2026-11-16T10:30:40+01:00')).toBeNull();
  });

  it('is known to stand where it stands', () => {
    expect(isAt(nine, { startsAt: '2026-11-16T09:00:00+01:00', endsAt: '2026-11-16T09:30:00Z' })).toBe(true);
  });
});

describe('a block that is typed', () => {
  it('is a day, a time of the clock and a length', () => {
    const times = typedTimes('2026-11-16', '09:00', 90, rome);
    expect(times).toEqual({ startsAt: '2026-11-16T08:00:00Z', endsAt: '2026-11-16T09:30:00Z' });
    expect(typedFrom(nine, rome)).toEqual({ day: '2026-11-16', clock: '09:00', minutes: 90 });
  });

  it('R-03: in the hour that the clocks skip begins after it', () => {
    expect(typedTimes('2026-03-29', '02:30', 60, rome)?.startsAt).toBe('2026-03-29T01:30:00Z');
  });

  it.each([
    ['', '09:00', 60],
    ['2026-11-16', '', 60],
    ['2026-11-16', '09:00', 0],
    ['2026-11-16', '09:00', 1441],
  ] as const)('is none from “%s”, “%s” and %i minutes', (day, clock, minutes) => {
    expect(typedTimes(day, clock, minutes, rome)).toBeNull();
  });
});

describe('the next free hour', () => {
  const hours = { from: '09:00', to: '18:00', weekdays: [1, 2, 3, 4, 5] };
  const days = ['2026-11-16', '2026-11-17'];

  it('keep the second 02:30 of the day the clocks go back, unless they are touched', () => {
    const second = { startsAt: '2026-10-25T01:30:00Z', endsAt: '2026-10-25T02:00:15Z' };
    const typed = typedFrom(second, rome);
    expect(typedOver(second, typed, rome)).toEqual(second);
    expect(typedOver(second, { ...typed, clock: '04:00' }, rome)?.startsAt).toBe('2026-10-25T03:00:00Z');
  });

  it('is the first within working hours that nothing takes', () => {
    const pieces = piecesOf(
      { ...nothing, blocks: [nine], busy: [busy('2026-11-16T09:30:00Z', '2026-11-16T10:10:00Z')] },
      [],
    );
    const free = nextFree(pieces, days, rome, 60, '2026-11-16T06:00:00Z', hours);
    expect(free).toEqual({ startsAt: '2026-11-16T10:15:00Z', endsAt: '2026-11-16T11:15:00Z' });
  });

  it('is never in the past, nor after work, nor on a free day', () => {
    expect(nextFree([], days, rome, 60, '2026-11-16T16:20:00Z', hours)?.startsAt).toBe(
      '2026-11-17T08:00:00Z',
    );
    expect(nextFree([], ['2026-11-21', '2026-11-22'], rome, 60, '2026-11-16T06:00:00Z', hours)).toBeNull();
  });
});
