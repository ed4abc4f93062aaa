import fc from 'fast-check';
import { formatMoney } from '../../kernel/money.js';
import { openPeriods, type OpenPeriod, type Terms } from './balance.account.js';
import { PeriodPlan } from './balance.periods.js';
import { approved, closingLines, missingLines, overageAmount, reached, reckon, type Draw, type Line, type PeriodRules } from './balance.rules.js'; // prettier-ignore
import { balanceOf, figuresOf, type Circumstances } from './balance.figures.js';
import { systemActor } from '../../kernel/actor.js';
import { sampleAccount, sampleEngagement, sampleWork } from './account.sample.js';

const HOUR = 3600;
const day = (text: string) => Temporal.PlainDate.from(text);
const hours = (seconds: number) => seconds / HOUR;
const sum = (lines: readonly { seconds: number }[]) => lines.reduce((all, { seconds }) => all + seconds, 0);

/** The periods of an engagement in which so many hours were worked each month from January on. */
function months(terms: Partial<Terms>, used: readonly number[], through: string): OpenPeriod[] {
  const work = used.map((each, month) => sampleWork(`w${month}`, `2026-0${month + 1}-10`, each * HOUR));
  return openPeriods(sampleAccount(sampleEngagement(terms), work), day(through));
}
const opening = (period: OpenPeriod | undefined) => hours(period?.reckoned.openingSeconds ?? NaN);
const carried = (period: OpenPeriod | undefined) => hours(sum(period?.reckoned.carriedOut ?? []));
const shown = (
  period: OpenPeriod | undefined,
  terms: Partial<Terms>,
  granted: Circumstances['granted'] = 0,
) => {
  if (!period) throw new Error('there is no such period');
  const figures = figuresOf(period, sampleEngagement(terms).agreements[0], 'EUR');
  return balanceOf(figures, { closed: false, granted, consent: null }, systemActor('w'));
};

