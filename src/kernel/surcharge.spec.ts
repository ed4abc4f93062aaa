import fc from 'fast-check';
import { chargedSeconds, type Surcharge } from './surcharge.js';
import type { Weekday } from './week.js';

const ROME = 'Europe/Rome';
const HOUR = 3600;
const everyDay: readonly Weekday[] = [1, 2, 3, 4, 5, 6, 7];
const window = (weekdays: readonly Weekday[], from: string, to: string): Surcharge => ({
  name: 'window',
  kind: 'window',
  weekdays,
  from,
  to,
  basisPoints: 5000,
});
const rome = (text: string) => Temporal.PlainDateTime.from(text).toZonedDateTime(ROME).toInstant();
const seconds = (from: Temporal.Instant, to: Temporal.Instant) =>
  (to.epochMilliseconds - from.epochMilliseconds) / 1000;

/** Hours of work between two moments that fall into a window. */
function charged(surcharge: Surcharge, from: string, to: string): number {
  const [startedAt, endedAt] = [rome(from), rome(to)];
  const work = { startedAt, endedAt, seconds: seconds(startedAt, endedAt), rush: false };
  return chargedSeconds(work, surcharge, ROME) / HOUR;
}

describe('R-25: a window of the evening', () => {
  const evening = window([1, 2, 3, 4, 5], '20:00', '06:00');

  it.each([
    ['before it', '2026-11-16T18:00', '2026-11-16T20:00', 0],
    ['into it', '2026-11-16T19:00', '2026-11-16T22:00', 2],
    ['over midnight', '2026-11-16T22:00', '2026-11-17T01:00', 3],
    ['out of it in the morning', '2026-11-17T05:00', '2026-11-17T08:00', 1],
    ['from Friday into Saturday', '2026-11-20T23:00', '2026-11-21T07:00', 7],
    ['on Saturday evening, where none begins', '2026-11-21T20:00', '2026-11-21T23:00', 0],
    ['on Monday before six, where Sunday had none', '2026-11-16T04:00', '2026-11-16T07:00', 0],
    ['through two of them', '2026-11-16T19:00', '2026-11-17T21:00', 11],
  ])('counts what lies in it: %s', (_, from, to, hours) => {
    expect(charged(evening, from, to)).toBe(hours);
  });
});

describe('R-25: a window of the weekend', () => {
  const weekend = window([6, 7], '00:00', '00:00');

  it('is two whole days, and no minute of Friday or Monday', () => {
    expect(charged(weekend, '2026-11-20T12:00', '2026-11-23T12:00')).toBe(48);
    expect(charged(weekend, '2026-11-22T23:00', '2026-11-23T01:00')).toBe(1);
  });

  it('has 23 hours on the Sunday on which the clocks go forward, and 25 when they go back', () => {
    expect(charged(weekend, '2026-03-29T00:00', '2026-03-30T00:00')).toBe(23);
    expect(charged(weekend, '2026-10-25T00:00', '2026-10-26T00:00')).toBe(25);
  });
});

describe('R-25: a window of the night in which the clocks change', () => {
  const small = window(everyDay, '02:15', '02:45');

  it('is not there at all where the clocks skip it', () => {
    expect(charged(small, '2026-03-29T00:00', '2026-03-29T06:00')).toBe(0);
    expect(charged(window(everyDay, '02:30', '03:30'), '2026-03-29T00:00', '2026-03-29T06:00')).toBe(0.5);
  });

  it('is there twice where the clocks show it twice', () => {
    expect(charged(small, '2026-10-25T00:00', '2026-10-25T06:00')).toBe(1);
  });

  it('follows the clocks through the night', () => {
    const night = window(everyDay, '22:00', '06:00');
    expect(charged(night, '2026-03-28T20:00', '2026-03-29T08:00')).toBe(7);
    expect(charged(night, '2026-10-24T20:00', '2026-10-25T08:00')).toBe(9);
  });
});

describe('R-25: any window', () => {
  it('splits all time with the rest of the day, whatever the zone', () => {
    const hour = fc.integer({ min: 0, max: 23 }).map((number) => `${String(number).padStart(2, '0')}:00`);
    const start = fc
      .integer({ min: 1_760_000_000, max: 1_800_000_000 })
      .map((moment) => Temporal.Instant.fromEpochMilliseconds(moment * 1000));
    const zone = fc.constantFrom(ROME, 'America/New_York', 'Pacific/Auckland', 'Australia/Lord_Howe', 'UTC');
    fc.assert(
      fc.property(start, fc.nat(200_000), hour, hour, zone, (startedAt, length, from, to, timeZone) => {
        fc.pre(from !== to);
        const work = { startedAt, endedAt: startedAt.add({ seconds: length }), seconds: length, rush: false };
        const inside = chargedSeconds(work, window(everyDay, from, to), timeZone);
        const outside = chargedSeconds(work, window(everyDay, to, from), timeZone);
        expect(inside + outside).toBe(length);
      }),
    );
  });
});

describe('R-25: rush', () => {
  const rush: Surcharge = { ...window([], '', ''), kind: 'rush', from: null, to: null };

  it('is paid for all of what was asked for as such, timed or not', () => {
    const untimed = { startedAt: null, endedAt: null, seconds: HOUR };
    expect(chargedSeconds({ ...untimed, rush: true }, rush, ROME)).toBe(HOUR);
    expect(chargedSeconds({ ...untimed, rush: false }, rush, ROME)).toBe(0);
  });
});
