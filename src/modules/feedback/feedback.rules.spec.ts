import type { BusinessHours } from '../../kernel/business-time.js';
import type { Weekday } from '../../kernel/week.js';
import { averageOf, averagesByMonth, isLow, isOpen, withinOneWorkingDay } from './feedback.rules.js';

const at = (text: string) => Temporal.Instant.from(text);
const scores = (approach: number, timing: number) => ({ approach, timing });

describe('what several answers come to', () => {
  it('R-34: approach 5, 4, 4 and timing 3, 5, 2 are 4.3 and 3.3, n = 3', () => {
    expect(averageOf([scores(5, 3), scores(4, 5), scores(4, 2)])).toEqual({
      n: 3,
      approach: 4.3,
      timing: 3.3,
    });
  });

  it('R-34: below three answers they are counted and not averaged', () => {
    expect(averageOf([])).toEqual({ n: 0, approach: null, timing: null });
    expect(averageOf([scores(5, 3), scores(4, 5)])).toEqual({ n: 2, approach: null, timing: null });
  });

  it('is rounded half up: 17 in 4 is 4.25, so 4.3; 13 in 4 is 3.25, so 3.3', () => {
    expect(averageOf([scores(5, 4), scores(4, 3), scores(4, 3), scores(4, 3)])).toEqual({
      n: 4,
      approach: 4.3,
      timing: 3.3,
    });
  });

  it('stands month by month, each with its own count', () => {
    const answers = [
      { ...scores(5, 5), month: '2026-11' },
      { ...scores(3, 3), month: '2026-10' },
      { ...scores(4, 4), month: '2026-11' },
      { ...scores(4, 5), month: '2026-11' },
    ];
    expect(averagesByMonth(answers)).toEqual([
      { month: '2026-10', n: 1, approach: null, timing: null },
      { month: '2026-11', n: 3, approach: 4.3, timing: 4.7 },
    ]);
  });
});

describe('an answer', () => {
  it('is low when one of the two is 2 or less', () => {
    expect([isLow(scores(2, 5)), isLow(scores(5, 1)), isLow(scores(3, 3))]).toEqual([true, true, false]);
  });

  it('can be given for 30 days, and changed for 24 hours', () => {
    const asked = { state: 'asked' as const, askedAt: at('2026-11-01T08:00:00Z'), answeredAt: null };
    expect(isOpen(asked, at('2026-12-01T07:59:59Z'))).toBe(true);
    expect(isOpen(asked, at('2026-12-01T08:00:00Z'))).toBe(false);
    const answered = { ...asked, state: 'answered' as const, answeredAt: at('2026-11-10T08:00:00Z') };
    expect(isOpen(answered, at('2026-11-11T07:59:59Z'))).toBe(true);
    expect(isOpen(answered, at('2026-11-11T08:00:00Z'))).toBe(false);
    expect(isOpen({ state: 'waiting', askedAt: null, answeredAt: null }, at('2026-11-01T08:00:00Z'))).toBe(
      false,
    );
    expect(isOpen({ state: 'lapsed', askedAt: null, answeredAt: null }, at('2026-11-01T08:00:00Z'))).toBe(
      false,
    );
  });
});

describe('one working day', () => {
  const weekdays: Weekday[] = [1, 2, 3, 4, 5];
  const hours: BusinessHours = {
    windows: [{ weekdays, from: '09:00', to: '17:00' }],
    isHoliday: (day) => day.toString() === '2026-12-08',
    timeZone: 'Europe/Rome',
  };
  const due = (from: string) =>
    withinOneWorkingDay(at(from), hours).toZonedDateTimeISO('Europe/Rome').toPlainDateTime().toString();

  it('ends at the same hour of the next day on which is worked', () => {
    expect(due('2026-11-16T15:00:00+01:00')).toBe('2026-11-17T15:00:00');
    expect(due('2026-11-20T15:00:00+01:00')).toBe('2026-11-23T15:00:00');
    expect(due('2026-12-07T10:00:00+01:00')).toBe('2026-12-09T10:00:00');
  });

  it('is the whole next one for what comes at night or on Sunday', () => {
    expect(due('2026-11-22T22:00:00+01:00')).toBe('2026-11-23T17:00:00');
  });

  it('is a day on the clock where nobody works', () => {
    const never = { ...hours, windows: [] };
    const from = at('2026-11-16T15:00:00Z');
    expect(withinOneWorkingDay(from, never).toString()).toBe('2026-11-17T15:00:00Z');
  });
});
