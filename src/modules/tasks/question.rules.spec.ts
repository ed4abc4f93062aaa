import type { BusinessHours } from '../../kernel/business-time.js';
import { afterBusinessDay, answerInWords, choiceMeant, firstReminder } from './question.rules.js';

const office: BusinessHours = {
  windows: [{ weekdays: [1, 2, 3, 4, 5], from: '09:00', to: '17:00' }],
  isHoliday: (day) => day.toString() === '2026-12-08',
  timeZone: 'Europe/Rome',
};
const at = (instant: string) => Temporal.Instant.from(instant);

describe('a business day later', () => {
  it.each([
    ['Monday 09:30', '2026-11-16T08:30:00Z', '2026-11-17T08:30:00Z'],
    ['Friday 15:00, over the weekend', '2026-11-20T14:00:00Z', '2026-11-23T14:00:00Z'],
    ['Monday 15:00 before a holiday', '2026-12-07T14:00:00Z', '2026-12-09T14:00:00Z'],
    ['Monday 09:00: Tuesday 09:00, not Monday 17:00', '2026-11-16T08:00:00Z', '2026-11-17T08:00:00Z'],
    ['Monday 22:00, after the whole Tuesday', '2026-11-16T21:00:00Z', '2026-11-18T08:00:00Z'],
  ])('from %s', (_name, from, to) => {
    expect(afterBusinessDay(at(from), office).toString()).toBe(to);
  });

  it('is as long as the days on which is worked, and a plain day where none is', () => {
    const short = { ...office, windows: [{ weekdays: [1, 2, 3] as const, from: '09:00', to: '13:00' }] };
    expect(afterBusinessDay(at('2026-11-18T10:00:00Z'), short).toString()).toBe('2026-11-23T10:00:00Z');
    const never = { ...office, windows: [] };
    expect(afterBusinessDay(at('2026-11-18T10:00:00Z'), never).toString()).toBe('2026-11-19T10:00:00Z');
  });
});

describe('the first reminder', () => {
  const first = (asked: string, due: string | null) =>
    firstReminder(at(asked), due === null ? null : at(due), office).toString();

  it('comes after a business day', () => {
    expect(first('2026-11-16T08:30:00Z', null)).toBe('2026-11-17T08:30:00Z');
    expect(first('2026-11-16T08:30:00Z', '2026-11-27T08:30:00Z')).toBe('2026-11-17T08:30:00Z');
  });

  it('comes after half of the time that there is, on business time, if that is sooner', () => {
    expect(first('2026-11-16T08:30:00Z', '2026-11-16T12:30:00Z')).toBe('2026-11-16T10:30:00Z');
    // Friday 16:00 to Monday 10:00 is two business hours.
    expect(first('2026-11-20T15:00:00Z', '2026-11-23T09:00:00Z')).toBe('2026-11-20T16:00:00Z');
  });

  it('halves plain time where the answer is needed before anybody works again', () => {
    expect(first('2026-11-20T18:00:00Z', '2026-11-22T18:00:00Z')).toBe('2026-11-21T18:00:00Z');
  });
});

describe('an answer', () => {
  const choices = ['Thursday 7:35', 'Thursday 9:50', '2'];

  it('is told as the choice and the words beside it', () => {
    expect(answerInWords(choices, 0, null)).toBe('Thursday 7:35');
    expect(answerInWords(choices, 0, 'By the window')).toBe('Thursday 7:35\n\nBy the window');
    expect(answerInWords([], null, 'Aisle')).toBe('Aisle');
  });

  it.each([
    ['Thursday 9:50', 1],
    [' thursday  9:50. ', 1],
    ['1', 0],
    ['1.', 0],
    ['2', 2], // the very words of a choice come before its number
    ['3)', 2],
    ['4', null],
    ['0', null],
    ['1, but not too early', null],
    ['Thursday', null],
    ['', null],
  ])('in words, %j, is the choice %j', (text, choice) => {
    expect(choiceMeant(choices, text)).toBe(choice);
  });
});
