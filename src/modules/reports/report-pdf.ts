import { readFileSync } from 'node:fs';
import type { PdfData, PdfWriter } from '../../platform/documents/pdf.js';
import type { Texts } from '../../platform/i18n/translate.js';
import { ReportWording, type WordedEntry } from './report-wording.js';
import type { KeptContent } from './report.content.js';

export interface ReportPaper {
  readonly content: KeptContent;
  /** Version of the report, from 1. */
  readonly number: number;
  /** Of the canonical content, 64 hexadecimal digits. */
  readonly contentSha256: string;
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
function printedReport(wording: ReportWording, { number, contentSha256 }: ReportPaper): PdfData {
  const { texts, balance, total, content } = wording;
  const amounts = content.showAmounts && !wording.billsByLine;
  const { t } = texts;
  const entryRow = (entry: WordedEntry, note: string) => [
    ...[String(entry.line), entry.day, entry.time || t('report.untimed')],
    ...[{ main: entry.what, note }, entry.who, entry.hours],
    ...(amounts ? [entry.amount] : []),
  ];
  return {
    workspace: content.workspace.name,
    authors: [...content.assistants],
    heading: t('report.title'),
    client: content.engagement.clientName,
    days: wording.days,
    edition: `${wording.week} · ${t('report.version', { number })}`,
    meta: [
      [t('report.engagement'), content.engagement.name],
      [t('report.prepared-by', { names: '' }).trim(), wording.authors],
      [t('report.time-zone'), content.engagement.timeZone],
    ],
    worked: wording.worked,
    billable: total.billable,
    balance: balance && {
      sentence: [balance.sentence, ...balance.notes].join(' '),
      share: balance.share,
      over: balance.over,
    },
    word: { title: t('report.word.title', { names: wording.authors }), text: content.word },
    waits: { title: t('report.waits.title'), none: t('report.waits.none'), items: wording.waits },
    chart: {
      title: t('report.days.title'),
      alt: wording.barsInWords,
      bars: wording.bars.map((bar) => ({ ...bar })),
    },
    tasks: {
      title: t('report.done.title'),
      none: t('report.done.none'),
      head: [
        t('report.column.task'),
        t('report.column.status'),
        t('report.column.delivered'),
        t('report.column.hours'),
      ],
      rows: wording.tasks.map((task) => [task.title, task.status, task.delivered, task.hours]),
      total: [t('report.total'), '', '', total.hours],
    },
    services: {
      title: t('report.services.title'),
      head: [t('report.column.service'), t('report.column.billable'), t('report.column.hours')],
      rows: wording.services.map((service) => [service.name, service.billable, service.hours]),
      total: [t('report.total'), total.billableHours, total.hours],
    },
    documents: {
      title: t('report.documents.title'),
      none: t('report.documents.none'),
      head: [
        t('report.column.document'),
        t('report.column.task'),
        t('report.column.at'),
        t('report.column.size'),
      ],
      rows: wording.documents.map((one) => [
        { main: one.title, note: `${one.fileName} · ${one.version}` },
        one.task,
        one.day,
        one.size,
      ]),
    },
    entries: {
      title: t('report.entries.title'),
      none: t('report.entries.none'),
      amounts,
      head: [
        t('report.column.line'),
        t('report.column.day'),
        t('report.column.time'),
        t('report.column.what'),
        t('report.column.who'),
        t('report.column.hours'),
        ...(amounts ? [t('report.column.amount')] : []),
      ],
      rows: [
        ...wording.entries.map((entry) => entryRow(entry, entry.about)),
        ...wording.late.map((entry) =>
          entryRow(entry, [t('report.late.title'), entry.about].filter(Boolean).join(' · ')),
        ),
        ...wording.corrections.map((each) => [
          ...['', each.day, ''],
          { main: each.what, note: [t('report.corrections.title'), each.about].join(' · ') },
          ...['', each.hours],
          ...(amounts ? [each.amount] : []),
        ]),
      ],
      total: [t('report.total'), total.hours, ...(amounts ? [total.amount] : [])],
    },
    billing: {
      title: t('report.billing.title'),
      rounding: wording.rounding,
      amounts: content.showAmounts,
      head: [
        ...[
          t('report.column.day'),
          t('report.column.what'),
          t('report.column.actual'),
          t('report.column.billed'),
        ],
        ...(content.showAmounts ? [t('report.column.amount')] : []),
      ],
      rows: (wording.billsByLine ? wording.lines : []).map((line) => [
        ...[line.day, { main: line.what, note: line.about }, line.actual, line.billed],
        ...(content.showAmounts ? [line.amount] : []),
      ]),
      total: [
        ...[t('report.total'), '', total.hours, total.billedHours],
        ...(content.showAmounts ? [total.amount] : []),
      ],
    },
    closing: {
      asOf: wording.asOf,
      zone: t('report.days-zone', { zone: content.engagement.timeZone }),
      hashLabel: t('report.hash'),
      // In parts, each short enough to be printed as it is, without a place to break.
      hash: contentSha256.match(/.{1,16}/g) ?? [],
    },
    page: t('report.page', { page: '{page}', pages: '{pages}' }),
  };
}