describe('what becomes of an allowance', () => {
  it('R-26: of 80 h a month that live one more, 70 and 80 used: March opens at 80 base first, at 90 oldest first', () => {
    const terms = { allowanceMinutes: 80 * 60, rolloverPeriods: 1 };
    const march = (consumes: Terms['consumes']) => months({ ...terms, consumes }, [70, 80], '2026-03-01')[2];
    expect(opening(march('base_first'))).toBe(80);
    expect(opening(march('oldest_first'))).toBe(90);
  });

  it('R-27: 20 h, at most 10 carried for one period; used 5, 26, 30: overage of 6 h at 45.00 is 270.00', () => {
    const terms = {
      allowanceMinutes: 1200,
      rolloverPeriods: 1,
      rolloverCapMinutes: 600,
      overageRateMinor: 4500,
    };
    const [january, february, march] = months(terms, [5, 26, 30], '2026-03-31');
    expect([carried(january), hours(january?.reckoned.expiredSeconds ?? 0)]).toEqual([10, 5]);
    expect([opening(february), carried(february), february?.reckoned.expiredSeconds]).toEqual([30, 4, 0]);
    expect([opening(march), carried(march)]).toEqual([24, 0]);
    expect(shown(march, terms)).toMatchObject({
      overageSeconds: 6 * HOUR,
      unapprovedOverageSeconds: 0,
      overageAmount: { amount: '270.00', currency: 'EUR' },
      leftSeconds: -6 * HOUR,
    });
  });

  it('R-28: 5 h for 200.00, overage at 45.00, 12 h used: 515.00', () => {
    const terms = { allowanceMinutes: 300, allowancePriceMinor: 20_000, overageRateMinor: 4500 };
    expect(shown(months(terms, [12], '2026-01-31')[0], terms)).toMatchObject({
      allowancePrice: { amount: '200.00', currency: 'EUR' },
      overageAmount: { amount: '315.00', currency: 'EUR' },
      amount: { amount: '515.00', currency: 'EUR' },
    });
  });

  it('R-29: 40 h a month from 16 November 2026 are 20:00; from 10 October 1703 min', () => {
    const granted = (from: string) =>
      new PeriodPlan(sampleEngagement({ validFrom: from, allowanceMinutes: 2400 })).at(day(from))
        ?.grantedMinutes;
    expect(granted('2026-11-16')).toBe(1200);
    expect(granted('2026-10-10')).toBe(1703);
  });

  it('R-30: of 20:00, 16:00 reach 80 %, 20:00 reach 100 %; beyond it nothing is approved or charged until consent', () => {
    const terms = { overage: 'ask', overageRateMinor: 4500 } as const;
    const used = (seconds: number, granted: Circumstances['granted'] = 0) => {
      const work = [sampleWork('w', '2026-01-10', seconds)];
      const [period] = openPeriods(sampleAccount(sampleEngagement(terms), work), day('2026-01-31'));
      return shown(period, terms, granted);
    };
    expect(used(57_599).alerts).toEqual([]);
    expect(used(57_600).alerts).toEqual([80]);
    expect(used(72_000)).toMatchObject({ alerts: [80, 100], overageSeconds: 0, leftSeconds: 0 });
    const over = { overageSeconds: 7200, leftSeconds: -7200 };
    expect(used(79_200)).toMatchObject({
      ...over,
      unapprovedOverageSeconds: 7200,
      overageAmount: { amount: '0.00' },
    });
    expect(used(79_200, 3600)).toMatchObject({
      ...over,
      unapprovedOverageSeconds: 3600,
      overageAmount: { amount: '45.00' },
    });
    expect(used(79_200, 'all')).toMatchObject({
      ...over,
      unapprovedOverageSeconds: 0,
      overageAmount: { amount: '90.00' },
    });
  });

  it('R-31: periods anchored on day 31 begin on 31 October, 30 November and 31 December', () => {
    const plan = new PeriodPlan(sampleEngagement({ validFrom: '2026-10-31', anchorDay: 31 }));
    expect(plan.through(day('2026-12-31')).map(({ from }) => from.toString())).toEqual([
      '2026-10-31',
      '2026-11-30',
      '2026-12-31',
    ]);
  });

  it('covers in part: one entry, a line of consumption and a line of overage', () => {
    const [period] = openPeriods(
      sampleAccount(sampleEngagement({ allowanceMinutes: 60 }), [sampleWork('w', '2026-01-10', 5400)]),
      day('2026-01-31'),
    );
    expect(period?.reckoned.lines.map(({ kind, seconds, entryId }) => [kind, seconds, entryId])).toEqual([
      ['allowance', 3600, null],
      ['consumption', -3600, 'w'],
      ['overage', -1800, 'w'],
    ]);
  });

  it('counts billed minutes, and gives back what a correction takes off, as if it had never been used', () => {
    const rounding = { minutes: 15, direction: 'up', scope: 'task_day', minimumMinutes: 0 } as const;
    const engagement = sampleEngagement({ allowanceMinutes: 60, rounding });
    const work = [
      sampleWork('one', '2026-01-10', 7 * 60),
      sampleWork('two', '2026-01-10', 22 * 60),
      sampleWork('three', '2026-01-11', 3600),
      sampleWork('less', '2026-01-20', -1200, { correctsEntryId: 'three' }),
    ];
    const [period] = openPeriods(sampleAccount(engagement, work), day('2026-01-31'));
    expect(period?.reckoned).toMatchObject({ usedSeconds: 1800 + 3600 - 1200, adjustedSeconds: -1200 });
    expect(sum(period?.reckoned.overage ?? [])).toBe(-600);
  });

  it('lets carried minutes live for as many periods as agreed, the oldest used first, and then expire', () => {
    const [january, february, march, april] = months(
      { allowanceMinutes: 600, rolloverPeriods: 2, rolloverCapMinutes: 120 },
      [5, 10, 11],
      '2026-04-30',
    );
    expect(january?.reckoned.carriedOut).toEqual([
      { from: '2026-01-01', seconds: 7200, expiresOn: '2026-03-31' },
    ]);
    // February takes January's two hours first, and leaves two of its own.
    expect(february?.reckoned.carriedOut).toEqual([
      { from: '2026-02-01', seconds: 7200, expiresOn: '2026-04-30' },
    ]);
    expect(march?.reckoned.carriedOut).toEqual([
      { from: '2026-03-01', seconds: 3600, expiresOn: '2026-05-31' },
    ]);
    expect(april?.reckoned).toMatchObject({ openingSeconds: 11 * HOUR, expiredSeconds: 8 * HOUR });
    expect(april?.reckoned.carriedOut.at(0)).toEqual({
      from: '2026-03-01',
      seconds: 3600,
      expiresOn: '2026-05-31',
    });
  });
});

