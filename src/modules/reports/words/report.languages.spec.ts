import { languages, type Language } from '../../../kernel/actor.js';
import { textsFor } from '../../../platform/i18n/translate.js';
import { renderMail } from '../../../platform/mail/render.js';
import { reportMail } from './report.email.js';
import { reportPage } from './report.page.js';
import { keptReport } from './report.sample.js';

/** Every duration, time of day and share that a text prints, in its order. */
const hours = (text: string) => text.match(/[−-]?\d+:\d\d\b|\d+\/\d+/g) ?? [];
/** Every amount of money in cents, however the language writes it. */
const cents = (text: string) =>
  [...text.matchAll(/(-?)(?:€([\d.,]+)|([\d.,]+)\s€)/g)].map(([, sign, before, after]) => {
    return Number(`${sign}${(before ?? after ?? '').replaceAll(/[.,]/g, '')}`);
  });
const words = (html: string) =>
  html
    .replaceAll(/<style>.*?<\/style>/gs, '')
    .replaceAll(/<[^>]+>/g, ' ')
    .replaceAll('&#x27;', "'");

const mail = (language: Language) => renderMail(reportMail, language, reportMail.sample);
const page = (language: Language, timeZone = 'Europe/London') =>
  words(
    reportPage(textsFor(language), {
      ...{ content: keptReport, contentSha256: reportMail.sample.contentSha256, number: 2, timeZone },
      ...{ accepted: null, questions: [], line: null, notice: null },
      urls: { page: '/r/secret', pdf: '/r/secret/report.pdf' },
    }),
  );

describe('the same report in four languages', () => {
  const others = languages.filter((language) => language !== 'en');

  it.each(others)('has in %s the figures that it has in English, to the minute and the cent', (language) => {
    for (const told of [
      page,
      (each: Language) => mail(each).text,
      (each: Language) => words(mail(each).html),
    ]) {
      expect(hours(told('en')).length).toBeGreaterThan(40);
      expect(cents(told('en'))).toContain(24_250);
      expect(hours(told(language))).toEqual(hours(told('en')));
      expect(cents(told(language))).toEqual(cents(told('en')));
    }
  });

  it('has them wherever its reader is', () => {
    expect(hours(page('es', 'Pacific/Auckland'))).toEqual(hours(page('es')));
  });
});
