import { describe, expect, it } from 'vitest';
import { anEntry } from '../entry.sample';
import { middleOf, splitOf } from './split-at';

/** 09:00 to 11:30 in Rome. */
const morning = anEntry({
  startedAt: '2026-11-16T08:00:00Z',
  endedAt: '2026-11-16T10:30:00Z',
  durationSeconds: 9000,
});

describe('splitting an entry', () => {
  it('begins in the middle', () => expect(middleOf(morning)).toBe('10:15'));

  it('conserves every second', () => {
    expect(splitOf(morning, '10:15', null)).toEqual({ at: '2026-11-16T09:15:00Z', parts: [4500, 4500] });
  });

  it('needs a time inside', () => {
    expect(splitOf(morning, '12:00', null)).toEqual({ fault: 'outside' });
    expect(splitOf(morning, '11:30', null)).toEqual({ fault: 'outside' });
    expect(splitOf(morning, 'noon', null)).toEqual({ fault: 'clock' });
  });

  it('R-06: over midnight finds the next day', () => {
    const late = anEntry({
      startedAt: '2026-11-15T22:30:00Z',
      endedAt: '2026-11-16T00:15:00Z',
      durationSeconds: 6300,
    });
    expect(splitOf(late, '0:00', null)).toEqual({ at: '2026-11-15T23:00:00Z', parts: [1800, 4500] });
  });

  it('without clock times is by duration', () => {
    const untimed = anEntry({ startedAt: null, endedAt: null, durationSeconds: 5400 });
    expect(splitOf(untimed, '', 1800)).toEqual({ seconds: 1800, parts: [1800, 3600] });
    expect(splitOf(untimed, '', 5400)).toEqual({ fault: 'outside' });
  });
});
