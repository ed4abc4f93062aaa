import { describe, expect, it } from 'vitest';
import { clockIn, typedTimes } from './candidate-times';

const event = { startsAt: '2026-11-13T09:00:00Z', endsAt: '2026-11-13T10:00:00Z' };
const typed = (start: string, end: string) => typedTimes(event, { start, end }, 'Europe/Rome');

describe('the times of an event before it is logged', () => {
  it('are shown on the clocks of the reader', () => {
    expect([clockIn(event.startsAt, 'Europe/Rome'), clockIn(event.endsAt, 'Europe/Rome')]).toEqual([
      '10:00',
      '11:00',
    ]);
  });

  it('say nothing where they stay, so that what is logged already is left out', () => {
    expect(typed('10:00', '11:00')).toEqual({});
  });

  it('keep the edge that was not touched, to the second', () => {
    expect(typed('10:00', '11:30')).toEqual({ startsAt: event.startsAt, endsAt: '2026-11-13T10:30:00Z' });
    expect(typed('09:45', '11:00')).toEqual({ startsAt: '2026-11-13T08:45:00Z', endsAt: event.endsAt });
  });

  it('reach into the next day where the end is before the start, and never last nothing', () => {
    expect(typed('23:00', '01:00')).toEqual({
      startsAt: '2026-11-13T22:00:00Z',
      endsAt: '2026-11-14T00:00:00Z',
    });
    expect(typed('10:30', '10:30')).toBeNull();
  });
});
