import type { BusinessHours } from '../../kernel/business-time.js';
import { followUpDue, isOpenFollowUp } from './follow-up.rules.js';

const office = (isHoliday: BusinessHours['isHoliday'] = () => false): BusinessHours => ({
  windows: [{ weekdays: [1, 2, 3, 4, 5], from: '09:00', to: '17:00' }],
  isHoliday,
  timeZone: 'Europe/Rome',
});
const due = (missed: string, zone = 'Europe/Rome', hours = office()) =>
  followUpDue(Temporal.Instant.from(missed), zone, hours)?.toString() ?? null;

describe('the word after a session that the client missed', () => {
  it('R-35: no-show Thu 19 Nov 2026, three working days: due Tue 24 Nov 09:00 client’s time', () => {
    expect(due('2026-11-19T14:00:00Z')).toBe('2026-11-24T08:00:00Z');
    expect(due('2026-11-19T14:00:00Z', 'America/New_York')).toBe('2026-11-24T14:00:00Z');
  });

  it('R-35: counts from the client’s own day, where the assistant’s is another one', () => {
    // 20 November in Auckland already: Monday, Tuesday, Wednesday.
    expect(due('2026-11-19T14:00:00Z', 'Pacific/Auckland')).toBe('2026-11-24T20:00:00Z');
  });

  it('R-35: leaves out weekends, holidays, and days on which is not worked', () => {
    const festa = office((day) => day.toString() === '2026-12-08');
    expect(due('2026-12-04T09:00:00Z', 'Europe/Rome', festa)).toBe('2026-12-10T08:00:00Z');
    const short = { ...office(), windows: [{ weekdays: [2, 4] as const, from: '09:00', to: '13:00' }] };
    expect(due('2026-11-19T14:00:00Z', 'Europe/Rome', short)).toBe('2026-12-01T08:00:00Z');
  });

  it('R-35: is at nine on the clocks of that day, before and after they change', () => {
    expect(due('2026-03-26T14:00:00Z')).toBe('2026-03-31T07:00:00Z');
    expect(due('2026-10-22T14:00:00Z')).toBe('2026-10-27T08:00:00Z');
  });

  it('is never due where nobody ever works', () => {
    expect(due('2026-11-19T14:00:00Z', 'Europe/Rome', { ...office(), windows: [] })).toBeNull();
  });

  it('is open until it was sent or dropped', () => {
    expect(['waiting', 'proposed'].map((state) => isOpenFollowUp(state as 'waiting'))).toEqual([true, true]);
    expect([null, 'sent', 'dropped'].map((state) => isOpenFollowUp(state as null))).toEqual([
      ...[false, false, false],
    ]);
  });
});