describe('the periods of an engagement', () => {
  const periods = (terms: readonly Partial<Terms>[], through: string, own = {}) =>
    new PeriodPlan(sampleEngagement(terms, own))
      .through(day(through))
      .map(({ from, to, grantedMinutes }) => [from.toString(), to.toString(), grantedMinutes]);

  it('are cut by an agreement with another kind of period, which begins its own', () => {
    const terms = [
      { validFrom: '2026-10-01', allowanceMinutes: 3100 },
      { validFrom: '2026-10-12', allowanceMinutes: 700, period: 'week' as const },
    ];
    expect(periods(terms, '2026-10-20')).toEqual([
      ['2026-10-01', '2026-10-12', 1100],
      ['2026-10-12', '2026-10-19', 700],
      ['2026-10-19', '2026-10-26', 700],
    ]);
  });

  it('count another allowance of the same kind for its days, and other terms not at all', () => {
    const terms = [
      { validFrom: '2026-11-10', allowanceMinutes: 600 },
      { validFrom: '2026-11-20', allowanceMinutes: 900 },
      { validFrom: '2026-12-07', allowanceMinutes: 900, overageRateMinor: 1 },
    ];
    expect(periods(terms, '2026-12-31')).toEqual([
      ['2026-11-10', '2026-12-01', 200 + 330],
      ['2026-12-01', '2027-01-01', 900],
    ]);
  });

  it('begin with the first agreement that grants minutes, rest without one, and end with the engagement', () => {
    const terms = [
      { validFrom: '2026-01-01', allowanceMinutes: null },
      { validFrom: '2026-03-01', allowanceMinutes: 310 },
      { validFrom: '2026-04-01', allowanceMinutes: null },
      { validFrom: '2026-05-01', allowanceMinutes: 310 },
    ];
    expect(periods(terms, '2026-12-31', { endedOn: '2026-05-10' })).toEqual([
      ['2026-03-01', '2026-04-01', 310],
      ['2026-05-01', '2026-05-11', 100],
    ]);
  });

  it('begin anew where what was before is closed', () => {
    const plan = new PeriodPlan(sampleEngagement({ allowanceMinutes: 300 }), day('2026-04-11'));
    expect(plan.from(day('2026-04-11'))).toMatchObject({ grantedMinutes: 200 });
    expect(plan.at(day('2026-04-10'))).toBeNull();
  });
});

