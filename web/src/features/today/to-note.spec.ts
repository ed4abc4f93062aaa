import { describe, expect, it } from 'vitest';
import { toNote } from './to-note';

const now = Temporal.Instant.from('2026-11-19T15:00:00Z');
const held = { id: 'a', state: 'booked', attendance: null, endsAt: '2026-11-19T15:00:00Z' } as const;

describe('sessions to be noted', () => {
  it('are those that are over and not noted, the earliest first', () => {
    const earlier = { ...held, id: 'b', endsAt: '2026-11-18T15:00:00Z' };
    const runs = { ...held, id: 'c', endsAt: '2026-11-19T15:00:01Z' };
    const noted = { ...held, id: 'd', attendance: 'attended' } as const;
    const cancelled = { ...held, id: 'e', state: 'cancelled', attendance: 'cancelled_in_time' } as const;
    expect(toNote([held, earlier, runs, noted, cancelled], now).map(({ id }) => id)).toEqual(['b', 'a']);
  });
});
