import { describe, expect, it } from 'vitest';
import type { Schedule } from '../../api/types';
import { bodyOf, questionOf, valuesOf, withReader, withRhythm } from './schedule-draft';

const weekly: Schedule = {
  ...{ enabled: true, every: 'week', weekday: 1, dayOfMonth: null, time: '08:00', timeZone: null },
  ...{ covers: 'week', which: 'previous', twoWeeksFrom: null, holidays: 'send', autoSend: false },
  ...{ emptyWeeks: 'short', recipients: null, nextRunAt: '2026-11-23T07:00:00Z' },
};
const place = { timeZone: 'Europe/Rome', startsOn: '2026-01-01' };

describe('a schedule in its form', () => {
  it('goes back as it came', () => {
    const { nextRunAt: _next, ...said } = weekly;
    expect(bodyOf(valuesOf(weekly))).toEqual(said);
    const monthly: Schedule = { ...weekly, every: 'month', dayOfMonth: 31, timeZone: 'Asia/Tokyo' };
    expect(bodyOf(valuesOf(monthly))).toMatchObject({
      every: 'month',
      dayOfMonth: 31,
      timeZone: 'Asia/Tokyo',
    });
  });

  it('of another rhythm begins with its usual day, and covers as much unless more was chosen', () => {
    const monthly = withRhythm(valuesOf(weekly), 'month');
    expect(bodyOf(monthly)).toMatchObject({ every: 'month', covers: 'month', dayOfMonth: 1 });
    const after = withRhythm(monthly, 'balance_period');
    expect(bodyOf(after)).toMatchObject({ covers: 'balance_period', dayOfMonth: 0 });
    const apart = withRhythm({ ...valuesOf(weekly), covers: 'month' }, 'two_weeks');
    expect(bodyOf(apart)).toMatchObject({ every: 'two_weeks', covers: 'month', dayOfMonth: null });
  });

  it('names its two weeks only where it counts in such', () => {
    const values = { ...valuesOf(weekly), twoWeeksFrom: '2026-11-04' };
    expect(bodyOf(values).twoWeeksFrom).toBeNull();
    expect(bodyOf({ ...values, covers: 'two_weeks' }).twoWeeksFrom).toBe('2026-11-04');
  });

  it('asks for what comes next with everything that decides it', () => {
    expect(questionOf(valuesOf(weekly), place)).toEqual({
      ...{ every: 'week', weekday: 1, time: '08:00', timeZone: 'Europe/Rome', twoWeeksFrom: '2026-01-01' },
      ...{ covers: 'week', which: 'previous', holidays: 'send' },
    });
    const typed = { ...valuesOf(weekly), every: 'month' as const, dayOfMonth: '' };
    expect(questionOf(typed, place).dayOfMonth).toBe(1);
    expect(questionOf({ ...typed, dayOfMonth: 99 }, place).dayOfMonth).toBe(31);
  });
});

describe('the readers who are chosen', () => {
  it('stand in the order of the contacts, each once', () => {
    const order = ['a', 'b', 'c'];
    const both = withReader([{ contactId: 'c', role: 'to' }], order, 'a', 'cc');
    expect(both).toEqual([
      { contactId: 'a', role: 'cc' },
      { contactId: 'c', role: 'to' },
    ]);
    expect(withReader(both, order, 'a', 'to')[0]).toEqual({ contactId: 'a', role: 'to' });
    expect(withReader(both, order, 'c', 'none')).toEqual([{ contactId: 'a', role: 'cc' }]);
  });
});
