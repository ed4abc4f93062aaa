import { languages } from '../../kernel/actor.js';
import { textsFor } from '../../platform/i18n/translate.js';
import { closedPage } from '../../platform/pages/closed-link.js';
import { unsubscribePage } from './report-link.page.js';
import { sheetPolicy } from '../../platform/pages/sheet.js';
import { reportPage, type ReportPageProps } from './report.page.js';
import { roundedReport, sampleReport } from './report.sample.js';

const props: ReportPageProps = {
  content: sampleReport,
  contentSha256: 'f'.repeat(64),
  number: 1,
  timeZone: 'Europe/London',
  accepted: null,
  questions: [],
  line: null,
  notice: null,
  urls: {
    page: '/r/secret',
    pdf: '/r/secret/report.pdf',
    accept: '/r/secret/accept',
    ask: '/r/secret/questions',
    unsubscribe: '/r/secret/unsubscribe',
    task: (id) => `/tasks/${id}`,
    file: (id, number) => `/r/secret/files/${id}/${number}`,
  },
};
const english = (changed: Partial<ReportPageProps> = {}) =>
  reportPage(textsFor('en'), { ...props, ...changed });

describe('page of a report', () => {
  it.each(languages)('in %s is complete in one small answer without a script', (language) => {
    const page = reportPage(textsFor(language), props);
    expect(page).toContain(`<html lang="${language}">`);
    expect(page).not.toMatch(/<script|<link|<img|https?:\/\//);
    expect(Buffer.byteLength(page)).toBeLessThan(15_000);
  });

  it('tells what waits, the hours, what was done, the documents, each entry, and takes questions, in this order', () => {
    const page = english();
    const order = [
      'Waiting for your decision',
      'Hours used and left',
      'What was done',
      'Documents',
      'Every entry',
      'Ask.',
    ];
    const places = order.map((title) => page.indexOf(title));
    expect(places).toEqual(places.toSorted((one, other) => one - other));
    expect(places).not.toContain(-1);
  });

  it('changes nothing by its links: accepting and asking are forms that post', () => {
    const page = english();
    expect(page).toMatch(/<form action="\/r\/secret\/accept" method="post">/);
    expect(page).toMatch(/<form action="\/r\/secret\/questions" method="post">/);
    expect(page).toContain(`name="contentSha256" value="${'f'.repeat(64)}"`);
    expect(page).not.toMatch(/href="[^"]*\/(accept|questions)"/);
  });

  it('asks about the entry that was chosen', () => {
    expect(english({ line: 2 })).toContain(`name="entryId" value="${sampleReport.entries[1]?.id}"`);
    expect(english({ line: 99 })).not.toContain('name="entryId"');
  });

  it('says who accepted and when, and offers it no more', () => {
    const page = english({ accepted: { name: 'James Harper', at: '2026-11-16T10:00:00Z' } });
    expect(page).toContain('Accepted by James Harper on 16 Nov 2026, 10:00 (Europe/London).');
    expect(page).not.toContain('/r/secret/accept');
  });

  it('shows each question with its answer, and thanks for a new one', () => {
    const question = {
      contactName: 'James Harper',
      entryId: sampleReport.entries[0]?.id ?? null,
      text: 'Why so long?',
      at: '2026-11-16T10:00:00Z',
      reply: 'There were 80 mails.',
      repliedAt: '2026-11-16T11:00:00Z',
      repliedByName: 'Anna Ferri',
    };
    const page = english({ questions: [question], notice: 'asked' });
    expect(page).toContain('Why so long?');
    expect(page).toContain('There were 80 mails.');
    expect(page).toContain('About entry 1: Mon 9 Nov, 08:00–09:30, Mail of the weekend sorted and answered');
    expect(page).toContain('role="status"');
  });

  it('prints what people wrote as text', () => {
    const page = english({ content: { ...sampleReport, word: '<img src=x onerror=alert(1)>' } });
    expect(page).not.toContain('<img');
  });

  it('allows exactly its own style', () => {
    expect(sheetPolicy).toMatch(/^default-src 'none'; style-src 'sha256-[\w+/=]+'; form-action 'self'/);
    expect(english()).not.toContain('style=');
  });
});

describe('pages of a link', () => {
  it.each(languages)('tell in %s why a link no longer opens', (language) => {
    for (const reason of ['expired', 'revoked', 'unknown'] as const) {
      expect(closedPage(textsFor(language), `report.closed.${reason}`, '/')).toContain(
        `<html lang="${language}">`,
      );
    }
  });

  it('ask before the mails stop, and act by a post alone', () => {
    const facts = {
      email: 'james@example.com',
      workspaceName: 'Ferri & Conti',
      urls: { unsubscribe: '/u', page: '/p' },
    };
    expect(unsubscribePage(textsFor('en'), { ...facts, done: false })).toContain('action="/u" method="post"');
    expect(unsubscribePage(textsFor('en'), { ...facts, done: true })).not.toContain('<button');
  });

  it('prints actual and billed hours side by side where they differ, and nothing of it where they do not', () => {
    const page = english({ content: roundedReport });
    for (const part of [
      'What is billed',
      'Added later',
      'Call with the bank',
      'Corrections',
      'Counted twice',
    ])
      expect(page).toContain(part);
    expect(page).toMatch(/<th scope="col">Actual<\/th><th scope="col">Billed<\/th>/);
    for (const part of ['What is billed', 'Added later', '<h3>Corrections'])
      expect(english()).not.toContain(part);
  });
});
