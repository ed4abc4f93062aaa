import fc from 'fast-check';
import { DomainError } from '../../kernel/domain-error.js';
import { amountOf, place, reconsider, type When } from './time-entry.rules.js';

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

describe('what an entry earns', () => {
  const rate = { minor: 2750, currency: 'EUR' };

  it('R-20: 1:20 at 27.50/h is 36.67', () => {
    expect(amountOf({ billable: true, durationSeconds: 4800, rate })).toEqual({
      minor: 3667,
      currency: 'EUR',
    });
  });

  it('is nothing when it is not billable, still runs, or has no rate', () => {
    expect(amountOf({ billable: false, durationSeconds: 4800, rate })).toBeNull();
    expect(amountOf({ billable: true, durationSeconds: null, rate })).toBeNull();
    expect(amountOf({ billable: true, durationSeconds: 4800, rate: null })).toBeNull();
  });
});
