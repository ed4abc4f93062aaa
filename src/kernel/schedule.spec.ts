import fc from 'fast-check';
import type { Dated } from './dated.js';
import type { PeriodTerms } from './period.js';
import { rhythms, type Rhythm } from './coverage.js';
import { Schedule, type DueMoment, type ScheduleRule } from './schedule.js';
import type { Weekday } from './week.js';

type Agreed = Dated & Omit<PeriodTerms, 'weekStartsOn'>;

const ROME = 'Europe/Rome';
const day = (text: string) => Temporal.PlainDate.from(text);
const monthly: Agreed = { validFrom: '2026-01-01', period: 'month', anchorDay: 1 };
const monday: ScheduleRule = {
  every: 'week',
  weekday: 1,
  dayOfMonth: null,
  time: '08:00',
  timeZone: ROME,
  covers: 'week',
  which: 'previous',
  holidays: 'send',
  twoWeeksFrom: day('2026-01-01'),
};

interface Place {
  readonly timeZone?: string;
  readonly weekStartsOn?: Weekday;
  readonly agreements?: [Agreed, ...Agreed[]];
  readonly holidays?: readonly string[];
}

function schedule(rule: Partial<ScheduleRule>, place: Place = {}): Schedule {
  const { timeZone = ROME, weekStartsOn = 1, agreements = [monthly], holidays = [] } = place;
  const windows = [{ weekdays: [1, 2, 3, 4, 5] as Weekday[], from: '09:00', to: '17:00' }];
  const hours = { windows, isHoliday: (each: Temporal.PlainDate) => holidays.includes(`${each}`), timeZone };
  return new Schedule({ ...monday, ...rule }, { timeZone, weekStartsOn, agreements, hours });
}

const next = (count: number, after: string, rule: Partial<ScheduleRule>, place?: Place): DueMoment[] =>
  schedule(rule, place).after(day(after)).take(count).toArray();
const told = ({ sendAt, covered }: DueMoment) => `${sendAt} ${covered.name}`;

