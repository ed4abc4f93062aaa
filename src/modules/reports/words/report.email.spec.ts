import { languages } from '../../../kernel/actor.js';
import { renderMail } from '../../../platform/mail/render.js';
import { reportMail } from './report.email.js';
import { keptReport, roundedReport } from './report.sample.js';

const { sample } = reportMail;
const plain = (text: string) => text.replaceAll(/[\u00a0\u2009]/g, ' ').replaceAll(' – ', '–');
const english = (changed: Partial<typeof sample> = {}) =>
  renderMail(reportMail, 'en', { ...sample, ...changed });
const weekly = { ...keptReport, revision: null };
const idle = {
  ...weekly,
  ...{
    entries: [],
    late: [],
    corrections: [],
    deliverables: [],
    appointments: { items: [], rate: null },
    lines: [],
    tasks: [],
    services: [],
    waits: [],
  },
  word: '',
  days: keptReport.days.map(({ day }) => ({ day, seconds: 0 })),
  totals: { seconds: 0, billableSeconds: 0, billedSeconds: 0, amount: { amount: '0.00', currency: 'EUR' } },
};

describe('mail of a report', () => {
  it.each(languages)('in %s leads to the page by HTML and by text, and stops by one click', (language) => {
    const mail = renderMail(reportMail, language, sample);
    for (const part of [mail.html, mail.text]) {
      expect(part).toContain(sample.pageUrl);
      expect(part).toContain(`${sample.pageUrl}#accept`);
      expect(part).toContain(sample.unsubscribeUrl);
      expect(part).toContain(sample.contentSha256);
      expect(part).toContain(sample.verifyUrl);
      expect(part).toContain('8:25');
      expect(part).toContain('242');
    }
    expect(mail.unsubscribeUrl).toBe(sample.unsubscribeUrl);
    expect(mail.html).toContain(`<html lang="${language}"`);
    expect(mail.html).not.toMatch(/<script|<img|src=/);
  });

  it('says in its subject how many decisions wait', () => {
    expect(english({ content: weekly }).subject).toMatch(/8:25\sh, 2 decisions wait for you$/);
    expect(english({ content: { ...weekly, waits: [] } }).subject).toMatch(/8:25\sh$/);
  });

  it.each(languages)(
    'prints in %s each clause in one line, the unmet one with its case and the comment',
    (language) => {
      const mail = renderMail(reportMail, language, sample);
      for (const part of [mail.html, mail.text].map(plain)) {
        expect(part).toMatch(/90 % \(9\/10\), \S+ 95 %, \S+/);
        expect(part).toContain('The hotel confirmed only on Thursday.');
        expect(part).toContain('Trip to Munich (12');
      }
    },
  );

  it('tells a corrected report by its subject, and begins with what changed', () => {
    const { subject, text } = english();
    expect(plain(subject)).toBe('Corrected report 9–15 November 2026 (version 2)');
    const change = '- Sat 14 Nov, Venue and hotel: 2:00 → 1:45, by Anna Ferri, The break was missing';
    expect(text).toContain(change);
    expect(text).toContain('- Amount: €250.00 → €242.50');
    expect(text).toContain(`Open version 1: ${sample.earlierUrl}`);
    expect(text.indexOf(change)).toBeLessThan(text.indexOf('WAITING FOR YOUR DECISION'));
  });

  it('says what silence means, where the agreement says so, and nothing where it does not', () => {
    const rule = 'As agreed, the report counts as accepted if there is no answer within 5 working days.';
    expect(english().text).toContain(rule);
    expect(english().html).toContain(rule);
    expect(english({ content: { ...keptReport, acceptedAfterDays: null } }).text).not.toContain(
      'As agreed, ',
    );
  });

  it('asks a reader of a copy for nothing', () => {
    const { html, text } = english({ readOnly: true });
    for (const part of [html, text]) {
      expect(part).toContain('This copy is for reading');
      expect(part).not.toContain('#accept');
      expect(part).not.toContain('working days');
    }
  });

  it('says that the opening of its page is noted where it is, and nothing of it where it is not', () => {
    for (const part of [english().html, english().text]) {
      expect(plain(part)).toContain('notes once that the page behind this mail was opened, and when');
    }
    expect(english({ notesOpening: false }).text).not.toContain('notes once');
  });

  it('in short says the figures, the unmet clause and the way to the report, and lists no work', () => {
    const mail = english({ content: weekly, detail: 'summary' });
    for (const part of [mail.html, mail.text]) {
      expect(part).toContain('8:25');
      expect(part).toContain('2 decisions wait for you.');
      expect(part).toContain('4 clauses met, 1 not met, 1 not measurable.');
      expect(part).toContain('Standard tasks');
      expect(part).toContain(`${sample.pageUrl}#accept`);
      expect(part).toContain(sample.contentSha256);
      expect(part).not.toContain('Flights compared');
      expect(part).not.toContain('Answers within');
    }
  });

  it.each(languages)('of days without work is short in %s, and still tells what is left', (language) => {
    const mail = renderMail(reportMail, language, { ...sample, content: idle });
    const long = renderMail(reportMail, language, sample);
    expect(mail.text.length).toBeLessThan(long.text.length / 2);
    expect(mail.text).toContain('9:00');
    expect(mail.text).toContain(sample.pageUrl);
    expect(mail.subject).not.toContain('0:00');
  });

  it('tells late entries, corrections and what is billed, as the page does', () => {
    const { text } = english({ content: roundedReport });
    for (const part of [
      'WHAT IS BILLED',
      'Added later',
      'Call with the bank',
      'Corrections',
      'Counted twice',
    ])
      expect(text).toContain(part);
    expect(text).toContain('Total: 6:15 (€190.00)');
  });

  it('stays below what mail programs cut, however full the days were and however long the words', () => {
    const long = 'A long word of somebody '.repeat(200);
    const many = <T>(list: readonly T[], change: (each: T, index: number) => T) =>
      Array.from({ length: 300 }, (_, index) => change(list[0]!, index));
    const content = {
      ...keptReport,
      tasks: many(keptReport.tasks, (task) => ({ ...task, title: 'A long title of a task '.repeat(8) })),
      waits: many(keptReport.waits, (wait) => ({ ...wait, note: long })),
      entries: many(keptReport.entries, (entry, index) => ({ ...entry, id: `${index}`, description: long })),
      clauses: many(keptReport.clauses.slice(1), (clause, index) => ({
        ...clause,
        id: `${index}`,
        comment: long,
      })),
      questions: many(keptReport.questions, (question) => ({ ...question, text: long })),
      balance: { ...keptReport.balance!, ledger: many(keptReport.balance!.ledger, (each) => each) },
      lines: many(keptReport.lines, (each) => each),
      late: many(keptReport.late, (each) => ({ ...each, description: long })),
      deliverables: many(keptReport.deliverables, (one) => ({ ...one, title: 'A long title '.repeat(15) })),
      revision: {
        ...keptReport.revision!,
        differences: many(keptReport.revision!.differences, (each) => ({ ...each, field: 'text', to: long })),
      },
    };
    const { html, text } = renderMail(reportMail, 'de', { ...sample, content });
    expect(Buffer.byteLength(html)).toBeLessThan(102_000);
    expect(html).toContain('288 weitere Punkte');
    expect(text).toContain('288 weitere Punkte');
  });
});
