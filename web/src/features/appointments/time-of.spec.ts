import { describe, expect, it } from 'vitest';
import { instantsOf, nextFullHour } from './time-of';

const typed = (day: string, time: string, seconds: number | null = 3600) => ({ day, time, seconds });

describe('a typed time', () => {
  it('is read on the clocks of the zone', () => {
    expect(instantsOf(typed('2026-11-19', '10:00'), 'Europe/Rome')).toEqual({
      startsAt: '2026-11-19T09:00:00Z',
      endsAt: '2026-11-19T10:00:00Z',
    });
    expect(instantsOf(typed('2026-07-01', '10:00', 1800), 'America/New_York')?.startsAt).toBe(
      '2026-07-01T14:00:00Z',
    );
  });

  it('is none where the clocks skip it, where it does not exist, or is too short', () => {
    expect(instantsOf(typed('2026-03-29', '02:30'), 'Europe/Rome')).toBeNull();
    expect(instantsOf(typed('2026-02-30', '10:00'), 'Europe/Rome')).toBeNull();
    expect(instantsOf(typed('', '10:00'), 'Europe/Rome')).toBeNull();
    expect(instantsOf(typed('2026-11-19', ''), 'Europe/Rome')).toBeNull();
    expect(instantsOf(typed('2026-11-19', '10:00', null), 'Europe/Rome')).toBeNull();
    expect(instantsOf(typed('2026-11-19', '10:00', 60), 'Europe/Rome')).toBeNull();
  });

  it('keeps its length over a change of the clocks', () => {
    const over = instantsOf(typed('2026-10-25', '01:30', 2 * 3600), 'Europe/Rome');
    expect(over).toEqual({ startsAt: '2026-10-24T23:30:00Z', endsAt: '2026-10-25T01:30:00Z' });
  });
});

describe('what a new appointment begins with', () => {
  it('is a full hour, at least one from now', () => {
    expect(nextFullHour('2026-11-19T09:10:00Z', 'Europe/Rome')).toEqual({ day: '2026-11-19', time: '12:00' });
    expect(nextFullHour('2026-11-19T21:59:00Z', 'Europe/Rome')).toEqual({ day: '2026-11-20', time: '00:00' });
  });
});
