import fc from 'fast-check';
import { momentOn, nextWeekly } from './recurrence.js';
import { wallTime } from './time-zone.js';

const ROME = 'Europe/Rome';
const MONDAY = 1;
const at = (text: string) => Temporal.Instant.from(text);
const time = (text: string) => Temporal.PlainTime.from(text);

describe('weekly', () => {
  it('R-12: "Monday 08:00 Rome" is 19 October 2026 06:00Z, then 26 October 07:00Z', () => {
    const first = nextWeekly(at('2026-10-18T12:00:00Z'), MONDAY, time('08:00'), ROME);
    const second = nextWeekly(first, MONDAY, time('08:00'), ROME);
    expect([first.toString(), second.toString()]).toEqual(['2026-10-19T06:00:00Z', '2026-10-26T07:00:00Z']);
  });

  it('R-12: is strictly later, also a second before and on the very moment', () => {
    const next = (after: string) => nextWeekly(at(after), MONDAY, time('08:00'), ROME).toString();
    expect(next('2026-10-19T05:59:59Z')).toBe('2026-10-19T06:00:00Z');
    expect(next('2026-10-19T06:00:00Z')).toBe('2026-10-26T07:00:00Z');
  });

  it('comes once in any week of any zone', () => {
    const zone = fc.constantFrom(ROME, 'America/New_York', 'Pacific/Auckland', 'Asia/Kolkata');
    const moment = fc
      .integer({ min: 1_700_000_000, max: 1_900_000_000 })
      .map((seconds) => Temporal.Instant.fromEpochMilliseconds(seconds * 1000));
    fc.assert(
      fc.property(moment, zone, fc.integer({ min: 0, max: 23 }), (after, timeZone, hour) => {
        const wanted = Temporal.PlainTime.from({ hour, minute: 30 });
        const next = nextWeekly(after, MONDAY, wanted, timeZone);
        expect(Temporal.Instant.compare(next, after)).toBe(1);
        expect(next.since(after).total('hours')).toBeLessThanOrEqual(169);
        expect(wallTime(next, timeZone).dayOfWeek).toBe(MONDAY);
      }),
    );
  });
});

describe('a time of day', () => {
  const on = (day: string, clock: string) =>
    momentOn(Temporal.PlainDate.from(day), time(clock), ROME).toString();

  it('R-11: 09:00 on 25 October 2026 in Rome is 08:00Z, an hour later than the day before', () => {
    expect(on('2026-10-24', '09:00')).toBe('2026-10-24T07:00:00Z');
    expect(on('2026-10-25', '09:00')).toBe('2026-10-25T08:00:00Z');
  });

  it('R-13: 02:30 comes once on 29 March 2026, at 03:30', () => {
    expect(wallTime(at(on('2026-03-29', '02:30')), ROME).toString()).toBe('2026-03-29T03:30:00');
  });

  it('R-13: and once on 25 October 2026, at the first 02:30', () => {
    expect(on('2026-10-25', '02:30')).toBe('2026-10-25T00:30:00Z');
  });
});