describe('the ledger', () => {
  const draws = fc.array(
    fc.record({ number: fc.integer({ min: 1, max: 28 }), seconds: fc.integer({ min: -7200, max: 36_000 }) }),
    { maxLength: 30 },
  );
  const asDraws = (all: readonly { number: number; seconds: number }[]): Draw[] =>
    all
      .filter(({ seconds }) => seconds !== 0)
      .map(({ number, seconds }, index) => ({
        kind: seconds < 0 ? ('adjustment' as const) : ('consumption' as const),
        day: `2026-02-${String(number).padStart(2, '0')}`,
        seconds,
        entryId: `e${index}`,
        adjustmentId: seconds < 0 ? `a${index}` : null,
        ofPeriod: null,
      }))
      .sort((one, other) => one.day.localeCompare(other.day));
  const rules = fc.record({
    from: fc.constant('2026-02-01'),
    lastDay: fc.constant('2026-02-28'),
    grantedSeconds: fc.integer({ min: 0, max: 100_000 }),
    carried: fc.array(
      fc.record({
        from: fc.constantFrom('2025-12-01', '2026-01-01'),
        seconds: fc.integer({ min: 1, max: 20_000 }),
        expiresOn: fc.constantFrom('2026-02-28', '2026-03-31'),
      }),
      { maxLength: 3 },
    ),
    consumes: fc.constantFrom('oldest_first' as const, 'base_first' as const),
    capSeconds: fc.option(fc.integer({ min: 0, max: 50_000 })),
    carriedUntil: fc.option(fc.constant('2026-03-31')),
    followed: fc.boolean(),
  });

  it('adds up to what is left, whatever was used', () => {
    fc.assert(
      fc.property(rules, draws, (given: PeriodRules, used) => {
        const reckoned = reckon(given, asDraws(used));
        expect(sum(reckoned.lines)).toBe(reckoned.openingSeconds - reckoned.usedSeconds);
      }),
    );
  });

  it('adds up to nothing once a period is closed: all minutes are used, expired or carried out', () => {
    fc.assert(
      fc.property(rules, draws, (given: PeriodRules, used) => {
        const reckoned = reckon(given, asDraws(used));
        expect(sum([...reckoned.lines, ...closingLines(given, reckoned)])).toBe(0);
        expect(reckoned.expiredSeconds).toBeGreaterThanOrEqual(0);
      }),
    );
  });

  it('has overage only beyond the opening, exactly as much as is missing', () => {
    fc.assert(
      fc.property(rules, draws, (given: PeriodRules, used) => {
        const { openingSeconds, usedSeconds, overage } = reckon(given, asDraws(used));
        expect(sum(overage) + Math.max(0, usedSeconds - openingSeconds)).toBe(0);
      }),
    );
  });

  it('is the same computed again: after any changes, what is booked adds up to what is reckoned, line by line', () => {
    fc.assert(
      fc.property(rules, fc.array(draws, { minLength: 1, maxLength: 8 }), (given: PeriodRules, states) => {
        const booked: Line[] = [];
        for (const state of states) booked.push(...missingLines(reckon(given, asDraws(state)).lines, booked));
        const wanted = reckon(given, asDraws(states.at(-1) ?? [])).lines;
        expect(missingLines(wanted, booked)).toEqual([]);
        expect(missingLines(booked, wanted)).toEqual([]);
        expect(sum(booked)).toBe(sum(wanted));
      }),
    );
  });
});

describe('overage', () => {
  const piece = (
    seconds: number,
    mode: 'ask' | 'allow' | 'stop' = 'ask',
    rateMinor: number | null = 4500,
  ) => {
    return { seconds, mode, rateMinor };
  };

  it('is approved in the order in which it came about, as far as the client granted', () => {
    expect(approved([piece(1800), piece(1800)], 2700)).toEqual({
      charged: [piece(1800), piece(900)],
      unapprovedSeconds: 900,
    });
    expect(approved([piece(1800), piece(600, 'allow')], 0)).toEqual({
      charged: [piece(600, 'allow')],
      unapprovedSeconds: 1800,
    });
  });

  it('is rounded once for each rate, and has no amount where a rate is missing', () => {
    const third = piece(1200, 'allow', 100);
    expect(overageAmount([third, third, third], 'EUR')).toEqual({ minor: 100, currency: 'EUR' });
    expect(formatMoney(overageAmount([piece(6 * HOUR)], 'EUR') ?? { minor: 0, currency: 'EUR' }).amount).toBe(
      '270.00',
    );
    expect(overageAmount([piece(60, 'allow', null)], 'EUR')).toBeNull();
  });

  it('reaches a threshold exactly, and none while nothing was used', () => {
    expect(reached(79, 100, [80, 100])).toEqual([]);
    expect(reached(80, 100, [80, 100])).toEqual([80]);
    expect(reached(0, 0, [80, 100])).toEqual([]);
    expect(reached(1, 0, [80, 100])).toEqual([80, 100]);
  });
});
