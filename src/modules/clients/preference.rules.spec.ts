import { isStale, readValue, type PreferenceKind } from './preference.rules.js';

const read = (kind: PreferenceKind, value: unknown) => {
  const answer = readValue(kind, value);
  return answer.ok ? answer.value : `refused: ${answer.problem}`;
};

describe('the value of a preference', () => {
  it('is one word of a list where it acts', () => {
    expect(read('address', 'informal')).toBe('informal');
    expect(read('channel', 'phone')).toBe('phone');
    expect(read('report_detail', 'summary')).toBe('summary');
    expect(read('address', 'tu')).toBe('refused: one-of');
    expect(read('channel', ['mail'])).toBe('refused: one-of');
    expect(read('report_detail', { detail: 'full' })).toBe('refused: one-of');
  });

  it('is two times of day for quiet hours, over midnight too, and never the same time twice', () => {
    expect(read('quiet_hours', { from: '20:00', to: '08:00' })).toEqual({ from: '20:00', to: '08:00' });
    expect(read('quiet_hours', { from: '20:00', to: '20:00' })).toBe('refused: time');
    expect(read('quiet_hours', { from: '8 pm', to: '08:00' })).toBe('refused: time');
    expect(read('quiet_hours', { from: '20:00' })).toBe('refused: time');
    expect(read('quiet_hours', { from: '20:00', to: '08:00', zone: 'UTC' })).toBe('refused: unknown-field');
    expect(read('quiet_hours', '20-08')).toBe('refused: unknown-field');
  });

  it('is a day that exists, with or without its year', () => {
    const birthday = { month: 2, day: 29, label: ' Birthday ' };
    expect(read('date', birthday)).toEqual({ month: 2, day: 29, year: null, label: 'Birthday' });
    expect(read('date', { ...birthday, year: 1984 })).toEqual({
      month: 2,
      day: 29,
      year: 1984,
      label: 'Birthday',
    });
    expect(read('date', { ...birthday, year: 1985 })).toBe('refused: day');
    expect(read('date', { month: 13, day: 1, label: 'x' })).toBe('refused: day');
    expect(read('date', { month: '3', day: 1, label: 'x' })).toBe('refused: day');
    expect(read('date', { month: 3, day: 1, label: ' ' })).toBe('refused: required');
    expect(read('date', null)).toBe('refused: unknown-field');
  });

  it('is a text for everything that people read', () => {
    expect(read('likes', ' Aisle seats ')).toBe('Aisle seats');
    expect(read('travel', '')).toBe('refused: required');
    expect(read('other', 'x'.repeat(2001))).toBe('refused: too-long');
    expect(read('dislikes', 7)).toBe('refused: text');
  });
});

describe('a preference', () => {
  it('is stale from the 181st day on', () => {
    const confirmed = Temporal.PlainDate.from('2026-05-20');
    expect(isStale(confirmed, Temporal.PlainDate.from('2026-11-16'))).toBe(false);
    expect(isStale(confirmed, Temporal.PlainDate.from('2026-11-17'))).toBe(true);
  });
});
