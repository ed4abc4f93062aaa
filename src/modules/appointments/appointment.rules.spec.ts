import { cancelledAs, isBeforeReminders, isNear, isPossible, nextReminder } from './appointment.rules.js';

const instant = (text: string) => Temporal.Instant.from(text);
const hours = {
  windows: [{ weekdays: [1, 2, 3, 4, 5], from: '09:00', to: '17:00' }] as const,
  isHoliday: () => false,
  timeZone: 'Europe/Rome',
};
/** Tuesday 17 November 2026, 10:00 in Rome. */
const start = instant('2026-11-17T09:00:00Z');

describe('cancelling', () => {
  it('is in time while the agreed business minutes are left, to the second', () => {
    const day = 8 * 60;
    expect(cancelledAs(start, instant('2026-11-16T09:00:00Z'), day, hours)).toBe('cancelled_in_time');
    expect(cancelledAs(start, instant('2026-11-16T09:00:01Z'), day, hours)).toBe('cancelled_late');
  });

  it('counts no weekend as notice', () => {
    const monday = instant('2026-11-16T08:30:00Z');
    const saturday = instant('2026-11-14T09:00:00Z');
    expect(cancelledAs(monday, saturday, 60, hours)).toBe('cancelled_late');
    expect(cancelledAs(monday, instant('2026-11-13T15:30:00Z'), 60, hours)).toBe('cancelled_in_time');
  });

  it('is always in time where no notice is agreed', () => {
    expect(cancelledAs(start, instant('2026-11-17T08:59:59Z'), null, hours)).toBe('cancelled_in_time');
  });
});

describe('reminders', () => {
  it('come a day before and an hour before, and then no more', () => {
    const next = (now: string) => nextReminder(start, instant(now))?.toString() ?? null;
    expect(next('2026-11-10T00:00:00Z')).toBe('2026-11-16T09:00:00Z');
    expect(next('2026-11-16T09:00:00Z')).toBe('2026-11-17T08:00:00Z');
    expect(next('2026-11-17T08:00:00Z')).toBeNull();
  });

  it('are none that begin more than a day ahead', () => {
    expect(isBeforeReminders(start, instant('2026-11-16T08:59:59Z'))).toBe(true);
    expect(isBeforeReminders(start, instant('2026-11-16T09:00:00Z'))).toBe(false);
  });
});

describe('a time', () => {
  const between = (from: string, to: string) => ({ start: instant(from), end: instant(to) });

  it('goes forwards, and not longer than a day', () => {
    expect(isPossible(between('2026-11-17T09:00:00Z', '2026-11-17T09:00:00Z'))).toBe(false);
    expect(isPossible(between('2026-11-17T09:00:00Z', '2026-11-18T09:00:00Z'))).toBe(true);
    expect(isPossible(between('2026-11-17T09:00:00Z', '2026-11-18T09:00:01Z'))).toBe(false);
  });

  it('is written down up to sixty days later, and booked up to four hundred ahead', () => {
    const now = instant('2026-11-17T09:00:00Z');
    const at = (text: string) => isNear(between(text, '2030-01-01T00:00:00Z'), now);
    expect([at('2026-09-18T09:00:00Z'), at('2026-09-18T08:59:59Z')]).toEqual([true, false]);
    expect([at('2027-12-22T09:00:00Z'), at('2027-12-22T09:00:01Z')]).toEqual([true, false]);
  });
});
