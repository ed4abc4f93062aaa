import { readFileSync } from 'node:fs';
import type { PdfData, PdfWriter } from '../../../platform/documents/pdf.js';
import type { Texts } from '../../../platform/i18n/translate.js';
import type { KeptContent } from '../content/report.content.js';
import {
  printedAppointments,
  printedBilling,
  printedClauses,
  printedDocuments,
  printedEntries,
  printedLedger,
  printedPeriods,
  printedServices,
  printedTasks,
  printedTurns,
} from './report-pdf.tables.js';
import { valueInWords } from './report-wording.facts.js';
import { ReportWording } from './report-wording.js';

export interface ReportPaper {
  readonly content: KeptContent;
  /** Version of the report, from 1. */
  readonly number: number;
  /** Of the canonical content, 64 hexadecimal digits. */
  readonly contentSha256: string;
  /** Where anybody finds out whether a file is this report; printed as it is typed. */
  readonly verifyUrl?: string;
}

const template = readFileSync(new URL('report.typ', import.meta.url), 'utf8');

/** The report on paper (A4, PDF/UA-1) in one language. The same content gives the same bytes, today and later. */
export function reportPdf(writer: PdfWriter, texts: Texts, paper: ReportPaper): Uint8Array {
  const wording = new ReportWording(texts, paper.content);
  return writer.write(template, printedReport(wording, paper), {
    language: texts.language,
    title: wording.title,
    date: Temporal.Instant.from(paper.content.figuresAsOf),
  });
}

/** What report.typ prints: every label and figure worded, every table a list of rows. */
function printedReport(wording: ReportWording, { number, contentSha256, verifyUrl }: ReportPaper): PdfData {
  const { texts, balance, total, content } = wording;
  const { t } = texts;
  return {
    workspace: content.workspace.name,
    authors: [...content.assistants],
    heading: wording.heading,
    client: content.engagement.clientName,
    days: wording.days,
    edition: [wording.period, t('report.version', { number })].filter(Boolean).join(' · '),
    meta: [
      [t('report.engagement'), content.engagement.name],
      [t('report.prepared-by', { names: '' }).trim(), wording.authors],
      [t('report.time-zone'), content.engagement.timeZone],
    ],
    revision: printedRevision(wording),
    worked: wording.worked,
    billable: total.inShort,
    balance: balance && {
      sentence: [balance.sentence, ...balance.notes].join(' '),
      share: balance.share,
      over: balance.over,
    },
    word: { title: t('report.word.title', { names: wording.authors }), text: content.word },
    waits: { title: t('report.waits.title'), none: t('report.waits.none'), items: wording.waits },
    clauses: printedClauses(wording),
    chart: {
      title: wording.barsTitle,
      alt: wording.barsInWords,
      bars: wording.bars.map((bar) => ({ ...bar })),
    },
    tasks: printedTasks(wording),
    services: printedServices(wording),
    documents: printedDocuments(wording),
    entries: printedEntries(wording),
    billing: printedBilling(wording),
    appointments: printedAppointments(wording),
    turns: printedTurns(wording),
    ledger: printedLedger(wording),
    before: printedPeriods(wording),
    value: { title: t('report.value.title'), sentences: [...valueInWords(wording), wording.silence()] },
    closing: {
      asOf: wording.asOf,
      zone: wording.calendar,
      hashLabel: t('report.hash'),
      // In parts, each short enough to be printed as it is, without a place to break.
      hash: contentSha256.match(/.{1,16}/g) ?? [],
      verify: verifyUrl ? t('report.verify-at', { url: verifyUrl }) : '',
    },
    page: t('report.page', { page: '{page}', pages: '{pages}' }),
  };
}

function printedRevision({ revision, texts }: ReportWording): PdfData {
  if (!revision) return null;
  const { title, reason, differences, figures, of } = revision;
  return {
    title,
    reason,
    differences: differences.length > 0 ? [...differences] : [texts.t('report.revision.unchanged')],
    figures: [...figures],
    kept: texts.t('report.revision.earlier-kept', { number: of }),
  };
}
