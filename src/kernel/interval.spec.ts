import fc from 'fast-check';
import { overlapSeconds, secondsBetween, splitByDay, type Interval } from './interval.js';
import { localDay, readWallTime } from './time-zone.js';

const ROME = 'Europe/Rome';

function rome(text: string, occurrence: 'first' | 'second' = 'first'): Temporal.Instant {
  const reading = readWallTime(Temporal.PlainDateTime.from(text), ROME);
  if (reading.kind === 'never') throw new RangeError(text);
  return reading.kind === 'once' ? reading.instant : reading[occurrence];
}

const interval = (from: string, to: string): Interval => ({ start: rome(from), end: rome(to) });

describe('duration', () => {
  it('R-01: 29 March 2026 01:30 to 03:30 is 1:00', () => {
    expect(secondsBetween(rome('2026-03-29T01:30'), rome('2026-03-29T03:30'))).toBe(3600);
  });

  it('R-02: 25 October 2026 01:30 to 03:30 is 3:00', () => {
    expect(secondsBetween(rome('2026-10-25T01:30'), rome('2026-10-25T03:30'))).toBe(3 * 3600);
  });

  it('R-02: from the first 02:15 to the second 02:15 is 1:00', () => {
    expect(secondsBetween(rome('2026-10-25T02:15'), rome('2026-10-25T02:15', 'second'))).toBe(3600);
  });
});

describe('overlap', () => {
  const morning = interval('2026-11-16T10:00', '2026-11-16T11:00');

  it('R-09: 10:00–11:00 and 11:00–12:00 do not overlap', () => {
    expect(overlapSeconds(morning, interval('2026-11-16T11:00', '2026-11-16T12:00'))).toBe(0);
  });

  it('R-09: 10:00–11:00 and 10:59–12:00 overlap by 1 min', () => {
    expect(overlapSeconds(morning, interval('2026-11-16T10:59', '2026-11-16T12:00'))).toBe(60);
  });

  it('is the same seen from either side, and never longer than either', () => {
    const any = fc.tuple(fc.nat(100_000), fc.nat(100_000)).map(([start, length]) => ({
      start: Temporal.Instant.fromEpochMilliseconds(start * 1000),
      end: Temporal.Instant.fromEpochMilliseconds((start + length) * 1000),
    }));
    fc.assert(
      fc.property(any, any, (one, other) => {
        const shared = overlapSeconds(one, other);
        expect(shared).toBe(overlapSeconds(other, one));
        expect(shared).toBeLessThanOrEqual(secondsBetween(one.start, one.end));
      }),
    );
  });
});

describe('an entry over midnight', () => {
  const night = interval('2026-11-15T23:30', '2026-11-16T01:15');

  it('R-06: by the start rule is 1:45 on Sunday 15 November', () => {
    expect(secondsBetween(night.start, night.end)).toBe(105 * 60);
    expect(localDay(night.start, ROME).toString()).toBe('2026-11-15');
  });

  it('R-06: by the split rule is 0:30 and 1:15', () => {
    const parts = splitByDay(night, ROME).map(({ day, seconds }) => [day.toString(), seconds / 60]);
    expect(parts).toEqual([
      ['2026-11-15', 30],
      ['2026-11-16', 75],
    ]);
  });

  it('loses no second by the split, whatever the zone', () => {
    const zone = fc.constantFrom(ROME, 'America/New_York', 'Pacific/Auckland', 'Asia/Beirut', 'Africa/Cairo');
    fc.assert(
      fc.property(
        fc.integer({ min: 1_760_000_000, max: 1_800_000_000 }),
        fc.nat(200_000),
        zone,
        (from, length, zone) => {
          const start = Temporal.Instant.fromEpochMilliseconds(from * 1000);
          const parts = splitByDay({ start, end: start.add({ seconds: length }) }, zone);
          expect(parts.reduce((sum, part) => sum + part.seconds, 0)).toBe(length);
        },
      ),
    );
  });
});
