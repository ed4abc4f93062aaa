import { describe, expect, it } from 'vitest';
import { businessSeconds, dueMoment, isRush } from './business-time';

const at = (wall: string, zone = 'Europe/Rome') =>
  Temporal.PlainDateTime.from(wall).toZonedDateTime(zone).toInstant();
const office = {
  timeZone: 'Europe/Rome',
  workingWindows: [{ weekdays: [1, 2, 3, 4, 5], from: '09:00', to: '18:00' }],
};
const hour = 3600;
const enough = 1000 * hour;

describe('R-32, R-33: business time until a day', () => {
  it('is what lies in the working windows, over a weekend too', () => {
    const friday = at('2026-11-20T16:00');
    expect(businessSeconds(friday, at('2026-11-23T10:30'), office, enough)).toBe(3.5 * hour);
    expect(businessSeconds(friday, at('2026-11-22T23:00'), office, enough)).toBe(2 * hour);
    expect(businessSeconds(friday, at('2026-11-20T10:00'), office, enough)).toBe(0);
  });

  it('counts overlapping windows once, and a night that began the day before', () => {
    const nights = {
      timeZone: 'Europe/Rome',
      workingWindows: [
        { weekdays: [7], from: '22:00', to: '02:00' },
        { weekdays: [1], from: '01:00', to: '03:00' },
      ],
    };
    expect(businessSeconds(at('2026-11-23T00:00'), at('2026-11-23T12:00'), nights, enough)).toBe(3 * hour);
  });

  it('is exact in the night in which the clocks change', () => {
    const always = {
      timeZone: 'Europe/Rome',
      workingWindows: [{ weekdays: [1, 2, 3, 4, 5, 6, 7], from: '00:00', to: '00:00' }],
    };
    const day = (from: string, to: string) =>
      businessSeconds(at(`${from}T00:00`), at(`${to}T00:00`), always, enough);
    expect(day('2026-03-29', '2026-03-30')).toBe(23 * hour);
    expect(day('2026-10-25', '2026-10-26')).toBe(25 * hour);
  });

  it('stops where enough is found', () => {
    expect(businessSeconds(at('2026-11-20T09:00'), at('2027-01-20T09:00'), office, 8 * hour)).toBe(8 * hour);
  });
});

describe('rush', () => {
  const agreed = { ...office, noticeMinutes: 8 * 60 };
  const now = at('2026-11-20T16:00');

  it('is what is wanted with less business time than agreed', () => {
    expect(isRush(agreed, { dueOn: '2026-11-23', dueTime: '10:00' }, now)).toBe(true);
    expect(isRush(agreed, { dueOn: '2026-11-23', dueTime: '' }, now)).toBe(false);
    expect(isRush(agreed, { dueOn: '2026-11-20', dueTime: '' }, now)).toBe(true);
  });

  it('is nothing without a day, without an agreed notice, or for a day that is not one yet', () => {
    expect(isRush(agreed, { dueOn: '', dueTime: '' }, now)).toBe(false);
    expect(isRush({ ...agreed, noticeMinutes: null }, { dueOn: '2026-11-20', dueTime: '' }, now)).toBe(false);
    expect(isRush(agreed, { dueOn: '20', dueTime: '' }, now)).toBe(false);
  });

  it('is not what lies far ahead', () => {
    expect(isRush(agreed, { dueOn: '2029-11-20', dueTime: '' }, now)).toBe(false);
  });
});

it('a day without a time lasts until its end, on the engagement’s clocks', () => {
  expect(dueMoment('2026-11-20', '', 'Europe/Rome').toString()).toBe('2026-11-20T23:00:00Z');
  expect(dueMoment('2026-11-20', '15:00', 'Europe/Rome').toString()).toBe('2026-11-20T14:00:00Z');
});
