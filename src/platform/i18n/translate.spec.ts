import { readFileSync } from 'node:fs';
import { languages } from '../../kernel/actor.js';
import { textsFor } from './translate.js';

const catalogue = (language: string): Record<string, string> =>
  JSON.parse(readFileSync(new URL(`messages/${language}.json`, import.meta.url), 'utf8'));

describe('texts', () => {
  it.each(languages)('in %s are complete and in alphabetical order', (language) => {
    const keys = Object.keys(catalogue(language));
    expect(keys).toEqual(Object.keys(catalogue('en')));
    expect(keys).toEqual(keys.toSorted());
  });

  it('count as the language counts', () => {
    expect(textsFor('it').t('report.mail.waits', { count: 1 })).toBe('1 decisione La attende');
    expect(textsFor('it').t('report.mail.waits', { count: 2 })).toBe('2 decisioni La attendono');
  });

  it('do not hide that a value is missing', () => {
    expect(() => textsFor('en').t('report.worked')).toThrow();
  });

  it('word an unknown error vaguely, and an unknown field problem generally', () => {
    expect(textsFor('de').error('nobody.knows')).toBe(textsFor('de').t('error.server.unexpected'));
    expect(textsFor('de').validation('nobody-knows')).toBe(textsFor('de').t('validation.invalid'));
  });
});

describe('figures', () => {
  const plain = (text: string) => text.replace(/[\u00a0\u202f\u2009]/g, ' ');

  it('mark thousands in every language', () => {
    expect(languages.map((language) => plain(textsFor(language).number(1345.5, 2)))).toEqual([
      '1,345.50',
      '1.345,50',
      '1.345,50',
      '1.345,50',
    ]);
    expect(plain(textsFor('es').money({ amount: '1345.50', currency: 'EUR' }))).toBe('1.345,50 €');
  });

  it('tell days without any zone, and instants in the zone asked for', () => {
    expect(textsFor('en').day('2026-11-16', 'long')).toBe('Monday, 16 November 2026');
    expect(plain(textsFor('de').days('2026-12-28', '2027-01-03'))).toBe('28. Dezember 2026 – 3. Januar 2027');
    expect(plain(textsFor('it').days('2026-11-02', '2026-11-08'))).toBe('2–8 novembre 2026');
    expect(textsFor('it').month('2026-11-30')).toBe('novembre 2026');
    expect(textsFor('en').instant('2026-10-25T00:30:00Z', 'Europe/Rome')).toBe('25 Oct 2026, 02:30');
    expect(textsFor('en').instant('2026-10-25T01:30:00Z', 'Europe/Rome')).toBe('25 Oct 2026, 02:30');
  });

  it('tell hours to the minute, or exactly', () => {
    expect(textsFor('it').hours(5400)).toBe('1:30');
    expect(textsFor('it').hours(82_318, 'seconds')).toBe('22:51:58');
  });

  it('tell sizes', () => {
    expect([0, 999, 1000, 24_100, 2_410_000].map((size) => plain(textsFor('de').bytes(size)))).toEqual([
      '0 Byte',
      '999 Byte',
      '1 kB',
      '24 kB',
      '2,4 MB',
    ]);
  });
});
