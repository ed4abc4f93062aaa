import { describe, expect, it } from 'vitest';
import { everyWeek, readRule, ruleText, weekOfMonth, type RuleValues } from './rule';

const of = (values: Partial<RuleValues>, startsOn = '2026-11-17') =>
  ruleText({ ...everyWeek, ...values }, startsOn);

describe('how often a task comes back', () => {
  it('is every week on the weekday of the first day unless weekdays are chosen', () => {
    expect(of({})).toBe('FREQ=WEEKLY;BYDAY=TU');
    expect(of({ weekdays: [5, 1], interval: 2 })).toBe('FREQ=WEEKLY;INTERVAL=2;BYDAY=MO,FR');
  });

  it('is every month on the same day, on the last, or on the same weekday', () => {
    expect(of({ frequency: 'MONTHLY' }, '2026-01-31')).toBe('FREQ=MONTHLY;BYMONTHDAY=31');
    expect(of({ frequency: 'MONTHLY', monthly: 'last' })).toBe('FREQ=MONTHLY;BYMONTHDAY=-1');
    expect(of({ frequency: 'MONTHLY', monthly: 'weekday' })).toBe('FREQ=MONTHLY;BYDAY=3TU');
  });

  it('counts a fifth weekday as the last one, since not every month has five', () => {
    expect(weekOfMonth('2026-11-30')).toBe(-1);
    expect(weekOfMonth('2026-11-28')).toBe(4);
  });

  it.each([
    { frequency: 'DAILY', interval: 3 },
    { frequency: 'WEEKLY', weekdays: [1, 3] },
    { frequency: 'MONTHLY', monthly: 'last' },
    { frequency: 'MONTHLY', monthly: 'weekday', interval: 2 },
    { frequency: 'YEARLY' },
  ] as Partial<RuleValues>[])('is read again as it was written: %o', (values) => {
    expect(readRule(of(values))).toEqual({ ...everyWeek, ...values });
  });

  it('says that it cannot show what only a program would write', () => {
    expect(readRule('FREQ=MONTHLY;BYDAY=MO,TU;BYSETPOS=-1')).toBeNull();
    expect(readRule('FREQ=DAILY;COUNT=5')).toBeNull();
    expect(readRule('FREQ=HOURLY')).toBeNull();
  });
});
