import fc from 'fast-check';
import { addBusiness, businessSeconds, type BusinessHours, type WorkingWindow } from './business-time.js';
import type { Weekday } from './week.js';

const HOUR = 3600;
const WORKDAYS: readonly Weekday[] = [1, 2, 3, 4, 5];
const EVERY_DAY: readonly Weekday[] = [1, 2, 3, 4, 5, 6, 7];
const at = (text: string) => Temporal.Instant.from(text);
/** A wall clock in Rome. */
const rome = (text: string) => Temporal.PlainDateTime.from(text).toZonedDateTime('Europe/Rome').toInstant();

function hoursOf(windows: readonly WorkingWindow[], ...holidays: string[]): BusinessHours {
  const closed = new Set(holidays);
  return { windows, timeZone: 'Europe/Rome', isHoliday: (day) => closed.has(day.toString()) };
}
const window = (from: string, to: string, weekdays = WORKDAYS): WorkingWindow => ({ weekdays, from, to });
const office = hoursOf([window('09:00', '17:00')], '2026-04-06');

describe('business time', () => {
  it('R-32: eight business hours from Friday 15:00 are due on Tuesday 15:00, Easter Monday being a holiday', () => {
    expect(addBusiness(rome('2026-04-03T15:00'), 8 * HOUR, office)).toEqual(rome('2026-04-07T15:00'));
  });

  it('R-33: the assistant’s clock runs 4 hours, the client’s wait is 13', () => {
    const [received, question, answer, delivered] = [
      '2026-11-16T09:00',
      '2026-11-16T11:00',
      '2026-11-17T16:00',
      '2026-11-18T10:00',
    ].map(rome) as [Temporal.Instant, Temporal.Instant, Temporal.Instant, Temporal.Instant];
    const assistant =
      businessSeconds(received, question, office) + businessSeconds(answer, delivered, office);
    expect(assistant).toBe(4 * HOUR);
    expect(businessSeconds(question, answer, office)).toBe(13 * HOUR);
  });

  it('is none on weekends and holidays, before the window and after it', () => {
    expect(businessSeconds(rome('2026-04-03T17:00'), rome('2026-04-07T09:00'), office)).toBe(0);
    expect(businessSeconds(rome('2026-04-02T20:00'), rome('2026-04-03T10:00'), office)).toBe(HOUR);
  });

  it('is nothing backwards', () => {
    expect(businessSeconds(rome('2026-11-17T16:00'), rome('2026-11-16T09:00'), office)).toBe(0);
  });

  it('is full at the end of a day, not at the beginning of the next', () => {
    expect(addBusiness(rome('2026-11-16T09:00'), 8 * HOUR, office)).toEqual(rome('2026-11-16T17:00'));
    expect(addBusiness(rome('2026-11-20T17:30'), 1, office)).toEqual(rome('2026-11-23T09:00:01'));
  });

  it('adds the windows of a day, and counts once what two of them share', () => {
    const split = hoursOf([window('14:00', '18:00'), window('09:00', '13:00'), window('12:00', '14:30')]);
    expect(businessSeconds(rome('2026-11-16T00:00'), rome('2026-11-17T00:00'), split)).toBe(9 * HOUR);
    const siesta = hoursOf([window('09:00', '13:00'), window('15:00', '19:00')]);
    expect(addBusiness(rome('2026-11-16T12:00'), 2 * HOUR, siesta)).toEqual(rome('2026-11-16T16:00'));
  });

  it('goes through midnight where a window does, also into a holiday', () => {
    const night = hoursOf([window('22:00', '02:00', [5])], '2026-11-21');
    expect(businessSeconds(rome('2026-11-21T01:00'), rome('2026-11-22T00:00'), night)).toBe(HOUR);
    const always = hoursOf([window('00:00', '00:00', EVERY_DAY)]);
    expect(businessSeconds(rome('2026-11-16T00:00'), rome('2026-11-23T00:00'), always)).toBe(168 * HOUR);
  });

  it('counts the hours that there are when the clocks change', () => {
    const early = hoursOf([window('01:00', '05:00', EVERY_DAY)]);
    const day = (date: string) => {
      const start = Temporal.PlainDate.from(date);
      return [rome(`${date}T00:00`), rome(`${start.add({ days: 1 })}T00:00`)] as const;
    };
    expect(businessSeconds(...day('2026-03-29'), early)).toBe(3 * HOUR);
    expect(businessSeconds(...day('2026-10-25'), early)).toBe(5 * HOUR);
    expect(businessSeconds(...day('2026-03-29'), hoursOf([window('02:15', '02:45', EVERY_DAY)]))).toBe(0);
    expect(businessSeconds(...day('2026-03-29'), hoursOf([window('02:00', '03:30', EVERY_DAY)]))).toBe(1800);
    expect(addBusiness(rome('2026-03-29T01:00'), 2 * HOUR, early)).toEqual(at('2026-03-29T02:00:00Z'));
    expect(addBusiness(at('2026-10-24T23:00:00Z'), 5 * HOUR, early)).toEqual(rome('2026-10-25T05:00'));
  });

  it('knows that windows over no time never come to an end', () => {
    for (const none of [hoursOf([]), hoursOf([window('09:00', '17:00', [])])]) {
      expect(businessSeconds(rome('2026-01-01T00:00'), rome('2026-12-31T00:00'), none)).toBe(0);
      expect(addBusiness(rome('2026-01-01T00:00'), 0, none)).toEqual(rome('2026-01-01T00:00'));
      expect(() => addBusiness(rome('2026-01-01T00:00'), 1, none)).toThrow('no work');
    }
    const closed = { ...office, isHoliday: () => true };
    expect(() => addBusiness(rome('2026-01-01T00:00'), 1, closed)).toThrow('no work');
  });
});

