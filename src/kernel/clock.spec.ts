import { FixedClock, SystemClock } from './clock.js';

describe('clock', () => {
  it('stands still until it is moved', () => {
    const clock = new FixedClock('2026-11-16T08:00:00Z');
    expect(clock.now().toString()).toBe('2026-11-16T08:00:00Z');
    clock.advance({ hours: 1, minutes: 30 });
    expect(clock.now().toString()).toBe('2026-11-16T09:30:00Z');
    clock.set('2026-11-15T00:00:00Z');
    expect(clock.now().toString()).toBe('2026-11-15T00:00:00Z');
  });

  it('of the machine does not go backwards between two looks', () => {
    const clock = new SystemClock();
    const before = clock.now();
    expect(Temporal.Instant.compare(before, clock.now())).toBeLessThanOrEqual(0);
  });
});
