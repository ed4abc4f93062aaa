import fc from 'fast-check';
import { amountFor, formatMoney, isCurrency, parseMoney, shareOf, sumMoney, type Money } from './money.js';

const eur = (amount: string): Money => {
  const parsed = parseMoney({ amount, currency: 'EUR' });
  if (!parsed.ok) throw new Error(parsed.problem);
  return parsed.value;
};
const minutes = (count: number) => count * 60;

describe('amount of a line', () => {
  it('R-20: 1:20 at 27.50/h is 36.67', () => {
    expect(formatMoney(amountFor(minutes(80), eur('27.50')))).toEqual({ amount: '36.67', currency: 'EUR' });
  });

  it('R-21: 5 min at 60.00/h is 5.00, 10 min is 10.00', () => {
    expect(formatMoney(amountFor(minutes(5), eur('60.00'))).amount).toBe('5.00');
    expect(formatMoney(amountFor(minutes(10), eur('60.00'))).amount).toBe('10.00');
  });

  it('rounds a half away from zero, on both sides of it', () => {
    expect(amountFor(1800, { minor: 1, currency: 'EUR' }).minor).toBe(1);
    expect(amountFor(1800, { minor: -1, currency: 'EUR' }).minor).toBe(-1);
    expect(amountFor(1799, { minor: 1, currency: 'EUR' }).minor).toBe(0);
  });

  it('is never more than half a minor unit from the exact amount, even past 2^53', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 86_400 }),
        fc.integer({ min: 0, max: 10 ** 12 }),
        (seconds, minor) => {
          const rounded = BigInt(amountFor(seconds, { minor, currency: 'EUR' }).minor);
          const error = rounded * 3600n - BigInt(seconds) * BigInt(minor);
          expect(error > -1800n && error <= 1800n).toBe(true);
        },
      ),
    );
  });
});

describe('share of an amount', () => {
  it('rounds a half away from zero, whatever is negative', () => {
    expect(shareOf(eur('0.05'), 1, 2)).toEqual(eur('0.03'));
    expect(shareOf(eur('-0.05'), 1, 2)).toEqual(eur('-0.03'));
    expect(shareOf(eur('-0.05'), -1, -2)).toEqual(eur('-0.03'));
    expect(shareOf(eur('0.05'), -1, -2)).toEqual(eur('0.03'));
  });

  it('that rounds to nothing is zero, and never less', () => {
    expect(Object.is(shareOf(eur('-0.01'), 1, 3).minor, 0)).toBe(true);
  });
});

describe('total', () => {
  it('is the sum of the printed lines, not a rounding of its own', () => {
    const lines = [1, 2, 3].map(() => amountFor(minutes(20), eur('10.00')));
    expect(lines.map((line) => formatMoney(line).amount)).toEqual(['3.33', '3.33', '3.33']);
    expect(formatMoney(sumMoney(lines, 'EUR')).amount).toBe('9.99');
  });

  it('R-24: of three lines of 33.33 is 99.99, and 22 % tax on it is 22.00', () => {
    const base = sumMoney([eur('33.33'), eur('33.33'), eur('33.33')], 'EUR');
    expect(formatMoney(base).amount).toBe('99.99');
    expect(formatMoney(shareOf(base, 22, 100)).amount).toBe('22.00');
  });

  it('of no lines is zero, and two currencies have none', () => {
    expect(sumMoney([], 'EUR')).toEqual({ minor: 0, currency: 'EUR' });
    expect(() => sumMoney([eur('1'), { minor: 1, currency: 'USD' }], 'EUR')).toThrow(RangeError);
  });
});

describe('money of the API', () => {
  it.each([
    ['36.67', 'EUR', 3667],
    ['28', 'EUR', 2800],
    ['28.5', 'EUR', 2850],
    ['-0.05', 'EUR', -5],
    ['1500', 'JPY', 1500],
    ['1.234', 'KWD', 1234],
  ])('%s %s is %i minor units', (amount, currency, minor) => {
    expect(parseMoney({ amount, currency })).toEqual({ ok: true, value: { minor, currency } });
  });

  it.each([
    ['1.234', 'EUR', 'too-many-decimals'],
    ['1.5', 'JPY', 'too-many-decimals'],
    ['1,50', 'EUR', 'malformed'],
    ['1e3', 'EUR', 'malformed'],
    ['', 'EUR', 'malformed'],
    ['.5', 'EUR', 'malformed'],
    ['99999999999999999', 'EUR', 'too-large'],
    ['1', 'eur', 'unknown-currency'],
    ['1', 'ABC', 'unknown-currency'],
  ])('%j %s is refused: %s', (amount, currency, problem) => {
    expect(parseMoney({ amount, currency })).toEqual({ ok: false, problem });
  });

  it('comes back from its text as it was', () => {
    const currency = fc.constantFrom('EUR', 'USD', 'JPY', 'KWD');
    fc.assert(
      fc.property(fc.maxSafeInteger(), currency, (minor, code) => {
        const money = { minor, currency: code };
        expect(parseMoney(formatMoney(money))).toEqual({ ok: true, value: money });
      }),
    );
  });

  it('knows currencies by their capital code', () => {
    expect([isCurrency('CHF'), isCurrency('chf'), isCurrency('EURO')]).toEqual([true, false, false]);
  });
});
