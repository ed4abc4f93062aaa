import { describe, expect, it } from 'vitest';
import { allLanguages, inLanguage, type Language } from '../../support/in-language';
import { useTermsWords, type WordedTerms } from './terms-words';

const eur = (amount: string) => ({ amount, currency: 'EUR' });
const usual: WordedTerms = {
  rate: eur('30.00'),
  allowanceMinutes: null,
  period: 'month',
  anchorDay: 1,
  allowancePrice: null,
  rollover: { periods: 0, capMinutes: null },
  consumes: 'oldest_first',
  overage: { mode: 'ask', limitMinutes: null, rate: null },
  rounding: null,
  splitAtMidnight: false,
  discountBasisPoints: 0,
  surcharges: [],
  noShow: { charge: 'nothing', minutes: null, lateCancellations: false },
};
const everything: WordedTerms = {
  ...usual,
  allowanceMinutes: 1200,
  anchorDay: 16,
  allowancePrice: eur('500.00'),
  rollover: { periods: 1, capMinutes: 600 },
  overage: { mode: 'allow', limitMinutes: 300, rate: eur('45.00') },
  rounding: { minutes: 15, direction: 'up', scope: 'task_day', minimumMinutes: 15 },
  splitAtMidnight: true,
  discountBasisPoints: 1000,
  surcharges: [
    { name: 'Rush', kind: 'rush', weekdays: [], from: null, to: null, basisPoints: 2500 },
    { name: 'Weekend', kind: 'window', weekdays: [6, 7], from: '00:00', to: '00:00', basisPoints: 1250 },
    { name: 'Evening', kind: 'window', weekdays: [1], from: '18:00', to: '22:00', basisPoints: 500 },
  ],
  noShow: { charge: 'minutes', minutes: 30, lateCancellations: true },
};

const said = (terms: WordedTerms, language?: Language) => inLanguage(useTermsWords, language)(terms);

describe('terms in words', () => {
  it('say what is agreed, and nothing of what is as usual', () => {
    expect(said(usual)).toBe('€30.00 an hour.');
    expect(said({ ...usual, rate: null })).toBe('No rate agreed.');
  });

  it('say every term', () => {
    expect(said(everything)).toBe(
      [
        '€30.00 an hour.',
        '20:00 a month, from day 16, for €500.00.',
        'Unused hours are carried on for 1 period, at most 10:00; the oldest are used first.',
        'Work beyond that goes on, up to 5:00, at €45.00 an hour.',
        'Each task’s day is rounded up to 15 minutes, at least 15.',
        'Work over midnight is one entry a day.',
        'Rush: 25% on top for rush work.',
        'Weekend: 12.5% on top on Saturday and Sunday.',
        'Evening: 5% on top on Monday, 18:00–22:00.',
        '10% off everything.',
        'A missed appointment may be charged with 0:30 h, a late cancellation too.',
      ].join(' '),
    );
  });

  it.each(allLanguages)('are whole sentences in %s', (language) => {
    const words = said(everything, language);
    expect(words).not.toMatch(/[{}]|terms\./);
    expect(words.split('. ').length).toBeGreaterThanOrEqual(10);
  });
});
