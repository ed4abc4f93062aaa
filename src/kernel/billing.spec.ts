import fc from 'fast-check';
import {
  billedLines,
  billedSecondsOf,
  type BillableWork,
  type BilledLine,
  type BillingTerms,
} from './billing.js';
import { formatMoney, sumMoney } from './money.js';
import { granularities, roundingDirections, roundingScopes, type RoundingRule } from './rounding.js';
import type { Surcharge } from './surcharge.js';

const ROME = 'Europe/Rome';
const MINUTE = 60;
const rome = (text: string) => Temporal.PlainDateTime.from(text).toZonedDateTime(ROME).toInstant();

const usual: BillingTerms = {
  rounding: null,
  surcharges: [],
  discountBasisPoints: 0,
  period: { period: 'month', anchorDay: 1, weekStartsOn: 1 },
  timeZone: ROME,
};
const upTo = (
  minutes: RoundingRule['minutes'],
  scope: RoundingRule['scope'],
  minimumMinutes = 0,
): RoundingRule => ({
  minutes,
  direction: 'up',
  scope,
  minimumMinutes,
});
const nearest = (minutes: RoundingRule['minutes'], scope: RoundingRule['scope']): RoundingRule => ({
  ...upTo(minutes, scope),
  direction: 'nearest',
});

let made = 0;
function work(own: Partial<BillableWork> = {}): BillableWork {
  return {
    id: `entry-${String((made += 1)).padStart(4, '0')}`,
    day: '2026-11-16',
    taskId: 'inbox',
    memberId: 'anna',
    serviceId: null,
    startedAt: null,
    endedAt: null,
    seconds: 60 * MINUTE,
    billable: true,
    rateMinor: 3500,
    rush: false,
    ...own,
  };
}
/** Work from one wall clock in Rome to another. */
function timed(from: string, to: string, own: Partial<BillableWork> = {}): BillableWork {
  const [startedAt, endedAt] = [rome(from), rome(to)];
  const seconds = (endedAt.epochMilliseconds - startedAt.epochMilliseconds) / 1000;
  return work({ day: from.slice(0, 10), startedAt, endedAt, seconds, ...own });
}
const minutes = (count: number, own: Partial<BillableWork> = {}) => work({ seconds: count * MINUTE, ...own });

const lines = (all: readonly BillableWork[], terms: Partial<BillingTerms> = {}) =>
  billedLines(all, () => ({ ...usual, ...terms }), 'EUR');
const billedMinutes = (all: readonly BilledLine[]) => all.map(({ billedSeconds }) => billedSeconds / MINUTE);
const total = (all: readonly BilledLine[]) =>
  formatMoney(
    sumMoney(
      all.map(({ amount }) => amount),
      'EUR',
    ),
  ).amount;
const sum = (numbers: readonly number[]) => numbers.reduce((all, each) => all + each, 0);

