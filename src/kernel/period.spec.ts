import fc from 'fast-check';
import type { Days } from './month.js';
import { periodOf, proRata, type PeriodTerms } from './period.js';

const day = (text: string) => Temporal.PlainDate.from(text);
const monthly = (anchorDay: number): PeriodTerms => ({ period: 'month', anchorDay, weekStartsOn: 1 });
const weekly = (weekStartsOn: 1 | 7): PeriodTerms => ({ period: 'week', anchorDay: 1, weekStartsOn });
const printed = ({ from, to }: Days) => `${from.toString()}..${to.toString()}`;
const hours = (count: number) => count * 60;

describe('the period of a day', () => {
  it('R-31: anchored on day 31 begins on 31 October, 30 November and 31 December', () => {
    const terms = monthly(31);
    expect(printed(periodOf(day('2026-11-29'), terms))).toBe('2026-10-31..2026-11-30');
    expect(printed(periodOf(day('2026-11-30'), terms))).toBe('2026-11-30..2026-12-31');
    expect(printed(periodOf(day('2026-12-31'), terms))).toBe('2026-12-31..2027-01-31');
  });

  it.each([
    [31, '2026-02-27', '2026-01-31..2026-02-28'],
    [31, '2026-02-28', '2026-02-28..2026-03-31'],
    [30, '2028-02-29', '2028-02-29..2028-03-30'],
    [29, '2027-03-01', '2027-02-28..2027-03-29'],
    [15, '2027-01-14', '2026-12-15..2027-01-15'],
    [15, '2027-01-15', '2027-01-15..2027-02-15'],
    [1, '2026-11-30', '2026-11-01..2026-12-01'],
  ])('R-31: anchored on day %i, of %s is %s', (anchorDay, on, expected) => {
    expect(printed(periodOf(day(on), monthly(anchorDay)))).toBe(expected);
  });

  it('is the engagement’s week where the allowance is weekly', () => {
    expect(printed(periodOf(day('2026-11-15'), weekly(1)))).toBe('2026-11-09..2026-11-16');
    expect(printed(periodOf(day('2026-11-15'), weekly(7)))).toBe('2026-11-15..2026-11-22');
  });

  it('holds the day, and meets the next period without a gap or a day twice', () => {
    const someDay = fc.integer({ min: 0, max: 20_000 }).map((days) => day('2020-01-01').add({ days }));
    const terms = fc.oneof(
      fc.integer({ min: 1, max: 31 }).map(monthly),
      fc.constantFrom<1 | 7>(1, 7).map(weekly),
    );
    fc.assert(
      fc.property(someDay, terms, (on, agreed) => {
        const period = periodOf(on, agreed);
        expect(Temporal.PlainDate.compare(period.from, on)).toBeLessThanOrEqual(0);
        expect(Temporal.PlainDate.compare(on, period.to)).toBe(-1);
        expect(printed(periodOf(period.from, agreed))).toBe(printed(period));
        expect(periodOf(period.to, agreed).from.equals(period.to)).toBe(true);
        expect(periodOf(period.from.subtract({ days: 1 }), agreed).to.equals(period.from)).toBe(true);
      }),
    );
  });
});

describe('an allowance for a part of a period', () => {
  it('R-29: of 40 h a month is 20:00 from 16 November 2026, and 1703 min from 10 October', () => {
    const november = periodOf(day('2026-11-16'), monthly(1));
    const october = periodOf(day('2026-10-10'), monthly(1));
    expect(proRata(hours(40), { from: day('2026-11-16'), to: november.to }, november)).toBe(hours(20));
    expect(proRata(hours(40), { from: day('2026-10-10'), to: october.to }, october)).toBe(1703);
  });

  it('rounds half a minute up', () => {
    const november = periodOf(day('2026-11-01'), monthly(1));
    expect(proRata(15, { from: day('2026-11-30'), to: november.to }, november)).toBe(1);
    expect(proRata(14, { from: day('2026-11-30'), to: november.to }, november)).toBe(0);
  });

  it('counts only days that lie in the period', () => {
    const november = periodOf(day('2026-11-01'), monthly(1));
    expect(proRata(hours(40), { from: day('2026-01-01'), to: day('2027-01-01') }, november)).toBe(hours(40));
    expect(proRata(hours(40), { from: day('2026-12-01'), to: day('2027-01-01') }, november)).toBe(0);
  });

  it('is all of it for the whole, and never more for fewer days', () => {
    const period = periodOf(day('2026-11-16'), monthly(31));
    fc.assert(
      fc.property(fc.nat(44_640), fc.integer({ min: 0, max: 29 }), (minutes, days) => {
        const from = period.from.add({ days });
        const part = proRata(minutes, { from, to: period.to }, period);
        expect(proRata(minutes, period, period)).toBe(minutes);
        expect(part).toBeLessThanOrEqual(minutes);
        expect(proRata(minutes, { from: from.add({ days: 1 }), to: period.to }, period)).toBeLessThanOrEqual(
          part,
        );
      }),
    );
  });
});
