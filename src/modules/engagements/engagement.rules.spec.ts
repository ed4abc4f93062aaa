import { agreementOn, type Agreements } from '../../kernel/dated.js';
import { daysInForce, rateIn } from './engagement.rules.js';

const day = (text: string) => Temporal.PlainDate.from(text);

describe('the agreement of a day', () => {
  const agreements: Agreements<{ validFrom: string; rate: number }> = [
    { validFrom: '2026-03-10', rate: 3000 },
    { validFrom: '2026-12-01', rate: 3200 },
  ];

  it.each([
    ['2026-03-10', 3000],
    ['2026-11-30', 3000],
    ['2026-12-01', 3200],
    ['2027-05-01', 3200],
  ])('is the newest that began by %s', (on, rate) => {
    expect(agreementOn(agreements, day(on)).rate).toBe(rate);
  });

  it('is the first one before any began', () => {
    expect(agreementOn(agreements, day('2026-03-01')).rate).toBe(3000);
  });
});

describe('the days of an agreement', () => {
  const [first, second, third] = ['2026-03-10', '2026-12-01', '2027-01-01'].map((validFrom) => ({
    validFrom,
  })) as [{ validFrom: string }, { validFrom: string }, { validFrom: string }];

  it('end with the next one; the first holds from ever, the last for good', () => {
    const all = [first, second, third] as const;
    expect(daysInForce(all, first)).toEqual({ from: null, to: '2026-12-01' });
    expect(daysInForce(all, second)).toEqual({ from: '2026-12-01', to: '2027-01-01' });
    expect(daysInForce(all, third)).toEqual({ from: '2027-01-01', to: null });
    expect(daysInForce([first], first)).toEqual({ from: null, to: null });
  });
});

describe('a rate', () => {
  it('is kept in minor units of the engagement’s currency', () => {
    expect(rateIn('EUR', { amount: '27.5', currency: 'EUR' })).toBe(2750);
    expect(rateIn('JPY', { amount: '4000', currency: 'JPY' })).toBe(4000);
    expect(rateIn('EUR', null)).toBeNull();
  });

  it('is refused in another currency, or with more decimals than there are', () => {
    expect(() => rateIn('EUR', { amount: '27.50', currency: 'USD' })).toThrow(
      'engagement.rate-in-other-currency',
    );
    expect(() => rateIn('JPY', { amount: '27.50', currency: 'JPY' })).toThrow('request.invalid');
  });
});