describe('rounding', () => {
  const threeDays = [
    ...[7, 22, 4].map((count) => minutes(count, { day: '2026-11-16' })),
    ...[16, 11].map((count) => minutes(count, { day: '2026-11-17' })),
    minutes(38, { day: '2026-11-18' }),
  ];

  it.each([
    ['entry', [15, 30, 15, 30, 15, 45], 150, '87.50'],
    ['task_day', [45, 30, 45], 120, '70.00'],
    ['period', [105], 105, '61.25'],
  ] as const)('R-14: up to 15 per %s is %j, together %i min and %s', (scope, each, all, amount) => {
    const billed = lines(threeDays, { rounding: upTo(15, scope) });
    expect(billedMinutes(billed)).toEqual(each);
    expect(sum(billedMinutes(billed))).toBe(all);
    expect(total(billed)).toBe(amount);
  });

  it('R-14: the 98 actual minutes stand beside it, and are 57.17 on one line', () => {
    const [line] = lines(threeDays, { rounding: upTo(15, 'period') });
    expect(line?.actualSeconds).toBe(98 * MINUTE);
    expect(total(lines(threeDays, { rounding: upTo(1, 'period') }))).toBe('57.17');
  });

  it('R-14: on six lines they are 57.16, the sum of what is printed', () => {
    const printed = lines(threeDays);
    expect(printed.map(({ amount }) => formatMoney(amount).amount)).toEqual([
      ...['4.08', '12.83', '2.33'],
      ...['9.33', '6.42', '22.17'],
    ]);
    expect(total(printed)).toBe('57.16');
  });

  it('R-15: to the nearest 15 of 7:30, 22:30, 37:30 and 52:30 is 15, 30, 45 and 60: a tie goes up', () => {
    const halves = [7.5, 22.5, 37.5, 52.5].map((count) => minutes(count));
    expect(billedMinutes(lines(halves, { rounding: nearest(15, 'entry') }))).toEqual([15, 30, 45, 60]);
  });

  it('R-16: leaves an exact multiple as it is: 13:00–14:30 up to 15 is 90', () => {
    const afternoon = timed('2026-11-16T13:00', '2026-11-16T14:30');
    expect(billedMinutes(lines([afternoon], { rounding: upTo(15, 'task_day') }))).toEqual([90]);
  });

  it('R-17: three entries of 2 min on one task have the minimum of 15 together', () => {
    const short = [minutes(2), minutes(2), minutes(2)];
    expect(billedMinutes(lines(short, { rounding: upTo(1, 'task_day', 15) }))).toEqual([15]);
    expect(billedMinutes(lines(short, { rounding: upTo(1, 'entry', 15) }))).toEqual([15, 15, 15]);
  });

  it('R-18: 09:00:40–09:20:10 to the nearest minute is 0:20 of 19:30 that stay', () => {
    const [line] = lines([timed('2026-11-16T09:00:40', '2026-11-16T09:20:10')], {
      rounding: nearest(1, 'entry'),
    });
    expect([line?.actualSeconds, line?.billedSeconds]).toEqual([19 * MINUTE + 30, 20 * MINUTE]);
  });

  it('takes two tasks of a day apart, and work without a task by its service', () => {
    const day = [
      minutes(5),
      minutes(5, { taskId: 'travel' }),
      minutes(5, { taskId: null, serviceId: 'mail' }),
      minutes(5, { taskId: null, serviceId: 'mail' }),
      minutes(5, { taskId: null }),
    ];
    expect(billedMinutes(lines(day, { rounding: upTo(15, 'task_day') }))).toEqual([15, 15, 15, 15]);
    expect(billedMinutes(lines(day, { rounding: upTo(15, 'day') }))).toEqual([30]);
  });

  it('R-07: takes as a week what the engagement says', () => {
    const weekend = [minutes(5, { day: '2026-11-14' }), minutes(5, { day: '2026-11-15' })];
    const bySundays = { period: { ...usual.period, weekStartsOn: 7 as const } };
    expect(billedMinutes(lines(weekend, { rounding: upTo(15, 'week') }))).toEqual([15]);
    expect(billedMinutes(lines(weekend, { rounding: upTo(15, 'week'), ...bySundays }))).toEqual([15, 15]);
  });

  it('R-31: takes as a period what the agreement anchors', () => {
    const twoDays = [minutes(5, { day: '2026-11-29' }), minutes(5, { day: '2026-11-30' })];
    const anchored = { period: { ...usual.period, anchorDay: 31 } };
    expect(billedMinutes(lines(twoDays, { rounding: upTo(15, 'period') }))).toEqual([15]);
    expect(billedMinutes(lines(twoDays, { rounding: upTo(15, 'period'), ...anchored }))).toEqual([15, 15]);
  });

  it('puts the difference of a unit with two rates on its last line', () => {
    const mixed = [minutes(7), minutes(4, { rateMinor: 6000 }), minutes(1)];
    const [first, last] = lines(mixed, { rounding: upTo(15, 'task_day') });
    expect([first?.rateMinor, first?.billedSeconds]).toEqual([3500, 8 * MINUTE]);
    expect([last?.rateMinor, last?.billedSeconds]).toEqual([6000, 7 * MINUTE]);
  });

  it('takes from the last lines backwards where less is billed than was worked', () => {
    const mixed = [minutes(20), minutes(3, { rateMinor: 6000 }), minutes(4, { rateMinor: 7000 })];
    const down: RoundingRule = { ...upTo(15, 'task_day'), direction: 'down' };
    const billed = lines(mixed, { rounding: down });
    expect(billedMinutes(billed)).toEqual([15, 0, 0]);
    expect([...billedSecondsOf(billed, mixed).values()]).toEqual([15 * MINUTE, 0, 0]);
  });

  it('keeps one unit through a new agreement with the same rule, and not through another rule', () => {
    const twoDays = [minutes(5), minutes(5, { day: '2026-11-17', rateMinor: 4000 })];
    const from17 = (later: Partial<BillingTerms>) => (day: string) =>
      day < '2026-11-17' ? { ...usual, rounding: upTo(15, 'week') } : { ...usual, ...later };
    const same = billedLines(twoDays, from17({ rounding: upTo(15, 'week') }), 'EUR');
    const other = billedLines(twoDays, from17({ rounding: upTo(30, 'week') }), 'EUR');
    expect(billedMinutes(same)).toEqual([5, 10]);
    expect(billedMinutes(other)).toEqual([15, 30]);
  });

  it('never touches a correction: it stands on a line of its own, as it is', () => {
    const corrected = [minutes(7), minutes(-3), minutes(2, { exact: true })];
    const billed = lines(corrected, { rounding: upTo(15, 'task_day') });
    expect(billedMinutes(billed)).toEqual([15, -3, 2]);
    expect(billed.map(({ amount }) => amount.minor)).toEqual([875, -175, 117]);
  });
});

