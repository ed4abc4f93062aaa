import type { BusinessHours } from '../../../kernel/business-time.js';
import { placedSeconds } from './clause-working-window.measure.js';

const HOUR = 3600;
const office: BusinessHours = {
  windows: [{ weekdays: [1, 2, 3, 4, 5], from: '09:00', to: '17:00' }],
  isHoliday: (day) => day.toString() === '2026-12-08',
  timeZone: 'Europe/Rome',
};
const placed = (start: string, end: string, breakSeconds = 0) => {
  const rome = (text: string) => Temporal.PlainDateTime.from(text).toZonedDateTime('Europe/Rome');
  const [startedAt, endedAt] = [rome(start), rome(end)].map(
    ({ epochMilliseconds }) => new Date(epochMilliseconds),
  ) as [Date, Date];
  const seconds = (endedAt.getTime() - startedAt.getTime()) / 1000 - breakSeconds;
  return placedSeconds({ startedAt, endedAt, seconds }, office);
};

describe('work and the working window', () => {
  it('is inside, outside, or partly both', () => {
    expect(placed('2026-11-11T09:00', '2026-11-11T12:00')).toEqual({ inside: 3 * HOUR, outside: 0 });
    expect(placed('2026-11-11T16:00', '2026-11-11T20:00')).toEqual({ inside: HOUR, outside: 3 * HOUR });
    expect(placed('2026-11-14T09:00', '2026-11-14T10:00')).toEqual({ inside: 0, outside: HOUR });
  });

  it('is outside on a holiday', () => {
    expect(placed('2026-12-08T10:00', '2026-12-08T11:00')).toEqual({ inside: 0, outside: HOUR });
  });

  it('has its breaks spread evenly', () => {
    expect(placed('2026-11-11T15:00', '2026-11-11T19:00', HOUR)).toEqual({
      inside: 1.5 * HOUR,
      outside: 1.5 * HOUR,
    });
  });
});
