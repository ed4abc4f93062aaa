import type { BusinessHours } from '../../kernel/business-time.js';
import { silenceEnds } from './report-silence.rules.js';

const at = (instant: string) => Temporal.Instant.from(instant);
const office: BusinessHours = {
  windows: [{ weekdays: [1, 2, 3, 4, 5], from: '09:00', to: '17:00' }],
  isHoliday: (day) => ['2026-04-06', '2026-12-08'].includes(day.toString()),
  timeZone: 'Europe/Rome',
};
const ends = (got: string, days: number, hours = office) => silenceEnds(at(got), days, hours)?.toString();

describe('the silence that counts as acceptance', () => {
  it('ends when the last of the agreed working days after the one on which the report came is over', () => {
    // Monday morning, two working days: Tuesday and Wednesday.
    expect(ends('2026-11-16T07:00:00Z', 2)).toBe('2026-11-18T23:00:00Z');
    expect(ends('2026-11-16T22:59:00Z', 2)).toBe('2026-11-18T23:00:00Z');
    expect(ends('2026-11-16T23:00:00Z', 2)).toBe('2026-11-19T23:00:00Z');
  });

  it('knows no weekends and no holidays of the engagement', () => {
    // Friday before Easter Monday, one working day: the Tuesday after it.
    expect(ends('2026-04-03T07:00:00Z', 1)).toBe('2026-04-07T22:00:00Z');
    expect(ends('2026-12-07T08:00:00Z', 1)).toBe('2026-12-09T23:00:00Z');
  });

  it('ends at the midnight of the engagement’s zone, also where the clocks change in between', () => {
    expect(ends('2026-10-23T07:00:00Z', 1)).toBe('2026-10-26T23:00:00Z');
    expect(ends('2026-03-27T08:00:00Z', 1)).toBe('2026-03-30T22:00:00Z');
    expect(ends('2026-11-16T07:00:00Z', 1, { ...office, timeZone: 'Pacific/Auckland' })).toBe(
      '2026-11-17T11:00:00Z',
    );
  });

  it('never ends where the agreed hours know no working day', () => {
    expect(silenceEnds(at('2026-11-16T07:00:00Z'), 1, { ...office, windows: [] })).toBeNull();
    expect(silenceEnds(at('2026-11-16T07:00:00Z'), 1, { ...office, isHoliday: () => true })).toBeNull();
  });
});