describe('the billed time of an entry', () => {
  it('is what was worked, and the line’s difference on the last', () => {
    const day = [minutes(7), minutes(22), minutes(4)];
    const billed = lines(day, { rounding: upTo(15, 'task_day') });
    expect(billedSecondsOf(billed, day)).toEqual(
      new Map(day.map(({ id }, index) => [id, [7, 22, 16][index]! * MINUTE])),
    );
  });
});

describe('work that is not billable', () => {
  it('R-22: has no rate and 0.00, and its hours are still counted', () => {
    const [line] = lines([minutes(50, { billable: false })], { rounding: upTo(15, 'task_day') });
    expect(line).toMatchObject({ rateMinor: null, actualSeconds: 50 * MINUTE, billedSeconds: 0 });
    expect(line?.amount).toEqual({ minor: 0, currency: 'EUR' });
  });

  it('is no part of what is rounded beside it', () => {
    const day = [minutes(7), minutes(10, { billable: false })];
    expect(billedMinutes(lines(day, { rounding: upTo(15, 'day') }))).toEqual([15, 0]);
  });
});

describe('surcharges and discount', () => {
  const rush: Surcharge = {
    name: 'rush',
    kind: 'rush',
    weekdays: [],
    from: null,
    to: null,
    basisPoints: 2500,
  };
  const evening: Surcharge = {
    name: 'evening',
    kind: 'window',
    weekdays: [1, 2, 3, 4, 5],
    from: '20:00',
    to: '06:00',
    basisPoints: 5000,
  };

  it('R-25: base 100.00, rush +25 %, discount 10 % is 125.00, then 112.50', () => {
    const asked = work({ rateMinor: 10_000, rush: true });
    const [line] = lines([asked], { surcharges: [rush], discountBasisPoints: 1000 });
    expect(line?.base.minor).toBe(10_000);
    expect(line?.surcharges).toEqual([
      { name: 'rush', seconds: 3600, amount: { minor: 2500, currency: 'EUR' } },
    ]);
    expect(line?.discount.minor).toBe(1250);
    expect(line?.amount.minor).toBe(11_250);
  });

  it('R-25: rush is paid for rushed work alone, on a line of its own', () => {
    const day = [minutes(60), minutes(60, { rush: true })];
    const billed = lines(day, { surcharges: [rush], rounding: upTo(15, 'task_day') });
    expect(billed.map((line) => [line.rush, line.surcharges.length])).toEqual([
      [false, 0],
      [true, 1],
    ]);
  });

  it('R-25: of 19:00–21:00 half lies in the evening', () => {
    const [line] = lines([timed('2026-11-16T19:00', '2026-11-16T21:00')], { surcharges: [evening] });
    expect(line?.surcharges).toEqual([
      { name: 'evening', seconds: 3600, amount: { minor: 1750, currency: 'EUR' } },
    ]);
    expect(line?.amount.minor).toBe(8750);
  });

  it('R-25: rounded time has the same portion in the window as measured time', () => {
    const late = timed('2026-11-16T19:50', '2026-11-16T20:10');
    const [line] = lines([late], { surcharges: [evening], rounding: upTo(30, 'entry') });
    expect([line?.billedSeconds, line?.surcharges[0]?.seconds]).toEqual([30 * MINUTE, 15 * MINUTE]);
    expect(line?.surcharges[0]?.amount.minor).toBe(438);
  });

  it('R-25: a break is spread evenly over the interval', () => {
    const paused = timed('2026-11-16T19:00', '2026-11-16T21:00', { seconds: 90 * MINUTE });
    const [line] = lines([paused], { surcharges: [evening] });
    expect(line?.surcharges[0]?.seconds).toBe(45 * MINUTE);
  });

  it('R-25: two that apply are both paid on the base, and neither on the other', () => {
    const night = timed('2026-11-16T21:00', '2026-11-16T22:00', { rush: true, rateMinor: 10_000 });
    const [line] = lines([night], { surcharges: [rush, evening], discountBasisPoints: 1000 });
    expect(line?.surcharges.map(({ amount }) => amount.minor)).toEqual([2500, 5000]);
    expect(line?.amount.minor).toBe(15_750);
  });

  it('R-25: work without a start falls into no window', () => {
    expect(lines([minutes(600)], { surcharges: [evening] })[0]?.surcharges).toEqual([]);
  });

  it('are nothing where no rate is agreed', () => {
    const [line] = lines([minutes(60, { rateMinor: null, rush: true })], { surcharges: [rush] });
    expect(line?.billedSeconds).toBe(3600);
    expect(line?.amount.minor).toBe(0);
  });
});

