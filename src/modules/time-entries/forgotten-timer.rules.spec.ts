import { forgotten } from './forgotten-timer.rules.js';

const at = (text: string) => Temporal.Instant.from(text);
/** Monday 16 November 2026, 09:00 in Rome. */
const START = at('2026-11-16T08:00:00Z');
const window = { weekdays: [1, 2, 3, 4, 5], to: '13:00' };
const said = (now: string, hours: typeof window | null, start = START) => {
  const found = forgotten(start, { window: hours, timeZone: 'Europe/Rome' }, at(now));
  return found && [found.proposedEnd.toString(), found.afterHours];
};

describe('a timer that runs', () => {
  it('is not forgotten up to 8 hours, and after them ends there by proposal', () => {
    expect(said('2026-11-16T16:00:00Z', null)).toBeNull();
    expect(said('2026-11-16T16:00:01Z', null)).toEqual(['2026-11-16T16:00:00Z', 8]);
    expect(said('2026-11-17T19:30:00Z', null)).toEqual(['2026-11-16T16:00:00Z', 35]);
  });

  it('is forgotten past the end of the working window, which is proposed where it is earlier', () => {
    expect(said('2026-11-16T12:00:00Z', window)).toBeNull();
    expect(said('2026-11-16T12:05:00Z', window)).toEqual(['2026-11-16T12:00:00Z', 4]);
  });

  it('of which 8 hours end before the window is proposed to end after them', () => {
    expect(said('2026-11-16T17:00:00Z', { ...window, to: '20:00' })).toEqual(['2026-11-16T16:00:00Z', 9]);
  });

  it('knows no window on other days, and none that ended before it was started', () => {
    const saturday = at('2026-11-14T08:00:00Z');
    expect(said('2026-11-14T15:00:00Z', window, saturday)).toBeNull();
    const evening = at('2026-11-16T18:00:00Z');
    expect(said('2026-11-16T23:00:00Z', window, evening)).toBeNull();
    expect(said('2026-11-17T02:30:00Z', window, evening)).toEqual(['2026-11-17T02:00:00Z', 8]);
  });

  it('ends with the window by the clocks of its member on the day on which they change', () => {
    const sunday = at('2026-10-25T00:30:00Z');
    const early = { weekdays: [7], to: '05:00' };
    expect(said('2026-10-25T04:01:00Z', early, sunday)).toEqual(['2026-10-25T04:00:00Z', 3]);
  });
});
