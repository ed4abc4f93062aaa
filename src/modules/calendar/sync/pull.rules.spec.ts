import type { Cursor, ReadCalendar } from './cursor.repository.js';
import { fullDelay, looksEmptied, paramsOf, pollSeconds, wantsFull } from './pull.rules.js';

const calendar = {
  id: '0198f3a0-0000-7000-8000-000000000001',
  timeZone: 'Europe/Rome',
  readMode: 'busy',
} as ReadCalendar;
const cursor: Cursor = {
  token: 'token', params: paramsOf('busy'), generation: 2, requestedAt: null, lastFullAt: '2026-11-16T08:00:00Z',
  fullNotBefore: null, fullDelayMinutes: 0, failures: 0, nextPullAt: '2026-11-16T08:00:00Z', problem: null,
  trustsNext: false,
}; // prettier-ignore
const wants = (now: string, fields: Partial<Cursor> = {}) =>
  wantsFull({ ...cursor, ...fields }, calendar, Temporal.Instant.from(now));

describe('Whether all of a calendar is read', () => {
  it('is not, as long as what changed can be asked for', () => {
    expect(wants('2026-11-17T08:00:00Z')).toBe(false);
  });

  it('is, without a token, after another choice of its owner, on request, and where the last one was not believed', () => {
    const now = '2026-11-17T08:00:00Z';
    expect(wants(now, { token: null })).toBe(true);
    expect(wants(now, { params: paramsOf('details') })).toBe(true);
    expect(wants(now, { lastFullAt: null })).toBe(true);
    expect(wants(now, { problem: 'emptied' })).toBe(true);
  });

  it('is once a week, at an hour of the night of the calendar’s own zone, or a day later at any hour', () => {
    expect(wants('2026-11-23T12:00:00Z')).toBe(false);
    const night = [
      '2026-11-24T00:30:00Z',
      '2026-11-24T01:30:00Z',
      '2026-11-24T02:30:00Z',
      '2026-11-24T03:30:00Z',
    ];
    expect(night.filter((hour) => wants(hour))).toEqual(['2026-11-24T01:30:00Z']);
    expect(wants('2026-11-24T12:00:00Z')).toBe(true);
  });
});

it('F5: the pause after a full reading doubles, up to a day', () => {
  const pauses = Array.from({ length: 9 }).reduce<number[]>(
    (all) => [...all, fullDelay(all.at(-1) ?? 0)],
    [],
  );
  expect(pauses).toEqual([10, 20, 40, 80, 160, 320, 640, 1280, 1440]);
});

describe('F4: an answer that is too empty to be believed', () => {
  it.each([
    [{ before: 40, unseen: 40, items: 0 }, true],
    [{ before: 1, unseen: 1, items: 0 }, true],
    [{ before: 0, unseen: 0, items: 0 }, false],
    [{ before: 40, unseen: 13, items: 27 }, true],
    [{ before: 40, unseen: 12, items: 28 }, false],
    [{ before: 12, unseen: 10, items: 2 }, false],
    [{ before: 1000, unseen: 250, items: 750 }, false],
  ])('%j: %s', (counts, emptied) => {
    expect(looksEmptied(counts)).toBe(emptied);
  });
});

it('a calendar that tells of its changes is asked a third as often', () => {
  expect([pollSeconds(300, false), pollSeconds(300, true)]).toEqual([300, 900]);
});
