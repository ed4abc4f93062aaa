import { describe, expect, it } from 'vitest';
import type { TimeEntry } from '../../../api/types';
import { anEntry } from '../entry.sample';
import { blocksOf, drawn, dropped, hoursOfDay, isAt, resized, secondsByDay, titleOf } from './blocks';

const rome = 'Europe/Rome';
const worked = (startedAt: string, endedAt: string, more: Partial<TimeEntry> = {}) =>
  anEntry({
    startedAt,
    endedAt,
    durationSeconds: (Date.parse(endedAt) - Date.parse(startedAt)) / 1000,
    ...more,
  });
/** 09:00:40 to 10:30:10 on Monday 16 November 2026 in Rome. */
const measured = worked('2026-11-16T08:00:40Z', '2026-11-16T09:30:10Z');

describe('an entry in the calendar', () => {
  it('is called by its words and its client', () => {
    expect(titleOf(anEntry({ description: 'Inbox', clientName: 'Studio Moretti' }))).toBe(
      'Inbox · Studio Moretti',
    );
    expect(titleOf(anEntry({ description: '', taskTitle: null, clientName: 'Vogt' }))).toBe('Vogt');
  });

  it('without clock times stands on its day', () => {
    const untimed = anEntry({
      startedAt: null,
      endedAt: null,
      day: '2026-11-17',
      durationSeconds: 5400,
    });
    expect(blocksOf([untimed], '2026-11-17T12:00:00Z')).toMatchObject([
      { start: '2026-11-17', end: '2026-11-18', allDay: true, movable: true, resizable: false },
    ]);
  });

  it('that runs reaches to now and cannot be pulled', () => {
    const running = anEntry({
      startedAt: '2026-11-16T08:00:00Z',
      endedAt: null,
      durationSeconds: null,
      running: true,
    });
    expect(blocksOf([running], '2026-11-16T08:20:00Z')).toMatchObject([
      { end: '2026-11-16T08:20:00Z', movable: false, resizable: false },
    ]);
  });

  it('that is locked cannot be dragged', () => {
    const can = { ...measured.can, edit: false };
    expect(blocksOf([{ ...measured, can }], '2026-11-16T12:00:00Z')).toMatchObject([
      { movable: false, resizable: false },
    ]);
  });
});

describe('an entry that is moved', () => {
  it('keeps its length to the second', () => {
    expect(dropped(measured, { at: '2026-11-18T14:00:40+01:00', allDay: false }, rome)).toEqual({
      startedAt: '2026-11-18T13:00:40Z',
      endedAt: '2026-11-18T14:30:10Z',
    });
  });

  it('R-01: dropped on 01:30 of 29 March, two hours end at 04:30 of the clock', () => {
    const entry = worked('2026-03-27T09:00:00Z', '2026-03-27T11:00:00Z');
    expect(dropped(entry, { at: '2026-03-29T01:30:00+01:00', allDay: false }, rome)).toEqual({
      startedAt: '2026-03-29T00:30:00Z',
      endedAt: '2026-03-29T02:30:00Z',
    });
  });

  it('R-02: dropped on 01:30 of 25 October, two hours end at the second 02:30', () => {
    const entry = worked('2026-10-23T09:00:00Z', '2026-10-23T11:00:00Z');
    expect(dropped(entry, { at: '2026-10-25T01:30:00+02:00', allDay: false }, rome)).toEqual({
      startedAt: '2026-10-24T23:30:00Z',
      endedAt: '2026-10-25T01:30:00Z',
    });
  });

  it('without clock times goes to another day, or gets a start and keeps its length', () => {
    const untimed = anEntry({
      startedAt: null,
      endedAt: null,
      day: '2026-11-17',
      durationSeconds: 5400,
    });
    expect(dropped(untimed, { at: '2026-11-18', allDay: true }, rome)).toEqual({
      day: '2026-11-18',
      durationSeconds: 5400,
    });
    expect(dropped(untimed, { at: '2026-11-18T09:00:00+01:00', allDay: false }, rome)).toEqual({
      startedAt: '2026-11-18T08:00:00Z',
      endedAt: '2026-11-18T09:30:00Z',
      timeZone: rome,
    });
  });

  it('R-03: is not moved by being dropped where it stands, or into the hour that is skipped', () => {
    const entry = worked('2026-03-29T00:45:00Z', '2026-03-29T01:45:00Z');
    const skipped = dropped(entry, { at: '2026-03-29T01:45:00+01:00', allDay: false }, rome);
    expect(skipped && isAt(entry, skipped)).toBe(true);
    const later = dropped(entry, { at: '2026-03-29T03:45:00+02:00', allDay: false }, rome);
    expect(later && isAt(entry, later)).toBe(false);
  });

  it('never loses its clock times by being dropped on a day', () => {
    expect(dropped(measured, { at: '2026-11-18', allDay: true }, rome)).toBeNull();
  });
});

describe('an entry whose edge is pulled', () => {
  it('keeps the second of the other edge', () => {
    expect(resized(measured, '2026-11-16T09:00:40+01:00', '2026-11-16T11:00:10+01:00')).toEqual({
      startedAt: '2026-11-16T08:00:40Z',
      endedAt: '2026-11-16T10:00:10Z',
    });
  });

  it('never gets shorter than its break', () => {
    const paused = { ...measured, breakSeconds: 1800 };
    expect(resized(paused, '2026-11-16T09:00:40+01:00', '2026-11-16T09:30:00+01:00')).toBeNull();
  });
});

describe('a new entry that is drawn', () => {
  it('begins and ends where the pointer did', () => {
    const place = { at: '2026-11-16T09:00:00+01:00', allDay: false };
    expect(drawn(place, '2026-11-16T10:45:00+01:00', rome)).toMatchObject({
      day: '2026-11-16',
      start: '09:00',
      end: '10:45',
      seconds: 6300,
      startedAt: '2026-11-16T08:00:00Z',
    });
  });

  it('R-02: over the doubled hour of 25 October is as long as it really was', () => {
    const place = { at: '2026-10-25T01:30:00+02:00', allDay: false };
    expect(drawn(place, '2026-10-25T03:30:00+01:00', rome)).toMatchObject({
      seconds: 3 * 3600,
      end: '03:30',
    });
  });

  it('by a touch is an hour, and on a day has no clock times', () => {
    expect(drawn({ at: '2026-11-16T09:00:00+01:00', allDay: false }, null, rome)).toMatchObject({
      end: '10:00',
    });
    expect(drawn({ at: '2026-11-16', allDay: true }, null, rome)).toMatchObject({ start: '', seconds: null });
  });
});

describe('the columns', () => {
  it('R-05: add up by the local day of the start', () => {
    const late = worked('2026-07-31T22:30:00Z', '2026-07-31T23:30:00Z');
    const sums = secondsByDay(
      blocksOf([late, measured], '2026-11-16T12:00:00Z'),
      rome,
      '2026-11-16T12:00:00Z',
    );
    expect(sums.get('2026-08-01')).toBe(3600);
    expect(sums.get('2026-11-16')).toBe(5370);
  });

  it('R-04: know the days of 23 and of 25 hours', () => {
    expect(hoursOfDay('2026-03-29', rome)).toBe(23);
    expect(hoursOfDay('2026-10-25', rome)).toBe(25);
    expect(hoursOfDay('2026-11-16', rome)).toBe(24);
  });
});
