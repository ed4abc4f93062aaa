import fc from 'fast-check';
import { cut, joined, partsByDay } from './entry-parts.rules.js';
import { place, type Placed, type When } from './time-entry.rules.js';

const ROME = 'Europe/Rome';
const NOW = Temporal.Instant.from('2026-12-22T12:00:00Z');
const at = (text: string) => Temporal.Instant.from(text);
const local = (text: string) => Temporal.PlainDateTime.from(text);
const placed = (when: When, zone = ROME) => place(when, { entry: zone, engagement: zone }, NOW);
const span = (from: string, to: string, breakSeconds = 0) =>
  placed({ localStart: local(from), localEnd: local(to), breakSeconds });
const minutes = (parts: readonly Placed[]) =>
  parts.map(({ durationSeconds }) => (durationSeconds ?? NaN) / 60);
const days = (parts: readonly Placed[]) => parts.map(({ day }) => day.toString());
const seconds = (parts: readonly Placed[]) =>
  parts.reduce((sum, part) => sum + (part.durationSeconds ?? 0), 0);
const breaks = (parts: readonly Placed[]) => parts.map(({ breakSeconds }) => breakSeconds / 60);

/** Any timed entry, with any break, in a zone whose clocks change. */
const anyEntry = fc
  .record({
    start: fc.integer({ min: 1_767_225_600, max: 1_798_761_600 }),
    gross: fc.integer({ min: 2, max: 86_400 }),
    rest: fc.double({ min: 0, max: 0.99, noNaN: true }),
    zone: fc.constantFrom(ROME, 'UTC', 'America/New_York', 'Pacific/Auckland'),
  })
  .map(({ start, gross, rest, zone }) => {
    const startedAt = Temporal.Instant.fromEpochMilliseconds(start * 1000);
    const breakSeconds = Math.floor((gross - 2) * rest);
    return {
      zone,
      entry: placed({ startedAt, endedAt: startedAt.add({ seconds: gross }), breakSeconds }, zone),
    };
  });

describe('split at midnight', () => {
  it('R-06: Sunday 15 November 23:30 to Monday 01:15 is 0:30 and 1:15', () => {
    const parts = partsByDay(span('2026-11-15T23:30', '2026-11-16T01:15'), ROME);
    expect(minutes(parts)).toEqual([30, 75]);
    expect(days(parts)).toEqual(['2026-11-15', '2026-11-16']);
  });

  it('leaves what ends at midnight, what has no clock times and what still runs as it is', () => {
    expect(partsByDay(span('2026-11-15T22:00', '2026-11-16T00:00'), ROME)).toHaveLength(1);
    const untimed = placed({ day: Temporal.PlainDate.from('2026-11-15'), durationSeconds: 60 });
    expect(partsByDay(untimed, ROME)).toEqual([untimed]);
    const running = placed({ startedAt: at('2026-11-15T22:00:00Z') });
    expect(partsByDay(running, ROME)).toEqual([running]);
  });

  it('takes the break off the longer part', () => {
    const parts = partsByDay(span('2026-11-15T23:30', '2026-11-16T01:15', 900), ROME);
    expect([minutes(parts), breaks(parts)]).toEqual([
      [30, 60],
      [0, 15],
    ]);
  });

  it('counts by instants in the night in which the clocks change', () => {
    const parts = partsByDay(span('2026-10-24T23:00', '2026-10-25T04:00'), ROME);
    expect(minutes(parts)).toEqual([60, 300]);
  });

  it('conserves every second, of work and of break, and has some work on each day', () => {
    fc.assert(
      fc.property(anyEntry, ({ entry, zone }) => {
        const parts = partsByDay(entry, zone);
        expect(seconds(parts)).toBe(entry.durationSeconds);
        expect(parts.reduce((sum, part) => sum + part.breakSeconds, 0)).toBe(entry.breakSeconds);
        expect(parts.at(0)?.startedAt?.equals(entry.startedAt ?? NOW)).toBe(true);
        expect(parts.at(-1)?.endedAt?.equals(entry.endedAt ?? NOW)).toBe(true);
        if (parts.length > 1) expect(new Set(days(parts)).size).toBe(parts.length);
        for (const part of parts) expect(part.durationSeconds).toBeGreaterThan(0);
      }),
    );
  });
});

