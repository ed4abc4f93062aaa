import { wallTime } from '../../kernel/time-zone.js';
import {
  due,
  dueDay,
  momentOf,
  nextMaking,
  occurrences,
  stateOf,
  upcoming,
  type Exception,
  type Series,
} from './occurrence.rules.js';

const ROME = 'Europe/Rome';
const daily: Series = {
  rule: 'FREQ=DAILY',
  startsOn: '2026-11-01',
  time: '09:00',
  timeZone: ROME,
  aheadDays: 3,
  settledTo: '2026-11-15',
  pausedFrom: null,
  pausedUntil: null,
  endedOn: null,
};
const weekly: Series = { ...daily, rule: 'FREQ=WEEKLY;BYDAY=MO', startsOn: '2026-11-02' };
const on = (all: readonly { on: string }[]) => all.map((each) => each.on.slice(5)).join(' ');
const skip = (day: string): Exception => ({ day, kind: 'skip', to: null });
const move = (day: string, to: string): Exception => ({ day, kind: 'move', to });

describe('the moment of an occurrence', () => {
  it('R-11: daily at 09:00, after 24 October 2026, is 25 October 09:00 in Rome, 08:00Z', () => {
    const [next] = upcoming({ ...daily, startsOn: '2026-10-01' }, [], '2026-10-25', 1);
    expect(momentOf(daily, next?.on ?? '').toString()).toBe('2026-10-25T08:00:00Z');
  });

  it('R-13: "02:30 daily" comes once on 29 March 2026, at 03:30', () => {
    const nightly = { ...daily, startsOn: '2026-03-01', time: '02:30' };
    const days = occurrences(nightly, [], '2026-03-28', '2026-03-30');
    expect(days.map((each) => wallTime(momentOf(nightly, each.on), ROME).toString())).toEqual([
      '2026-03-28T02:30:00',
      '2026-03-29T03:30:00',
      '2026-03-30T02:30:00',
    ]);
  });

  it('R-13: and once on 25 October 2026, at the first 02:30', () => {
    const nightly = { ...daily, startsOn: '2026-10-01', time: '02:30' };
    const days = occurrences(nightly, [], '2026-10-25', '2026-10-26');
    expect(days.map((each) => momentOf(nightly, each.on).toString())).toEqual([
      '2026-10-25T00:30:00Z',
      '2026-10-26T01:30:00Z',
    ]);
  });
});

describe('what is due', () => {
  const made = (...days: string[]) => days.map((day) => ({ day: `2026-11-${day}`, taskId: 'made' }));

  it('is made ahead, each day once', () => {
    expect(on(due(daily, [], [], '2026-11-16').make)).toBe('11-16 11-17 11-18 11-19');
    expect(on(due(daily, [], made('16', '17'), '2026-11-16').make)).toBe('11-18 11-19');
    const done = due({ ...daily, settledTo: '2026-11-19' }, [], made('16', '17', '18', '19'), '2026-11-16');
    expect(done).toEqual({ make: [], missed: [] });
  });

  it('is only the last of what lies behind, when nobody was there to make it', () => {
    const { make, missed } = due({ ...daily, settledTo: '2026-11-01' }, [], [], '2026-11-05');
    expect([on(make), on(missed)]).toEqual(['11-04 11-05 11-06 11-07 11-08', '11-02 11-03']);
    const weeks = due({ ...weekly, settledTo: '2026-11-01' }, [], [], '2026-11-26');
    expect([on(weeks.make), on(weeks.missed)]).toEqual(['11-23', '11-02 11-09 11-16']);
  });

  it('leaves out what is skipped, and makes it after all when it is no longer', () => {
    expect(on(due(daily, [skip('2026-11-17')], [], '2026-11-16').make)).toBe('11-16 11-18 11-19');
    const later = { ...daily, settledTo: '2026-11-19' };
    expect(on(due(later, [], made('16', '18', '19'), '2026-11-16').make)).toBe('11-17');
  });

  it('follows a day that is moved, forwards, backwards, and over the edge of what is made', () => {
    const later = due(weekly, [move('2026-11-16', '2026-11-18')], [], '2026-11-16').make;
    expect(later).toEqual([{ day: '2026-11-16', on: '2026-11-18', skipped: false }]);
    expect(on(due(weekly, [move('2026-11-30', '2026-11-17')], [], '2026-11-16').make)).toBe('11-16 11-17');
    expect(on(due(weekly, [move('2026-11-16', '2026-12-20')], [], '2026-11-16').make)).toBe('');
    const afterwards = { ...weekly, settledTo: '2026-12-17' };
    expect(on(due(afterwards, [move('2026-11-16', '2026-12-20')], [], '2026-12-18').make)).toBe(
      '12-20 12-21',
    );
  });

  it('forgets the exceptions of a rule that is no more', () => {
    expect(on(due(weekly, [move('2026-11-17', '2026-11-18')], [], '2026-11-16').make)).toBe('11-16');
  });

  it('is nothing in a pause and after the end, and goes on after a pause', () => {
    const paused = { ...daily, pausedFrom: '2026-11-16' };
    expect(due(paused, [], [], '2026-11-16').make).toEqual([]);
    expect(on(due({ ...paused, pausedUntil: '2026-11-18' }, [], [], '2026-11-16').make)).toBe('11-18 11-19');
    expect(on(due({ ...daily, endedOn: '2026-11-18' }, [], [], '2026-11-16').make)).toBe('11-16 11-17');
    const back = { ...paused, pausedUntil: '2026-11-20', settledTo: '2026-11-15' };
    expect(due(back, [], [], '2026-11-22').missed).toEqual([
      { day: '2026-11-20', on: '2026-11-20', skipped: false },
    ]);
  });
});

describe('the next time that something is to be made', () => {
  it('is the beginning of the day, in the zone, that lies so many days ahead', () => {
    expect(nextMaking(weekly, [], '2026-11-16')?.toString()).toBe('2026-11-19T23:00:00Z');
    expect(nextMaking({ ...daily, timeZone: 'America/New_York' }, [], '2026-11-16')?.toString()).toBe(
      '2026-11-17T05:00:00Z',
    );
  });

  it('is years away, or never', () => {
    const yearly = { ...daily, rule: 'FREQ=YEARLY;INTERVAL=5', startsOn: '2026-03-01' };
    expect(nextMaking(yearly, [], '2026-11-16')?.toString()).toBe('2031-02-25T23:00:00Z');
    expect(nextMaking({ ...daily, rule: 'FREQ=DAILY;COUNT=3' }, [], '2026-11-16')).toBeNull();
    expect(nextMaking({ ...daily, pausedFrom: '2026-11-10' }, [], '2026-11-16')).toBeNull();
  });
});

it('a series runs, rests, or is at its end', () => {
  const state = (changes: Partial<Series>) => stateOf({ ...daily, ...changes }, [], '2026-11-16');
  expect(state({})).toBe('running');
  expect(state({ pausedFrom: '2026-11-16' })).toBe('paused');
  expect(state({ pausedFrom: '2026-11-01', pausedUntil: '2026-11-16' })).toBe('running');
  expect(state({ endedOn: '2026-11-16' })).toBe('ended');
  expect(state({ rule: 'FREQ=DAILY;COUNT=3' })).toBe('ended');
});

it('a task is due some days after its day, or on none', () => {
  expect([dueDay('2026-11-30', 2), dueDay('2026-11-30', 0), dueDay('2026-11-30', null)]).toEqual([
    '2026-12-02',
    '2026-11-30',
    null,
  ]);
});