describe('business time, whatever the hours', () => {
  const YEAR = { min: Date.UTC(2026, 0, 1) / 1000, max: Date.UTC(2026, 11, 31) / 1000 };
  const seconds = fc.oneof(
    fc.integer(YEAR),
    // Around the changes of the clocks, where mistakes live.
    fc.integer({ min: Date.UTC(2026, 2, 28) / 1000, max: Date.UTC(2026, 2, 30) / 1000 }),
    fc.integer({ min: Date.UTC(2026, 9, 24) / 1000, max: Date.UTC(2026, 9, 26) / 1000 }),
  );
  const instant = seconds.map((second) => Temporal.Instant.fromEpochMilliseconds(second * 1000));
  const clock = fc.integer({ min: 0, max: 95 }).map((quarter) =>
    Temporal.PlainTime.from('00:00')
      .add({ minutes: quarter * 15 })
      .toString()
      .slice(0, 5),
  );
  const windows = fc.array(
    fc.record({
      weekdays: fc.uniqueArray(fc.constantFrom(...EVERY_DAY), { minLength: 1 }),
      from: clock,
      to: clock,
    }),
    { minLength: 1, maxLength: 4 },
  );
  const holidays = fc.uniqueArray(
    fc.integer({ min: 0, max: 364 }).map((n) => Temporal.PlainDate.from('2026-01-01').add({ days: n }).toString()), // prettier-ignore
    { maxLength: 12 },
  );
  const hours = fc.tuple(windows, holidays).map(([list, closed]) => hoursOf(list, ...closed));
  const inOrder = (...instants: Temporal.Instant[]) => instants.sort(Temporal.Instant.compare);
  const works = (some: BusinessHours) =>
    businessSeconds(rome('2026-01-01T00:00'), rome('2027-02-01T00:00'), some) > 0;

  it('never goes back, and is never more than the time itself', () => {
    fc.assert(
      fc.property(hours, instant, instant, instant, (some, x, y, z) => {
        const [a, b, c] = inOrder(x, y, z) as [Temporal.Instant, Temporal.Instant, Temporal.Instant];
        const [ab, ac] = [businessSeconds(a, b, some), businessSeconds(a, c, some)];
        expect(ab).toBeLessThanOrEqual(ac);
        expect(ac).toBeLessThanOrEqual((c.epochMilliseconds - a.epochMilliseconds) / 1000);
      }),
    );
  });

  it('is the sum of its parts', () => {
    fc.assert(
      fc.property(hours, instant, instant, instant, (some, x, y, z) => {
        const [a, b, c] = inOrder(x, y, z) as [Temporal.Instant, Temporal.Instant, Temporal.Instant];
        expect(businessSeconds(a, b, some) + businessSeconds(b, c, some)).toBe(businessSeconds(a, c, some));
      }),
    );
  });

  it('counts exactly what was added, and a moment earlier a second less', () => {
    fc.assert(
      fc.property(hours, instant, fc.integer({ min: 1, max: 400 * HOUR }), (some, from, wanted) => {
        fc.pre(works(some));
        const due = addBusiness(from, wanted, some);
        expect(businessSeconds(from, due, some)).toBe(wanted);
        expect(businessSeconds(from, due.subtract({ seconds: 1 }), some)).toBe(wanted - 1);
      }),
    );
  });

  it('has no gap between one stretch added after another and both at once', () => {
    fc.assert(
      fc.property(hours, instant, fc.nat(40 * HOUR), fc.nat(40 * HOUR), (some, from, one, other) => {
        fc.pre(works(some));
        const inSteps = addBusiness(addBusiness(from, one, some), other, some);
        expect(inSteps).toEqual(addBusiness(from, one + other, some));
      }),
    );
  });
});
