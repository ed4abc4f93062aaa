import fc from 'fast-check';
import {
  fromWallTime,
  isTimeZone,
  localDay,
  parseWallTime,
  readWallTime,
  startOfDay,
  wallTime,
} from './time-zone.js';

const ROME = 'Europe/Rome';
const local = (text: string) => Temporal.PlainDateTime.from(text);

describe('wall times', () => {
  it('R-03: 02:30 on 29 March 2026 does not exist in Rome; 03:30 is proposed', () => {
    const reading = fromWallTime(local('2026-03-29T02:30'), ROME);
    expect(reading.exists).toBe(false);
    if (reading.exists) return;
    expect(reading.proposal.toString()).toBe('2026-03-29T03:30:00');
    expect(reading.proposedInstant.toString()).toBe('2026-03-29T01:30:00Z');
  });

  it('R-02: 02:15 on 25 October 2026 comes twice in Rome, an hour apart', () => {
    const reading = readWallTime(local('2026-10-25T02:15'), ROME);
    expect(reading.kind).toBe('twice');
    if (reading.kind !== 'twice') return;
    expect(reading.first.toString()).toBe('2026-10-25T00:15:00Z');
    expect(reading.second.toString()).toBe('2026-10-25T01:15:00Z');
  });

  it('mean the first of two unless the second is asked for', () => {
    const typed = local('2026-10-25T02:15');
    const meant = (reading: ReturnType<typeof fromWallTime>) => reading.exists && reading.instant.toString();
    expect(meant(fromWallTime(typed, ROME))).toBe('2026-10-25T00:15:00Z');
    expect(meant(fromWallTime(typed, ROME, 'second'))).toBe('2026-10-25T01:15:00Z');
  });

  it('of an instant lead back to it or, at the end of summer time, to its double an hour away', () => {
    const zone = fc.constantFrom(
      ROME,
      'UTC',
      'America/New_York',
      'Pacific/Auckland',
      'Asia/Kolkata',
      'Australia/Lord_Howe',
    );
    const seconds = fc.integer({ min: 1_700_000_000, max: 1_900_000_000 });
    fc.assert(
      fc.property(seconds, zone, (second, timeZone) => {
        const instant = Temporal.Instant.fromEpochMilliseconds(second * 1000);
        const reading = readWallTime(wallTime(instant, timeZone), timeZone);
        const meant =
          reading.kind === 'once'
            ? [reading.instant]
            : reading.kind === 'twice'
              ? [reading.first, reading.second]
              : [];
        expect(meant.some((each) => each.equals(instant))).toBe(true);
      }),
    );
  });

  it.each(['2026-11-16T09:00', '2026-11-16T09:00:30'])('are read from %s', (text) => {
    expect(parseWallTime(text)?.equals(text)).toBe(true);
  });

  it.each([
    '2026-11-16',
    '09:00',
    '2026-02-30T09:00',
    '2026-11-16T25:00',
    '2026-11-16T09:00Z',
    '2026-11-16T09:00:60',
  ])('are not read from %s', (text) => {
    expect(parseWallTime(text)).toBeNull();
  });
});

describe('local days', () => {
  it('R-05: 1 August 2026 00:30 in Rome is 1 August, read in summer or in winter', () => {
    const entry = fromWallTime(local('2026-08-01T00:30'), ROME);
    expect(entry.exists && entry.instant.toString()).toBe('2026-07-31T22:30:00Z');
    expect(entry.exists && localDay(entry.instant, ROME).toString()).toBe('2026-08-01');
  });

  it('begin where they begin, midnight or not', () => {
    expect(startOfDay(Temporal.PlainDate.from('2026-11-16'), ROME).toString()).toBe('2026-11-15T23:00:00Z');
    // Where clocks go forward at midnight the day starts at 01:00.
    const beirut = startOfDay(Temporal.PlainDate.from('2026-03-29'), 'Asia/Beirut');
    expect(wallTime(beirut, 'Asia/Beirut').toString()).toBe('2026-03-29T01:00:00');
  });
});

describe('time zones', () => {
  it.each([
    'Europe/Rome',
    'UTC',
    'America/Argentina/Buenos_Aires',
    'Europe/Kyiv',
    'Europe/Kiev',
    'Asia/Kolkata',
  ])('%s is one', (name) => {
    expect(isTimeZone(name)).toBe(true);
  });

  it.each([
    '',
    '+02:00',
    'UTC+2',
    'Etc/GMT+5',
    'EST',
    'CET',
    'europe/rome',
    'Europe/Roma',
    'Rome',
    'Europe/Rome ',
  ])('%j is none', (name) => {
    expect(isTimeZone(name)).toBe(false);
  });
});
