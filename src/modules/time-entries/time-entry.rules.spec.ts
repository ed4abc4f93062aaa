import fc from 'fast-check';
import { DomainError } from '../../kernel/domain-error.js';
import { measuredEnd, onDay, place, reconsider, stopAt, type When } from './time-entry.rules.js';

const ROME = 'Europe/Rome';
const NOW = Temporal.Instant.from('2026-11-22T12:00:00Z');
const at = (text: string) => Temporal.Instant.from(text);
const local = (text: string) => Temporal.PlainDateTime.from(text);
const day = (text: string) => Temporal.PlainDate.from(text);
const placed = (when: When, entry = ROME, engagement = ROME) => place(when, { entry, engagement }, NOW);

function problemOf(when: When): { code: string; details: object } {
  try {
    placed(when);
  } catch (error) {
    if (error instanceof DomainError) return { code: error.code, details: error.details };
    throw error;
  }
  throw new Error('nothing was refused');
}

describe('when something was worked', () => {
  it('R-01: 29 March 2026 01:30 to 03:30 lasts 1:00', () => {
    const entry = placed({ localStart: local('2026-03-29T01:30'), localEnd: local('2026-03-29T03:30') });
    expect(entry.durationSeconds).toBe(3600);
  });

  it('R-02: 25 October 2026 01:30 to 03:30 lasts 3:00', () => {
    const entry = placed({ localStart: local('2026-10-25T01:30'), localEnd: local('2026-10-25T03:30') });
    expect(entry.durationSeconds).toBe(3 * 3600);
  });

  it('R-03: 02:30 typed on 29 March 2026 is refused and 03:30 proposed', () => {
    const typed = { localStart: local('2026-03-29T02:30'), durationSeconds: 600 };
    expect(problemOf(typed)).toEqual({
      code: 'time-entry.no-such-wall-time',
      details: { proposal: '2026-03-29T03:30' },
    });
  });

  it('R-05: 1 August 2026 00:30 in Rome counts on 1 August, wherever it was typed', () => {
    const entry = placed({ startedAt: at('2026-07-31T22:30:00Z'), durationSeconds: 60 }, 'America/New_York');
    expect(entry.day.toString()).toBe('2026-08-01');
  });

  it('R-06: Sunday 15 November 23:30 to Monday 01:15 counts with its 1:45 on the Sunday', () => {
    const entry = placed({ localStart: local('2026-11-15T23:30'), localEnd: local('2026-11-16T01:15') });
    expect([entry.day.toString(), entry.durationSeconds]).toEqual(['2026-11-15', 105 * 60]);
  });

  it('is a timer while there is a start and no end', () => {
    const entry = placed({ startedAt: at('2026-11-22T11:00:00.9Z') });
    expect(entry).toMatchObject({ endedAt: null, durationSeconds: null });
    expect(entry.startedAt?.toString()).toBe('2026-11-22T11:00:00Z');
  });

  it('may be a day and a duration alone', () => {
    const entry = placed({ day: day('2026-11-20'), durationSeconds: 5400 });
    expect(entry).toMatchObject({ startedAt: null, endedAt: null, durationSeconds: 5400 });
    expect(entry.day.toString()).toBe('2026-11-20');
  });

  it.each<[string, When]>([
    ['time-entry.when-unclear', {}],
    ['time-entry.when-unclear', { day: day('2026-11-20') }],
    ['time-entry.when-unclear', { durationSeconds: 60 }],
    ['time-entry.when-unclear', { endedAt: at('2026-11-20T10:00:00Z') }],
    ['time-entry.when-unclear', { day: day('2026-11-20'), startedAt: at('2026-11-20T10:00:00Z') }],
    [
      'time-entry.when-unclear',
      { startedAt: at('2026-11-20T10:00:00Z'), localStart: local('2026-11-20T10:00') },
    ],
    [
      'time-entry.ends-before-start',
      { startedAt: at('2026-11-20T10:00:00Z'), endedAt: at('2026-11-20T10:00:00Z') },
    ],
    [
      'time-entry.ends-before-start',
      { startedAt: at('2026-11-20T10:00:00Z'), endedAt: at('2026-11-20T09:00:00Z') },
    ],
    ['time-entry.ends-before-start', { day: day('2026-11-20'), durationSeconds: 0 }],
    ['time-entry.too-long', { startedAt: at('2026-11-20T10:00:00Z'), endedAt: at('2026-11-21T10:00:01Z') }],
    ['time-entry.too-long', { day: day('2026-11-20'), durationSeconds: 86_401 }],
    ['time-entry.starts-in-future', { startedAt: at('2026-11-22T12:00:01Z') }],
  ])('is refused as %s', (code, when) => {
    expect(problemOf(when).code).toBe(code);
  });

  it('lasts what lies between its instants, in any pair of zones', () => {
    const zone = fc.constantFrom(ROME, 'UTC', 'America/New_York', 'Pacific/Auckland');
    const start = fc.integer({ min: 1_700_000_000, max: 1_795_000_000 });
    fc.assert(
      fc.property(
        start,
        fc.integer({ min: 1, max: 86_400 }),
        zone,
        zone,
        (from, seconds, entry, engagement) => {
          const startedAt = Temporal.Instant.fromEpochMilliseconds(from * 1000);
          const result = placed({ startedAt, durationSeconds: seconds }, entry, engagement);
          expect(result.durationSeconds).toBe(seconds);
          expect(result.day.equals(startedAt.toZonedDateTimeISO(engagement).toPlainDate())).toBe(true);
        },
      ),
    );
  });
});

