import fc from 'fast-check';
import { nextDaily, nextMonthly, nextWeekly } from './recurrence.js';
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

describe('monthly', () => {
  it('R-10: on the 31st, from 31 January 2026, is 31 January, 28 February, 31 March, 30 April', () => {
    const days: string[] = [];
    let last = at('2026-01-30T12:00:00Z');
    while (days.length < 4) {
      last = nextMonthly(last, 31, time('09:00'), ROME);
      days.push(wallTime(last, ROME).toString());
    }
    expect(days).toEqual([
      '2026-01-31T09:00:00',
      '2026-02-28T09:00:00',
      '2026-03-31T09:00:00',
      '2026-04-30T09:00:00',
    ]);
  });
});

describe('daily', () => {
  it('R-11: at 09:00, last done on 24 October 2026, is next 25 October 09:00 in Rome, 08:00Z', () => {
    const done = at('2026-10-24T07:00:00Z');
    expect(nextDaily(done, time('09:00'), ROME).toString()).toBe('2026-10-25T08:00:00Z');
  });

  const nightly = (after: string) => nextDaily(at(after), time('02:30'), ROME);

  it('R-13: "02:30 daily" comes once on 29 March 2026, at 03:30', () => {
    const first = nightly('2026-03-28T12:00:00Z');
    expect(wallTime(first, ROME).toString()).toBe('2026-03-29T03:30:00');
    expect(wallTime(nightly(first.toString()), ROME).toString()).toBe('2026-03-30T02:30:00');
  });

  it('R-13: and once on 25 October 2026, at the first 02:30', () => {
    const first = nightly('2026-10-24T12:00:00Z');
    expect(first.toString()).toBe('2026-10-25T00:30:00Z');
    expect(wallTime(nightly(first.toString()), ROME).toString()).toBe('2026-10-26T02:30:00');
  });
});
