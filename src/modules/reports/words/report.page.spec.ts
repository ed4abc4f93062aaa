import { gzipSync } from 'node:zlib';
import { languages } from '../../../kernel/actor.js';
import { textsFor } from '../../../platform/i18n/translate.js';
import { closedPage } from '../../../platform/pages/closed-link.js';
import { unsubscribePage } from '../links/report-link.page.js';
import { sheetPolicy } from '../../../platform/pages/sheet.js';
import { reportPage, type ReportPageProps } from './report.page.js';
import { keptReport, roundedReport, sampleReport } from './report.sample.js';

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
    forward: '/r/secret/forward',
    verify: '/r/verify',
    csv: '/r/secret/report.csv',
    task: (id) => `/tasks/${id}`,
    file: (id, number) => `/r/secret/files/${id}/${number}`,
  },
};
const english = (changed: Partial<ReportPageProps> = {}) =>
  reportPage(textsFor('en'), { ...props, ...changed });

describe('page of a report', () => {
  it.each(languages)('in %s is complete in one small answer without a script', (language) => {
    for (const content of [sampleReport, keptReport]) {
      const page = reportPage(textsFor(language), { ...props, content });
      expect(page).toContain(`<html lang="${language}">`);
      expect(page).not.toMatch(/<script|<link|<img|https?:\/\//);
      expect(page).not.toMatch(/undefined|\bnull\b|NaN|\breport\.[a-z]+\.[a-z]/);
      expect(gzipSync(page).length).toBeLessThan(15_000);
    }
  });

  it('tells everything in the order in which its reader needs it, and takes an answer at the end', () => {
    const page = english({ content: keptReport });
    const order = [
      'Corrected: this is version 2',
      'Hours used and left',
      'Waiting for your decision',
      'Is the agreement kept?',
      'A word from Anna Ferri and Bea Conti',
      'What was done',
      'Every entry',
      'What is billed',
      'Documents<',
      'Questions and waits',
      'The balance, line by line',
      'Beside what came before',
      'Day by day',
      'What it came to',
      'Is everything right?',
      'Something unclear? Ask.',
      'Show it to somebody',
      'Fingerprint',
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

  it('prints each clause with its evidence, which leads to the thing itself', () => {
    const page = english({ content: keptReport });
    expect(page).toContain('90\u00a0% (9/10), target 95\u00a0%, not met');
    expect(page).toContain('The hotel confirmed only on Thursday.');
    expect(page).toContain(`<a href="/tasks/${keptReport.waits[0]?.taskId}">Trip to Munich</a>`);
    expect(page).toContain('<a href="#e3">Texts of the new website</a>');
    expect(page).toContain('id="e3"');
    expect(page).toContain(`<a href="#d${keptReport.deliverables[1]?.id}">Itinerary Munich</a>`);
  });

  it('says what silence means, by the day where it is known, and that it has spoken', () => {
    expect(english({ content: keptReport })).toContain('if there is no answer within 5 working days');
    expect(english({ content: keptReport, acceptedFrom: '2026-11-24T08:00:00Z' })).toContain(
      'if there is no answer by 24 Nov 2026, 08:00 (Europe/London)',
    );
    const silent = english({ content: keptReport, accepted: { name: null, at: '2026-11-24T08:00:00Z' } });
    expect(silent).toContain('Counts as accepted since 24 Nov 2026, 08:00 (Europe/London)');
  });

  it('of an earlier version says that there is a newer one, and takes no answer', () => {
    const page = english({ newer: { number: 2, url: '/r/secret/versions/2' } });
    expect(page).toContain('<a class="button" href="/r/secret/versions/2">Open version 2</a>');
    expect(page).not.toMatch(/action="\/r\/secret\/(accept|questions)"/);
  });

  it('of a later version tells each difference, and the way to the one before', () => {
    const page = english({ content: keptReport, earlier: { number: 1, url: '/r/secret/versions/1' } });
    expect(page).toContain('Sat 14 Nov, Venue and hotel: 2:00 → 1:45, by Anna Ferri, The break was missing');
    expect(page).toContain('<a class="file" href="/r/secret/versions/1">Open version 1</a>');
  });

  it('for whom it was passed on to is for reading: no form, no portal, nobody of the client by name', () => {
    const page = english({
      content: keptReport,
      readOnly: true,
      accepted: { name: 'James Harper', at: '2026-11-18T08:00:00Z' },
    });
    expect(page).not.toMatch(/<form|<textarea|href="\/tasks\/|#ask|James Harper/);
    expect(page).toContain('A copy for reading.');
    expect(page).toContain('Accepted on 18 Nov 2026, 08:00 (Europe/London).');
  });

  it('makes a link to pass on by a form, and shows it once', () => {
    expect(english()).toContain('<form action="/r/secret/forward" method="post">');
    const url = 'https://affianco.example/r/shared/other';
    const page = english({ forwarded: { url, until: '2026-12-24T08:00:00Z' } });
    expect(page).toContain(`<a href="${url}">${url}</a>`);
    expect(page).not.toContain('action="/r/secret/forward"');
  });

  it('leads to files and to the page that verifies, where there are such', () => {
    expect(english()).toContain('<a href="/r/secret/report.csv">CSV</a>');
    expect(english()).toContain('<a href="/r/verify">Check whether a file is genuine</a>');
    expect(english()).not.toContain('XLSX');
  });

  it('says that its opening is noted where it is, and nothing of it where it is not', () => {
    expect(english({ notesOpening: true })).toContain('notes once that this page was opened, and when.');
    expect(english({ notesOpening: false })).not.toContain('notes once');
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