describe('a change of when', () => {
  const timed = placed({ startedAt: at('2026-11-20T09:00:00Z'), endedAt: at('2026-11-20T10:00:00Z') });
  const running = placed({ startedAt: at('2026-11-20T09:00:00Z') });
  const untimed = placed({ day: day('2026-11-20'), durationSeconds: 600 });

  it.each<[string, typeof timed, When, string | null, string | null, number | null]>([
    ['a new start keeps the end', timed, { startedAt: at('2026-11-20T09:30:00Z') }, '09:30', '10:00', 1800],
    ['a new end keeps the start', timed, { endedAt: at('2026-11-20T09:15:00Z') }, '09:00', '09:15', 900],
    ['a new duration moves the end', timed, { durationSeconds: 7200 }, '09:00', '11:00', 7200],
    [
      'a new start of a timer lets it run',
      running,
      { startedAt: at('2026-11-20T08:00:00Z') },
      '08:00',
      null,
      null,
    ],
    ['an end stops a timer', running, { endedAt: at('2026-11-20T09:45:00Z') }, '09:00', '09:45', 2700],
    ['a day makes it untimed', timed, { day: day('2026-11-19') }, null, null, 3600],
    ['a duration of untimed work', untimed, { durationSeconds: 900 }, null, null, 900],
    [
      'start and end make it timed',
      untimed,
      { localStart: local('2026-11-20T12:00'), localEnd: local('2026-11-20T13:00') },
      '11:00',
      '12:00',
      3600,
    ],
  ])('%s', (_, before, change, start, end, seconds) => {
    const when = reconsider(before, change);
    const after = when && placed(when);
    const clock = (instant: Temporal.Instant | null | undefined) => instant?.toString().slice(11, 16) ?? null;
    expect([clock(after?.startedAt), clock(after?.endedAt), after?.durationSeconds]).toEqual([
      start,
      end,
      seconds,
    ]);
  });

  it('is none when nothing is said about it', () => {
    expect(reconsider(timed, {})).toBeNull();
  });

  it('is refused when it leaves no duration or an end without a start', () => {
    expect(problemOf(reconsider(running, { day: day('2026-11-19') }) ?? {}).code).toBe(
      'time-entry.when-unclear',
    );
    expect(problemOf(reconsider(untimed, { endedAt: at('2026-11-20T10:00:00Z') }) ?? {}).code).toBe(
      'time-entry.when-unclear',
    );
  });
});

