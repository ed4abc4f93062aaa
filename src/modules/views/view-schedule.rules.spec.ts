import fc from 'fast-check';
import { isWeekday, type Weekday } from '../../kernel/week.js';
import { nextSending, type ViewSchedule } from './view-schedule.rules.js';

const at = (schedule: Partial<ViewSchedule>, after: string, count: number) => {
  const whole = {
    enabled: true,
    weekday: null,
    dayOfMonth: null,
    time: '08:00',
    timeZone: 'Europe/Rome',
    ...schedule,
  };
  const moments: string[] = [];
  for (let last = Temporal.Instant.from(after); moments.length < count; moments.push(last.toString()))
    last = nextSending(whole, last);
  return moments;
};

describe('when a view is sent', () => {
  it('is a weekday at an hour on the clocks of its zone (R-12)', () => {
    expect(at({ weekday: 1 }, '2026-10-18T00:00:00Z', 2)).toEqual([
      '2026-10-19T06:00:00Z',
      '2026-10-26T07:00:00Z',
    ]);
    expect(at({ weekday: 1, timeZone: 'Pacific/Auckland' }, '2026-11-18T00:00:00Z', 1)).toEqual([
      '2026-11-22T19:00:00Z',
    ]);
  });

  it('is a day of the month, or the last one of a shorter month (R-10)', () => {
    expect(at({ dayOfMonth: 31 }, '2026-01-31T00:00:00Z', 4)).toEqual([
      '2026-01-31T07:00:00Z',
      '2026-02-28T07:00:00Z',
      '2026-03-31T06:00:00Z',
      '2026-04-30T06:00:00Z',
    ]);
    expect(at({ dayOfMonth: 1 }, '2026-12-01T07:00:00Z', 1)).toEqual(['2027-01-01T07:00:00Z']);
  });

  it('comes once where the clocks skip the hour or show it twice (R-13)', () => {
    const night = { time: '02:30', weekday: 7 } as const;
    expect(at(night, '2026-03-28T00:00:00Z', 1)).toEqual(['2026-03-29T01:30:00Z']);
    expect(at(night, '2026-10-24T00:00:00Z', 2)).toEqual(['2026-10-25T00:30:00Z', '2026-11-01T01:30:00Z']);
  });

  it('is always later than the moment before it, on its day and at its hour, whatever the zone', () => {
    const zones = fc.constantFrom(
      'Europe/Rome',
      'America/New_York',
      'Pacific/Auckland',
      'Asia/Kolkata',
      'UTC',
    );
    const day = fc.oneof(
      fc.integer({ min: 1, max: 7 }).map((weekday) => ({ weekday: weekday as Weekday, dayOfMonth: null })),
      fc.integer({ min: 1, max: 31 }).map((dayOfMonth) => ({ weekday: null, dayOfMonth })),
    );
    const seconds = fc.integer({ min: 1_760_000_000, max: 1_900_000_000 });
    fc.assert(
      fc.property(zones, day, fc.integer({ min: 4, max: 23 }), seconds, (timeZone, which, hour, epoch) => {
        const time = `${String(hour).padStart(2, '0')}:15`;
        const after = Temporal.Instant.fromEpochMilliseconds(epoch * 1000);
        const next = nextSending({ enabled: true, ...which, time, timeZone }, after);
        const local = next.toZonedDateTimeISO(timeZone);
        const asked =
          which.dayOfMonth === null ? which.weekday : Math.min(which.dayOfMonth, local.daysInMonth);
        expect(Temporal.Instant.compare(next, after)).toBe(1);
        expect(local.toPlainTime().toString()).toBe(`${time}:00`);
        expect(which.dayOfMonth === null ? local.dayOfWeek : local.day).toBe(asked);
        expect(isWeekday(local.dayOfWeek)).toBe(true);
        expect(next.since(after).total('hours')).toBeLessThanOrEqual(32 * 24);
      }),
    );
  });
});
