import { languages } from '../../../kernel/actor.js';
import { TypstPdfWriter } from '../../../platform/documents/pdf.js';
import { textsFor } from '../../../platform/i18n/translate.js';
import { contentSha256, type KeptContent } from '../content/report.content.js';
import { reportPdf } from './report-pdf.js';
import { keptReport, roundedReport, sampleReport } from './report.sample.js';

describe('report on paper', () => {
  const writer = new TypstPdfWriter();
  const print = (content: KeptContent, language: (typeof languages)[number] = 'en') =>
    Buffer.from(
      reportPdf(writer, textsFor(language), { content, number: 1, contentSha256: contentSha256(content) }),
    );

  it.each(languages)('exists in %s, and twice is the same bytes', (language) => {
    const first = print(sampleReport, language);
    expect(first.subarray(0, 5).toString()).toBe('%PDF-');
    expect(first.equals(print(sampleReport, language))).toBe(true);
  });

  it.each(languages)('exists in %s with rounding, late entries and corrections', (language) => {
    expect(print(roundedReport, language).length).toBeGreaterThan(print(sampleReport, language).length);
  });

  it.each(languages)(
    'exists in %s with everything that a report can say, twice the same bytes',
    (language) => {
      const first = print(keptReport, language);
      expect(first.length).toBeGreaterThan(print(roundedReport, language).length);
      expect(first.equals(print(keptReport, language))).toBe(true);
    },
  );

  it.each([14, 31, 366])('exists for %d days, however many bars they make', (count) => {
    const days = Array.from({ length: count }, (_, index) => {
      return {
        day: Temporal.PlainDate.from('2026-01-01').add({ days: index }).toString(),
        seconds: 60 * index,
      };
    });
    expect(() => print({ ...keptReport, coverage: 'days', period: '2026', week: null, days })).not.toThrow();
  });

  it('exists for clauses with much evidence and long comments', () => {
    const clauses = keptReport.clauses.map((clause) => ({
      ...clause,
      comment: 'c'.repeat(2000),
      evidence: Array.from({ length: 50 }, () => ({ ...clause.evidence[0]!, label: 'e'.repeat(200) })),
    }));
    expect(() => print({ ...keptReport, clauses })).not.toThrow();
  });

  it('exists for a week without anything', () => {
    const none = {
      waits: [],
      tasks: [],
      services: [],
      deliverables: [],
      entries: [],
      assistants: [],
      word: '',
      balance: null,
    };
    const totals = { seconds: 0, billableSeconds: 0, amount: null };
    const days = sampleReport.days.map(({ day }) => ({ day, seconds: 0 }));
    expect(() => print({ ...sampleReport, ...none, totals, days, showAmounts: false })).not.toThrow();
  });

  it('exists for a very full week with very long words', () => {
    const [first] = sampleReport.entries;
    const entry = {
      ...first!,
      description: 'x'.repeat(400),
      task: 'y'.repeat(200),
      assistant: 'z'.repeat(120),
    };
    const entries = Array.from({ length: 300 }, (_, index) => ({ ...entry, id: String(index) }));
    const tasks = Array.from({ length: 60 }, () => ({ ...sampleReport.tasks[0]!, title: 'w'.repeat(200) }));
    expect(() => print({ ...sampleReport, entries, tasks })).not.toThrow();
  });
});
