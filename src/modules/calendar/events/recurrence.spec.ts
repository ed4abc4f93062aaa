import fc from 'fast-check';
import { occurrencesOf, type Occurrence, type SeriesEvent } from './recurrence.js';

const ROME = 'Europe/Rome';
const YEAR = {
  from: Temporal.Instant.from('2026-01-01T00:00:00Z'),
  to: Temporal.Instant.from('2027-01-01T00:00:00Z'),
};

const at = (instant: string, timeZone: string | null = ROME) => ({ instant, timeZone });
const series = (recurrence: string[], fields: Partial<SeriesEvent> = {}): SeriesEvent => ({
  id: 'series',
  kind: 'master',
  originalStart: null,
  cancelled: false,
  start: at('2026-03-02T08:00:00Z'),
  end: at('2026-03-02T09:00:00Z'),
  timeZone: ROME,
  recurrence,
  ...fields,
});
const exception = (originalStart: string, fields: Partial<SeriesEvent> = {}): SeriesEvent => ({
  ...series([]),
  id: `exception-${originalStart}`,
  kind: 'exception',
  originalStart,
  start: null,
  end: null,
  ...fields,
});
const days = (firstDay: string, afterLast: string, recurrence: string[] = []): SeriesEvent =>
  series(recurrence, {
    start: { day: firstDay },
    end: { day: afterLast },
    kind: recurrence.length > 0 ? 'master' : 'single',
  });

const begins = (events: SeriesEvent[], stretch = YEAR, zone = ROME) =>
  occurrencesOf(events, stretch, zone)
    .map(({ startsAt }) => startsAt.toString())
    .sort();
const spans = (found: Occurrence[]) => found.map(({ startsOn, endsOn }) => `${startsOn}–${endsOn}`).sort();