describe('an entry that is cut', () => {
  const morning = span('2026-11-16T09:00', '2026-11-16T12:00', 1800);

  it('at a moment has both parts around it, the break in the longer one', () => {
    const parts = cut(morning, { at: at('2026-11-16T10:00:00Z') }, ROME);
    expect([minutes(parts), breaks(parts)]).toEqual([
      [90, 60],
      [30, 0],
    ]);
  });

  it('after so many seconds has these in its first part, without a break', () => {
    const parts = cut(morning, { seconds: 3600 }, ROME);
    expect([minutes(parts), breaks(parts)]).toEqual([
      [60, 90],
      [0, 30],
    ]);
    expect(parts[0].endedAt?.toString()).toBe('2026-11-16T09:00:00Z');
  });

  it('may have no clock times', () => {
    const untimed = placed({ day: Temporal.PlainDate.from('2026-11-16'), durationSeconds: 5400 });
    expect(minutes(cut(untimed, { seconds: 1800 }, ROME))).toEqual([30, 60]);
  });

  it('while it runs has a part that ended and one that runs on', () => {
    const running = placed({ startedAt: at('2026-11-16T08:00:00Z'), breakSeconds: 600 });
    const [ended, on] = cut(running, { at: at('2026-11-16T09:00:00Z') }, ROME);
    expect([ended.durationSeconds, ended.breakSeconds]).toEqual([3000, 600]);
    expect(on).toMatchObject({ endedAt: null, durationSeconds: null, breakSeconds: 0 });
    expect(on.startedAt?.toString()).toBe('2026-11-16T09:00:00Z');
  });

  it.each([
    ['at its start', { at: at('2026-11-16T08:00:00Z') }],
    ['at its end', { at: at('2026-11-16T11:00:00Z') }],
    ['before it', { at: at('2026-11-16T07:00:00Z') }],
    ['after all of it', { seconds: 9000 }],
    ['after nothing', { seconds: 0 }],
  ])('is refused %s', (_, where) => {
    expect(() => cut(morning, where, ROME)).toThrow();
  });

  it('conserves every second, of work and of break, and can be joined again', () => {
    fc.assert(
      fc.property(
        anyEntry,
        fc.double({ min: 0.01, max: 0.99, noNaN: true }),
        fc.boolean(),
        (any, share, timed) => {
          const { entry, zone } = any;
          const worked = entry.durationSeconds ?? 0;
          const first = Math.max(1, Math.min(worked - 1, Math.floor(worked * share)));
          fc.pre(worked >= 2 && first > 0);
          const moment = entry.startedAt?.add({ seconds: first });
          const where = timed && moment ? { at: moment } : { seconds: first };
          const parts = cut(entry, where, zone);
          expect(seconds(parts)).toBe(worked);
          expect(parts[0].breakSeconds + parts[1].breakSeconds).toBe(entry.breakSeconds);
          const again = joined([parts[1], parts[0]], zone);
          expect([again.durationSeconds, again.breakSeconds]).toEqual([worked, entry.breakSeconds]);
        },
      ),
    );
  });
});

describe('entries that are merged', () => {
  it('last from the first start to the last end, with what lies between as the break', () => {
    const one = joined(
      [span('2026-11-16T11:00', '2026-11-16T12:00', 300), span('2026-11-16T09:00', '2026-11-16T10:30')],
      ROME,
    );
    expect([one.durationSeconds, one.breakSeconds]).toEqual([8700, 2100]);
    expect(one.startedAt?.toString()).toBe('2026-11-16T08:00:00Z');
  });

  it('add up where they have no clock times', () => {
    const untimed = placed({ day: Temporal.PlainDate.from('2026-11-16'), durationSeconds: 600 });
    expect(joined([untimed, untimed], ROME).durationSeconds).toBe(1200);
  });

  const untimed = placed({ day: Temporal.PlainDate.from('2026-11-16'), durationSeconds: 600 });
  const otherDay = placed({ day: Temporal.PlainDate.from('2026-11-17'), durationSeconds: 600 });
  const running = placed({ startedAt: at('2026-11-16T12:00:00Z') });
  const nine = span('2026-11-16T09:00', '2026-11-16T10:00');

  it.each<[string, Placed[]]>([
    ['one alone', [nine]],
    ['one that runs', [nine, running]],
    ['some that overlap', [nine, span('2026-11-16T09:59', '2026-11-16T10:30')]],
    ['timed and untimed ones', [nine, untimed]],
    ['untimed ones of two days', [untimed, otherDay]],
  ])('are refused: %s', (_, all) => {
    expect(() => joined(all, ROME)).toThrow('time-entry.cannot-merge');
  });

  it('are refused where they last longer than a day together', () => {
    const all = [span('2026-11-16T09:00', '2026-11-16T10:00'), span('2026-11-17T09:00', '2026-11-17T10:00')];
    expect(() => joined(all, ROME)).toThrow('time-entry.too-long');
  });
});