describe('a report that is due', () => {
  it('R-12: on Monday at 08:00 in Rome, before and after the clocks change', () => {
    expect(next(2, '2026-10-14', {}).map(told)).toEqual([
      '2026-10-19T06:00:00Z 2026-W42',
      '2026-10-26T07:00:00Z 2026-W43',
    ]);
  });

  it('R-13: at 02:30 comes once when there is none, and once when there are two', () => {
    const sunday = { weekday: 7, time: '02:30' } as const;
    expect(next(1, '2026-03-27', sunday).map(told)).toEqual(['2026-03-29T01:30:00Z 2026-W12']);
    expect(next(1, '2026-10-23', sunday).map(told)).toEqual(['2026-10-25T00:30:00Z 2026-W42']);
  });

  it('R-10: monthly on the 31st comes on the last day of shorter months', () => {
    const last = { every: 'month', dayOfMonth: 31, covers: 'month', which: 'running' } as const;
    expect(next(4, '2026-01-30', last).map(({ dueOn, covered }) => `${dueOn} ${covered.name}`)).toEqual([
      '2026-01-31 2026-01',
      '2026-02-28 2026-02',
      '2026-03-31 2026-03',
      '2026-04-30 2026-04',
    ]);
  });

  it('every two weeks comes in the week after the two, or, of those under way, in the second', () => {
    const pairs = { every: 'two_weeks', covers: 'two_weeks', twoWeeksFrom: day('2026-11-04') } as const;
    expect(next(2, '2026-11-10', pairs).map(told)).toEqual([
      '2026-11-16T07:00:00Z 2026-W45/2026-W46',
      '2026-11-30T07:00:00Z 2026-W47/2026-W48',
    ]);
    expect(next(2, '2026-11-03', { ...pairs, weekday: 5, which: 'running' }).map(told)).toEqual([
      '2026-11-13T07:00:00Z 2026-W45/2026-W46',
      '2026-11-27T07:00:00Z 2026-W47/2026-W48',
    ]);
  });

  it('R-31: some days after each period of the balance, anchored on day 31', () => {
    const after = { every: 'balance_period', dayOfMonth: 2, covers: 'balance_period' } as const;
    const place = { agreements: [{ ...monthly, anchorDay: 31 }] as [Agreed] };
    expect(next(3, '2026-10-15', after, place).map(told)).toEqual([
      '2026-11-02T07:00:00Z 2026-09-30/2026-10-30',
      '2026-12-02T07:00:00Z 2026-10-31/2026-11-29',
      '2027-01-02T07:00:00Z 2026-11-30/2026-12-30',
    ]);
  });

  it('is about the period that it waited for, even where the one after it was shorter than the wait', () => {
    const after = { every: 'balance_period', dayOfMonth: 28, covers: 'balance_period' } as const;
    const place = { agreements: [monthly] as [Agreed] };
    expect(next(3, '2027-01-20', after, place).map(told)).toEqual([
      '2027-01-29T07:00:00Z 2026-12',
      '2027-03-01T07:00:00Z 2027-01',
      '2027-03-29T06:00:00Z 2027-02',
    ]);
  });

  it('covers each day of the balance once where another kind of period is agreed on', () => {
    const after = { every: 'balance_period', dayOfMonth: 0, covers: 'balance_period' } as const;
    const weekly: Agreed = { validFrom: '2026-11-11', period: 'week', anchorDay: 1 };
    expect(next(3, '2026-11-01', after, { agreements: [monthly, weekly] }).map(told)).toEqual([
      '2026-11-11T07:00:00Z 2026-11-01/2026-11-10',
      '2026-11-16T07:00:00Z 2026-11-11/2026-11-15',
      '2026-11-23T07:00:00Z 2026-W47',
    ]);
  });

  it('goes on a holiday, on the next working day, or not at all', () => {
    const place = { holidays: ['2026-04-06', '2026-04-07'] };
    const easter = (rule: Partial<ScheduleRule>) =>
      next(1, '2026-04-01', rule, place).map(({ sendAt, skipped }) => `${sendAt} ${skipped}`);
    expect(easter({})).toEqual(['2026-04-06T06:00:00Z false']);
    expect(easter({ holidays: 'next_working_day' })).toEqual(['2026-04-08T06:00:00Z false']);
    expect(easter({ holidays: 'skip' })).toEqual(['2026-04-06T06:00:00Z true']);
  });

  it('waits for Monday where a day of the month falls on a Saturday, but not where Saturday was chosen', () => {
    const waits = { holidays: 'next_working_day' } as const;
    expect(next(1, '2026-07-20', { ...waits, every: 'month', dayOfMonth: 1 }).map(told)).toEqual([
      '2026-08-03T06:00:00Z 2026-W30',
    ]);
    expect(next(1, '2026-07-31', { ...waits, weekday: 6 }).map(told)).toEqual([
      '2026-08-01T06:00:00Z 2026-W30',
    ]);
  });

  it('keeps its days when a holiday moves it into the next week', () => {
    const friday = { weekday: 5, which: 'running', holidays: 'next_working_day' } as const;
    expect(next(1, '2026-12-24', friday, { holidays: ['2026-12-25'] }).map(told)).toEqual([
      '2026-12-28T07:00:00Z 2026-W52',
    ]);
  });

  it('waits until its days are over where the engagement is', () => {
    const place = { timeZone: 'America/New_York' };
    expect(next(1, '2026-11-12', { time: '01:00' }, place).map(told)).toEqual([
      '2026-11-16T05:00:00Z 2026-W46',
    ]);
    expect(next(1, '2026-11-12', { time: '01:00', which: 'running' }, place).map(told)).toEqual([
      '2026-11-16T05:00:00Z 2026-W47',
    ]);
  });

  it('is about weeks that begin on Sunday, where the engagement’s do (R-07)', () => {
    const [due] = next(1, '2026-11-12', {}, { weekStartsOn: 7 });
    expect(`${due?.covered.from} ${due?.covered.lastDay}`).toBe('2026-11-08 2026-11-14');
  });

  it('of today has had its turn, or comes still', () => {
    const upcoming = (now: string, done: string | null = null) =>
      schedule({ holidays: 'next_working_day' }, { holidays: ['2026-11-16'] })
        .upcoming(Temporal.Instant.from(now), done === null ? null : Temporal.Instant.from(done))
        .next()
        .value.sendAt.toString();
    expect(upcoming('2026-11-16T09:00:00Z')).toBe('2026-11-17T07:00:00Z');
    expect(upcoming('2026-11-17T07:00:00Z')).toBe('2026-11-23T07:00:00Z');
    expect(upcoming('2026-11-16T09:00:00Z', '2026-11-16T07:00:00Z')).toBe('2026-11-23T07:00:00Z');
  });
});

