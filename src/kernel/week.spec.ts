import fc from 'fast-check';
import { localDay, readWallTime } from './time-zone.js';
import { isWeekday, Week, type Weekday } from './week.js';

const ROME = 'Europe/Rome';
const MONDAY = 1;
const SUNDAY = 7;
const day = (text: string) => Temporal.PlainDate.from(text);
const dates = (week: Week) => `${week.from.toString()}..${week.lastDay.toString()}`;

function named(name: string, startsOn: Weekday): Week {
  const week = Week.parse(name, startsOn);
  if (!week.ok) throw new Error(week.problem);
  return week.value;
}

describe('week', () => {
  it('R-04: the week from 19 October 2026 lasts 169 h in Rome, the one from 23 March 167 h', () => {
    expect(Week.of(day('2026-10-19'), MONDAY).lengthInHours(ROME)).toBe(169);
    expect(Week.of(day('2026-03-23'), MONDAY).lengthInHours(ROME)).toBe(167);
    expect(Week.of(day('2026-11-16'), MONDAY).lengthInHours(ROME)).toBe(168);
  });

  it('R-06: an entry from Sunday 15 November 23:30 over midnight is in the week 9–15 November', () => {
    const start = readWallTime(Temporal.PlainDateTime.from('2026-11-15T23:30'), ROME);
    if (start.kind !== 'once') throw new RangeError(start.kind);
    expect(dates(Week.of(localDay(start.instant, ROME), MONDAY))).toBe('2026-11-09..2026-11-15');
  });

  it('R-07: Sunday 15 November is in 9–15 November by Monday weeks, in 15–21 November by Sunday weeks', () => {
    const byMondays = Week.of(day('2026-11-15'), MONDAY);
    const bySundays = Week.of(day('2026-11-15'), SUNDAY);
    expect([byMondays.name, dates(byMondays)]).toEqual(['2026-W46', '2026-11-09..2026-11-15']);
    expect([bySundays.name, dates(bySundays)]).toEqual(['2026-W47', '2026-11-15..2026-11-21']);
  });

  it('R-08: 1 January 2027 is in 2026-W53', () => {
    expect(Week.of(day('2027-01-01'), MONDAY).name).toBe('2026-W53');
  });

  it.each([
    ['2026-W46', MONDAY, '2026-11-09..2026-11-15'],
    ['2026-W47', SUNDAY, '2026-11-15..2026-11-21'],
    ['2026-W47', 6, '2026-11-14..2026-11-20'],
    ['2026-W46', 2, '2026-11-10..2026-11-16'],
    ['2026-W53', MONDAY, '2026-12-28..2027-01-03'],
    ['2026-W01', MONDAY, '2025-12-29..2026-01-04'],
  ] as const)('%s of weeks that start on %i is %s', (name, startsOn, expected) => {
    expect(dates(named(name, startsOn))).toBe(expected);
  });

  it.each([
    ['2025-W53', 'unknown'],
    ['2026-W00', 'unknown'],
    ['2026-W54', 'unknown'],
    ['2026-46', 'malformed'],
    ['2026-W6', 'malformed'],
    ['', 'malformed'],
  ])('%j is refused: %s', (name, problem) => {
    expect(Week.parse(name, MONDAY)).toEqual({ ok: false, problem });
  });

  it('covers [start, end) in the zone, and the next begins where it ends', () => {
    const week = Week.of(day('2026-10-21'), MONDAY);
    expect(week.instants(ROME).start.toString()).toBe('2026-10-18T22:00:00Z');
    expect(week.instants(ROME).end.toString()).toBe('2026-10-25T23:00:00Z');
    expect(week.next().instants(ROME).start.equals(week.instants(ROME).end)).toBe(true);
    expect(week.previous().next().equals(week)).toBe(true);
  });

  it('has one name per seven days, found again from each of its days, whatever day it starts on', () => {
    const anyDay = fc.integer({ min: 0, max: 40_000 }).map((days) => day('1990-01-01').add({ days }));
    const startsOn = fc.constantFrom<Weekday>(1, 2, 3, 4, 5, 6, 7);
    fc.assert(
      fc.property(anyDay, startsOn, (date, first) => {
        const week = Week.of(date, first);
        expect(week.from.dayOfWeek).toBe(first);
        expect(week.contains(date)).toBe(true);
        expect(week.contains(week.to)).toBe(false);
        expect(named(week.name, first).equals(week)).toBe(true);
        expect(week.next().name).not.toBe(week.name);
        expect(week.days.every((each) => Week.of(each, first).equals(week))).toBe(true);
      }),
    );
  });

  it('starts on a day from 1 Monday to 7 Sunday', () => {
    expect([0, 1, 7, 8, 1.5].map(isWeekday)).toEqual([false, true, true, false, false]);
  });
});
