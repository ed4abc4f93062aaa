import { describe, expect, it } from 'vitest';
import {
  clockOf,
  later,
  onDay,
  parseClock,
  placeEnd,
  placeStart,
  secondsBetween,
  stoppedNow,
} from './moments';

const rome = 'Europe/Rome';

describe('a typed clock time', () => {
  it.each([
    ['9', '09:00'],
    ['9:05', '09:05'],
    ['905', '09:05'],
    ['0905', '09:05'],
    ['1730', '17:30'],
    ['9.05', '09:05'],
    ['9h05', '09:05'],
    ['23:59', '23:59'],
  ])('%s is %s', (typed, clock) => expect(parseClock(typed)).toBe(clock));

  it.each(['', '24:00', '9:75', 'nine', '99', '12345'])('"%s" is refused', (typed) => {
    expect(parseClock(typed)).toBeNull();
  });
});

/** Seconds between two wall times that begin on a day in Rome. */
function worked(day: string, start: string, end: string): number {
  const from = placeStart(day, start, rome).instant ?? '';
  return secondsBetween(from, placeEnd(from, end, rome).instant ?? '');
}

describe('wall times', () => {
  it('R-01: over the lost hour of spring, 01:30 to 03:30 is one hour', () => {
    expect(worked('2026-03-29', '01:30', '03:30')).toBe(3600);
  });

  it('R-02: over the doubled hour of autumn, 01:30 to 03:30 is three hours', () => {
    expect(worked('2026-10-25', '01:30', '03:30')).toBe(3 * 3600);
  });

  it('R-02: 02:15 to 02:15 on that night is the hour between the two', () => {
    expect(worked('2026-10-25', '02:15', '02:15')).toBe(3600);
  });

  it('R-03: a time that does not exist is refused and an hour later proposed', () => {
    expect(placeStart('2026-03-29', '02:30', rome)).toEqual({ instant: null, proposal: '03:30' });
    expect(placeEnd('2026-03-28T23:30:00Z', '02:30', rome)).toEqual({ instant: null, proposal: '03:30' });
  });

  it('R-06: an end before the start belongs to the next day', () => {
    expect(placeStart('2026-11-15', '23:30', rome).instant).toBe('2026-11-15T22:30:00Z');
    expect(placeEnd('2026-11-15T22:30:00Z', '01:15', rome).instant).toBe('2026-11-16T00:15:00Z');
  });

  it('a duration is real time, also over a change of clocks', () => {
    expect(clockOf(later('2026-03-29T00:30:00Z', 3600), rome)).toBe('03:30');
  });

  it('R-01, R-03: on another day keeps clock and length, and refuses a time that does not exist', () => {
    const [start, end] = ['2026-03-27T00:30:20Z', '2026-03-27T02:00:20Z'];
    expect(onDay(start, end, '2026-03-29', rome)).toEqual({
      startedAt: '2026-03-29T00:30:20Z',
      endedAt: '2026-03-29T02:00:20Z',
    });
    expect(onDay('2026-03-27T01:30:00Z', end, '2026-03-29', rome)).toEqual({ proposal: '03:30' });
  });
});

describe('a timer that is stopped now', () => {
  it('lasts a second where start and stop fall into the same one', () => {
    const startedAt = Temporal.Now.instant().toString({ smallestUnit: 'second' });
    const endedAt = stoppedNow({ startedAt, breakSeconds: 0 });
    expect(secondsBetween(startedAt, endedAt)).toBeGreaterThanOrEqual(1);
  });

  it('ends at this moment where it ran for longer', () => {
    const startedAt = Temporal.Now.instant().subtract({ seconds: 90 }).toString({ smallestUnit: 'second' });
    expect(secondsBetween(startedAt, stoppedNow({ startedAt, breakSeconds: 0 }))).toBeLessThan(93);
  });
});