const zones = [
  'Europe/Rome',
  'America/New_York',
  'Australia/Lord_Howe',
  'Pacific/Auckland',
  'Asia/Kathmandu',
  'UTC',
];
const weekdays = fc.integer({ min: 1, max: 7 }) as fc.Arbitrary<Weekday>;
const times = fc
  .tuple(fc.integer({ min: 0, max: 23 }), fc.constantFrom('00', '15', '30', '59'))
  .map(([hour, minute]) => `${String(hour).padStart(2, '0')}:${minute}`);
const anyRhythm = fc.constantFrom(...rhythms);
const places = fc.record({
  timeZone: fc.constantFrom(...zones),
  weekStartsOn: weekdays,
  anchorDay: fc.integer({ min: 1, max: 31 }),
  period: fc.constantFrom('week' as const, 'month' as const),
});

function rules(every: fc.Arbitrary<Rhythm>): fc.Arbitrary<ScheduleRule> {
  return fc
    .record({
      every,
      covers: anyRhythm,
      weekday: weekdays,
      after: fc.integer({ min: 0, max: 28 }),
      time: times,
      timeZone: fc.constantFrom(...zones),
      which: fc.constantFrom('previous' as const, 'running' as const),
      holidays: fc.constantFrom('send' as const, 'next_working_day' as const, 'skip' as const),
      anchor: fc.integer({ min: 0, max: 400 }),
    })
    .map(({ after, anchor, ...rule }) => ({
      ...rule,
      dayOfMonth: rule.every === 'month' ? after + 3 : rule.every === 'balance_period' ? after : null,
      twoWeeksFrom: day('2025-06-01').add({ days: anchor }),
    }));
}

type AnyPlace = typeof places extends fc.Arbitrary<infer P> ? P : never;
const year = (rule: ScheduleRule, { timeZone, weekStartsOn, period, anchorDay }: AnyPlace) =>
  schedule(rule, {
    timeZone,
    weekStartsOn,
    agreements: [{ validFrom: '2026-01-01', period, anchorDay }],
    holidays: ['2026-01-01', '2026-04-06', '2026-12-25'],
  })
    .after(day('2026-01-15'))
    .take(56)
    .toArray();

describe('whatever the rhythm, the zones and the clocks', () => {
  it('moments come one after another, no day twice, none sent before it is due', () => {
    fc.assert(
      fc.property(rules(anyRhythm), places, (rule, place) => {
        const all = year(rule, place);
        for (const [index, due] of all.entries()) {
          const before = all[index - 1];
          expect(Temporal.Instant.compare(due.sendAt, due.dueAt)).toBeGreaterThanOrEqual(0);
          if (!before) continue;
          expect(Temporal.Instant.compare(before.dueAt, due.dueAt)).toBe(-1);
          expect(Temporal.Instant.compare(before.sendAt, due.sendAt)).toBeLessThanOrEqual(0);
        }
      }),
      { numRuns: 60 },
    );
  });

  it('a report of the days before is never sent while they last, nor one of days that have not begun', () => {
    fc.assert(
      fc.property(rules(anyRhythm), places, (rule, place) => {
        for (const { sendAt, covered } of year(rule, place)) {
          const { start, end } = covered.instants(place.timeZone);
          const earliest = rule.which === 'previous' ? end : start;
          expect(Temporal.Instant.compare(sendAt, earliest)).toBeGreaterThanOrEqual(0);
        }
      }),
      { numRuns: 60 },
    );
  });

  it('sent as often as their days come, reports follow one another without a gap or a day told twice', () => {
    fc.assert(
      fc.property(rules(anyRhythm), places, (rule, place) => {
        const all = year({ ...rule, covers: rule.every }, place);
        for (const [index, { covered }] of all.entries()) {
          const before = all[index - 1];
          if (before) expect(covered.from.toString()).toBe(before.covered.to.toString());
        }
      }),
      { numRuns: 60 },
    );
  });

  it('what is found from a day on is what was found from an earlier one', () => {
    fc.assert(
      fc.property(rules(anyRhythm), places, fc.integer({ min: 0, max: 20 }), (rule, place, index) => {
        const all = year(rule, place);
        const from = all[index];
        if (!from) return;
        const agreements: [Agreed] = [
          { validFrom: '2026-01-01', period: place.period, anchorDay: place.anchorDay },
        ];
        const again = schedule(rule, {
          ...place,
          agreements,
          holidays: ['2026-01-01', '2026-04-06', '2026-12-25'],
        })
          .after(from.dueOn)
          .next().value;
        expect(told(again)).toBe(told(all[index + 1] ?? from));
      }),
      { numRuns: 40 },
    );
  });
});