describe('a break', () => {
  const from = at('2026-11-20T09:00:00Z');
  const to = at('2026-11-20T12:00:00Z');

  it('is not worked: 9:00 to 12:00 with half an hour of it lasts 2:30', () => {
    const entry = placed({ startedAt: from, endedAt: to, breakSeconds: 1800 });
    expect([entry.durationSeconds, entry.breakSeconds]).toEqual([9000, 1800]);
  });

  it('moves the end of what is said by its duration', () => {
    const entry = placed({ startedAt: from, durationSeconds: 9000, breakSeconds: 1800 });
    expect(entry.endedAt?.toString()).toBe('2026-11-20T12:00:00Z');
  });

  it('stays when the end moves, and changes the duration when it changes itself', () => {
    const before = placed({ startedAt: from, endedAt: to, breakSeconds: 1800 });
    const later = placed(reconsider(before, { endedAt: at('2026-11-20T13:00:00Z') }) ?? {});
    expect([later.durationSeconds, later.breakSeconds]).toEqual([12_600, 1800]);
    const shorter = placed(reconsider(before, { breakSeconds: 600 }) ?? {});
    expect([shorter.durationSeconds, shorter.endedAt?.toString()]).toEqual([10_200, '2026-11-20T12:00:00Z']);
  });

  it('of a timer is taken off when it stops', () => {
    const running = placed({ startedAt: from, breakSeconds: 600 });
    expect(running).toMatchObject({ durationSeconds: null, breakSeconds: 600 });
    expect(placed(stopAt(running, null, to)).durationSeconds).toBe(3 * 3600 - 600);
    expect(placed(stopAt(running, null, from)).durationSeconds).toBe(1);
  });

  it('of a timer is shorter than it has run', () => {
    const startedAt = at('2026-11-22T11:59:00Z');
    expect(placed({ startedAt, breakSeconds: 59 }).breakSeconds).toBe(59);
    expect(problemOf({ startedAt, breakSeconds: 60 }).code).toBe('time-entry.break-too-long');
  });

  it('is refused as long as the entry, and without clock times', () => {
    expect(problemOf({ startedAt: from, endedAt: to, breakSeconds: 3 * 3600 }).code).toBe(
      'time-entry.break-too-long',
    );
    expect(problemOf({ day: day('2026-11-20'), durationSeconds: 60, breakSeconds: 1 }).code).toBe(
      'time-entry.when-unclear',
    );
  });

  it('goes with the clock times, where a day makes the entry untimed', () => {
    const before = placed({ startedAt: from, endedAt: to, breakSeconds: 1800 });
    expect(placed(reconsider(before, { day: day('2026-11-19') }) ?? {})).toMatchObject({
      durationSeconds: 9000,
      breakSeconds: 0,
    });
  });
});

describe('work that is moved to another day', () => {
  it('keeps its clock times and its length, where the clocks are changed too (R-01, R-02)', () => {
    const saturday = placed({
      localStart: local('2026-03-28T01:30'),
      durationSeconds: 7200,
      breakSeconds: 60,
    });
    const sunday = placed(onDay(saturday, day('2026-03-29'), ROME));
    expect(sunday.startedAt?.toString()).toBe('2026-03-29T00:30:00Z');
    expect(sunday).toMatchObject({ durationSeconds: 7200, breakSeconds: 60 });
  });

  it('R-03: is refused where the clocks skip its start', () => {
    const saturday = placed({ localStart: local('2026-03-28T02:30'), durationSeconds: 600 });
    expect(() => onDay(saturday, day('2026-03-29'), ROME)).toThrow('time-entry.no-such-wall-time');
  });

  it('is refused while it runs', () => {
    const running = placed({ startedAt: at('2026-11-20T09:00:00Z') });
    expect(() => onDay(running, day('2026-11-19'), ROME)).toThrow('time-entry.when-unclear');
  });
});

describe('a timer that was given an earlier end', () => {
  const now = at('2026-11-20T18:00:00Z');

  it.each([
    ['2026-11-20T16:00:00Z', '2026-11-20T18:00:00Z'],
    ['2026-11-20T17:58:59Z', '2026-11-20T18:00:00Z'],
    ['2026-11-20T17:59:00Z', null],
    ['2026-11-20T18:00:00Z', null],
  ])('%s keeps %s as the moment of the stop', (end, kept) => {
    expect(measuredEnd(at(end), now)?.toString() ?? null).toBe(kept);
  });
});