describe('When a series happens', () => {
  it('F18: keeps its time on the clock of its own zone when summer time begins', () => {
    expect(begins([series(['RRULE:FREQ=WEEKLY;COUNT=5'])])).toEqual([
      '2026-03-02T08:00:00Z',
      '2026-03-09T08:00:00Z',
      '2026-03-16T08:00:00Z',
      '2026-03-23T08:00:00Z',
      '2026-03-30T07:00:00Z',
    ]);
  });

  it('F18: repeats in its own zone, wherever its calendar is', () => {
    const newYork = series(['RRULE:FREQ=WEEKLY;COUNT=2'], {
      start: at('2026-03-02T14:00:00Z', 'America/New_York'),
      end: at('2026-03-02T15:00:00Z', 'America/New_York'),
      timeZone: 'America/New_York',
    });
    expect(begins([newYork])).toEqual(['2026-03-02T14:00:00Z', '2026-03-09T13:00:00Z']);
  });

  it('F18: lasts as long in the night in which the clocks change', () => {
    const night = series(['RRULE:FREQ=DAILY;COUNT=2'], {
      start: at('2026-03-27T23:00:00Z'),
      end: at('2026-03-28T05:00:00Z'),
    });
    const lengths = occurrencesOf([night], YEAR, ROME).map(({ startsAt, endsAt }) =>
      startsAt.until(endsAt).total('hours'),
    );
    expect(lengths).toEqual([6, 6]);
  });

  it('F19: leaves out the one occurrence that was cancelled, of which no more is told than when it would have been', () => {
    const found = begins([
      series(['RRULE:FREQ=WEEKLY;COUNT=3']),
      exception('2026-03-09T08:00:00Z', { cancelled: true }),
    ]);
    expect(found).toEqual(['2026-03-02T08:00:00Z', '2026-03-16T08:00:00Z']);
  });

  it('F19: knows the cancelled day of an all-day series, told as a day or as a moment', () => {
    const weekly = days('2026-03-02', '2026-03-03', ['RRULE:FREQ=WEEKLY;COUNT=3']);
    for (const original of ['2026-03-09', '2026-03-09T00:00:00Z', '2026-03-08T23:00:00Z']) {
      const found = occurrencesOf([weekly, exception(original, { cancelled: true })], YEAR, ROME);
      expect(spans(found)).toEqual(['2026-03-02–2026-03-03', '2026-03-16–2026-03-17']);
    }
  });

  it('F20: shows a moved occurrence once, where it was moved to', () => {
    const found = begins([
      series(['RRULE:FREQ=WEEKLY;COUNT=3']),
      exception('2026-03-09T08:00:00Z', {
        start: at('2026-03-10T12:00:00Z'),
        end: at('2026-03-10T13:00:00Z'),
      }),
    ]);
    expect(found).toEqual(['2026-03-02T08:00:00Z', '2026-03-10T12:00:00Z', '2026-03-16T08:00:00Z']);
  });

  it('F20: shows one that was moved onto the time of another beside it', () => {
    const found = begins([
      series(['RRULE:FREQ=WEEKLY;COUNT=2']),
      exception('2026-03-09T08:00:00Z', {
        start: at('2026-03-02T08:00:00Z'),
        end: at('2026-03-02T09:00:00Z'),
      }),
    ]);
    expect(found).toEqual(['2026-03-02T08:00:00Z', '2026-03-02T08:00:00Z']);
  });

  it('F20: shows one that was moved into the time that is looked at, from outside of it', () => {
    const week = {
      from: Temporal.Instant.from('2026-03-09T00:00:00Z'),
      to: Temporal.Instant.from('2026-03-16T00:00:00Z'),
    };
    const found = begins(
      [
        series(['RRULE:FREQ=WEEKLY;COUNT=3']),
        exception('2026-03-16T08:00:00Z', {
          start: at('2026-03-12T08:00:00Z'),
          end: at('2026-03-12T09:00:00Z'),
        }),
      ],
      week,
    );
    expect(found).toEqual(['2026-03-09T08:00:00Z', '2026-03-12T08:00:00Z']);
  });

  it('F20: happens on its dates where it has dates and no rule', () => {
    const found = begins([series(['RDATE;TZID=Europe/Rome:20260305T090000,20260412T090000'])]);
    expect(found).toEqual(['2026-03-02T08:00:00Z', '2026-03-05T08:00:00Z', '2026-04-12T07:00:00Z']);
  });

  it('adds dates to a rule, of another length where they say so', () => {
    const found = occurrencesOf(
      [series(['RRULE:FREQ=WEEKLY;COUNT=1', 'RDATE;VALUE=PERIOD:20260305T090000Z/PT3H'])],
      YEAR,
      ROME,
    );
    expect(found.map(({ startsAt, endsAt }) => startsAt.until(endsAt).total('hours'))).toEqual([1, 3]);
  });

  it.each([
    ['a moment in UTC', 'EXDATE:20260309T080000Z'],
    ['a moment in its zone', 'EXDATE;TZID=Europe/Rome:20260309T090000'],
    ['a moment in another zone', 'EXDATE;TZID=America/New_York:20260309T040000'],
    ['a moment on its own clock', 'EXDATE:20260309T090000'],
    ['a day', 'EXDATE;VALUE=DATE:20260309'],
    ['one of several', 'EXDATE:20250101T080000Z,20260309T080000Z'],
  ])('F19: leaves out what an EXDATE names as %s', (_, line) => {
    expect(begins([series(['RRULE:FREQ=WEEKLY;COUNT=3', line])])).toEqual([
      '2026-03-02T08:00:00Z',
      '2026-03-16T08:00:00Z',
    ]);
  });

  it.each([
    ['the last moment in UTC', '20260309T080000Z'],
    ['the last day', '20260309'],
    ['the last moment on its clock', '20260309T090000'],
  ])('ends at an UNTIL that names %s', (_, until) => {
    expect(begins([series([`RRULE:FREQ=WEEKLY;UNTIL=${until}`])])).toHaveLength(2);
  });

  it('F21: ends where it was split, and its second part begins there', () => {
    const first = series(['RRULE:FREQ=WEEKLY;UNTIL=20260315T225959Z']);
    const second = series(['RRULE:FREQ=WEEKLY;COUNT=2'], {
      id: 'second',
      start: at('2026-03-16T10:00:00Z'),
      end: at('2026-03-16T11:00:00Z'),
    });
    expect([...begins([first]), ...begins([second])]).toEqual([
      '2026-03-02T08:00:00Z',
      '2026-03-09T08:00:00Z',
      '2026-03-16T10:00:00Z',
      '2026-03-23T10:00:00Z',
    ]);
  });

  it('F8: of a series without an end shows the month that is looked at, years later', () => {
    const may = {
      from: Temporal.Instant.from('2036-05-01T00:00:00Z'),
      to: Temporal.Instant.from('2036-06-01T00:00:00Z'),
    };
    expect(begins([series(['RRULE:FREQ=MONTHLY;BYDAY=1MO'])], may)).toEqual(['2036-05-05T07:00:00Z']);
  });

  it('stops at a rule that would never end, and at one that says nothing', () => {
    expect(begins([series(['RRULE:FREQ=SECONDLY'])]).length).toBeLessThanOrEqual(2000);
    expect(begins([series(['RRULE:FREQ=DAILY;COUNT=20000'], { start: at('1990-03-02T08:00:00Z'), end: at('1990-03-02T09:00:00Z') })])).toHaveLength(365); // prettier-ignore
    expect(begins([series(['RRULE:FREQ=FORTNIGHTLY;BYMOON=FULL'])])).toEqual(['2026-03-02T08:00:00Z']);
    expect(begins([series(['RRULE:FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30'])])).toEqual(['2026-03-02T08:00:00Z']);
  });

  it('takes no time over a rule in another calendar system, whose parts it leaves out', () => {
    const begun = performance.now();
    expect(
      begins([series(['RRULE:RSCALE=CHINESE;SKIP=BACKWARD;FREQ=HOURLY;BYMONTHDAY=31'])]).length,
    ).toBeGreaterThan(0);
    expect(performance.now() - begun).toBeLessThan(5_000);
  });

  it('is kept without its series, where only one occurrence was shared', () => {
    const alone = exception('2026-03-09T08:00:00Z', {
      start: at('2026-03-09T08:00:00Z'),
      end: at('2026-03-09T09:00:00Z'),
    });
    expect(begins([alone])).toEqual(['2026-03-09T08:00:00Z']);
  });
});