describe('whatever was worked and agreed', () => {
  const surcharge = fc.record<Surcharge>({
    name: fc.constantFrom('evening', 'weekend'),
    kind: fc.constantFrom('window', 'rush'),
    weekdays: fc.uniqueArray(fc.constantFrom(1, 2, 3, 4, 5, 6, 7), { minLength: 1 }),
    from: fc.constantFrom('00:00', '02:30', '20:00'),
    to: fc.constantFrom('00:00', '02:45', '23:30'),
    basisPoints: fc.integer({ min: 1, max: 50_000 }),
  });
  const rule = fc.record<RoundingRule>({
    minutes: fc.constantFrom(...granularities),
    direction: fc.constantFrom(...roundingDirections),
    scope: fc.constantFrom(...roundingScopes),
    minimumMinutes: fc.constantFrom(0, 15, 40),
  });
  const terms = fc.record<BillingTerms>({
    rounding: fc.option(rule),
    surcharges: fc.array(surcharge, { maxLength: 3 }),
    discountBasisPoints: fc.integer({ min: 0, max: 10_000 }),
    period: fc.record({
      period: fc.constantFrom('week', 'month'),
      anchorDay: fc.integer({ min: 1, max: 31 }),
      weekStartsOn: fc.constantFrom(1, 7),
    }),
    timeZone: fc.constantFrom(ROME, 'America/New_York', 'Pacific/Auckland', 'UTC'),
  });
  const piece = fc
    .record({
      minute: fc.integer({ min: 0, max: 60 * 24 * 40 }),
      isTimed: fc.boolean(),
      seconds: fc.integer({ min: 0, max: 86_400 }),
      taskId: fc.constantFrom('inbox', 'travel', null),
      serviceId: fc.constantFrom('mail', null),
      billable: fc.boolean(),
      rateMinor: fc.constantFrom(3500, 6001, null),
      rush: fc.boolean(),
    })
    .map(({ minute, isTimed, ...own }) => {
      const startedAt = rome('2026-10-10T00:00').add({ minutes: minute });
      const day = startedAt.toZonedDateTimeISO(ROME).toPlainDate().toString();
      const clocks = { startedAt, endedAt: startedAt.add({ seconds: own.seconds }) };
      return work({ ...own, day, ...(isTimed ? clocks : {}) });
    });
  const pieces = fc.array(piece, { maxLength: 25 });
  const billed = (all: readonly BillableWork[], agreed: BillingTerms) =>
    billedLines(all, () => agreed, 'EUR');

  it('each entry stands on one line, and actual time is never changed', () => {
    fc.assert(
      fc.property(pieces, terms, (all, agreed) => {
        const printed = billed(all, agreed);
        const actual = new Map(all.map(({ id, seconds }) => [id, seconds]));
        expect(printed.flatMap(({ entryIds }) => entryIds).toSorted()).toEqual([...actual.keys()].toSorted());
        for (const { entryIds, actualSeconds } of printed)
          expect(actualSeconds).toBe(sum(entryIds.map((id) => actual.get(id) ?? Number.NaN)));
      }),
    );
  });

  it('a line’s amount is the sum of its parts, and a total the sum of the lines', () => {
    fc.assert(
      fc.property(pieces, terms, (all, agreed) => {
        for (const { base, surcharges, discount, amount } of billed(all, agreed)) {
          const parts = [base.minor, ...surcharges.map((each) => each.amount.minor), -discount.minor];
          expect(amount.minor).toBe(sum(parts));
        }
      }),
    );
  });

  it('the billed time of the entries adds up to the lines, and is never negative', () => {
    fc.assert(
      fc.property(pieces, terms, (all, agreed) => {
        const printed = billed(all, agreed);
        const each = billedSecondsOf(printed, all);
        for (const { entryIds, billedSeconds } of printed) {
          expect(sum(entryIds.map((id) => each.get(id) ?? Number.NaN))).toBe(billedSeconds);
          expect(entryIds.every((id) => (each.get(id) ?? -1) >= 0)).toBe(true);
        }
      }),
    );
  });

  it('the order in which it is given does not matter', () => {
    const shuffled = pieces.chain((all) =>
      fc.tuple(fc.constant(all), fc.shuffledSubarray(all, { minLength: all.length })),
    );
    fc.assert(
      fc.property(shuffled, terms, ([all, other], agreed) => {
        expect(billed(other, agreed)).toEqual(billed(all, agreed));
      }),
    );
  });

  it('what a unit is billed does not depend on the lines it is printed on', () => {
    fc.assert(
      fc.property(pieces, terms, (all, agreed) => {
        const seconds = (of: readonly BillableWork[]) =>
          sum(billed(of, agreed).map((line) => line.billedSeconds));
        const oneRate = all.map((each) => ({ ...each, rateMinor: 3500, rush: false }));
        expect(seconds(oneRate)).toBe(seconds(all));
      }),
    );
  });

  it('exact multiples stay as they are', () => {
    const quarters = fc.array(fc.integer({ min: 1, max: 96 }), { maxLength: 12 });
    fc.assert(
      fc.property(
        quarters,
        fc.constantFrom(...roundingDirections),
        fc.constantFrom(...roundingScopes),
        (all, direction, scope) => {
          const exact = all.map((count) => minutes(count * 15));
          const agreed = {
            ...usual,
            rounding: { minutes: 15, direction, scope, minimumMinutes: 0 } as const,
          };
          expect(sum(billedMinutes(billed(exact, agreed)))).toBe(sum(all) * 15);
        },
      ),
    );
  });

  it('is never less than measured when rounded up, nor more when rounded down', () => {
    fc.assert(
      fc.property(pieces, terms, rule, (all, agreed, rounding) => {
        const billable = all.map((each) => ({ ...each, billable: true }));
        const measured = sum(billable.map(({ seconds }) => seconds));
        const by = (direction: 'up' | 'down') => {
          const asked = { ...agreed, rounding: { ...rounding, direction, minimumMinutes: 0 } };
          return sum(billed(billable, asked).map(({ billedSeconds }) => billedSeconds));
        };
        expect(by('up')).toBeGreaterThanOrEqual(measured);
        expect(by('down')).toBeLessThanOrEqual(measured);
      }),
    );
  });
});