describe('F17: an all-day event', () => {
  it('takes its own day, from midnight to midnight in the zone of its calendar, and no more', () => {
    const [found] = occurrencesOf([days('2026-03-29', '2026-03-30')], YEAR, ROME);
    expect(found?.startsAt.toString()).toBe('2026-03-28T23:00:00Z');
    expect(found?.endsAt.toString()).toBe('2026-03-29T22:00:00Z');
    expect(`${found?.startsOn} ${found?.endsOn}`).toBe('2026-03-29 2026-03-30');
  });

  it.each(['Pacific/Auckland', 'America/New_York', 'UTC', 'Asia/Kathmandu', 'America/Sao_Paulo'])(
    'keeps its days in %s',
    (zone) => {
      expect(spans(occurrencesOf([days('2026-10-18', '2026-10-21')], YEAR, zone))).toEqual([
        '2026-10-18–2026-10-21',
      ]);
    },
  );

  it('repeats by days, over the changes of the clocks', () => {
    const found = occurrencesOf(
      [days('2026-03-28', '2026-03-29', ['RRULE:FREQ=DAILY;UNTIL=20260330'])],
      YEAR,
      ROME,
    );
    expect(spans(found)).toEqual(['2026-03-28–2026-03-29', '2026-03-29–2026-03-30', '2026-03-30–2026-03-31']);
  });

  it('leaves out a day that is named in any form', () => {
    for (const line of [
      'EXDATE;VALUE=DATE:20260329',
      'EXDATE;TZID=Europe/Rome:20260329T000000',
      'EXDATE:20260329T000000Z',
    ]) {
      const daily = days('2026-03-28', '2026-03-29', ['RRULE:FREQ=DAILY;COUNT=3', line]);
      expect(spans(occurrencesOf([daily], YEAR, ROME))).toEqual([
        '2026-03-28–2026-03-29',
        '2026-03-30–2026-03-31',
      ]);
    }
  });

  it('lasts a day where nothing says when it ends', () => {
    const open = series([], { kind: 'single', start: { day: '2026-05-01' }, end: null });
    expect(spans(occurrencesOf([open], YEAR, ROME))).toEqual(['2026-05-01–2026-05-02']);
  });
});

it('every occurrence of any weekly series keeps its weekday and time on the clock, in any zone', () => {
  fc.assert(
    fc.property(
      fc.constantFrom(ROME, 'America/New_York', 'Pacific/Auckland', 'Asia/Kolkata', 'Europe/London'),
      fc.integer({ min: 0, max: 364 }),
      fc.integer({ min: 4, max: 22 }),
      fc.integer({ min: 1, max: 4 }),
      (zone, offset, hour, interval) => {
        const first = Temporal.PlainDate.from('2025-06-01')
          .add({ days: offset })
          .toZonedDateTime({ timeZone: zone, plainTime: { hour } });
        const weekly = series([`RRULE:FREQ=WEEKLY;INTERVAL=${interval}`], {
          start: at(first.toInstant().toString(), zone),
          end: at(first.add({ hours: 1 }).toInstant().toString(), zone),
          timeZone: zone,
        });
        for (const { startsAt } of occurrencesOf([weekly], YEAR, zone)) {
          const local = startsAt.toZonedDateTimeISO(zone);
          expect([local.dayOfWeek, local.hour]).toEqual([first.dayOfWeek, hour]);
        }
      },
    ),
    { numRuns: 60 },
  );
});
