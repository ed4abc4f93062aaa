import type { MoneyText } from '../../../kernel/money.js';
import type { Cell, Table } from '../../../platform/documents/tables.js';
import type { Texts } from '../../../platform/i18n/translate.js';
import type { ReportContent, ReportedEntry } from '../content/report.content.js';

/** How a report is taken along. JSON is the canonical content, whose hash is printed on it. */
export const reportFormats = ['csv', 'xlsx', 'json'] as const;
export type ReportFormat = (typeof reportFormats)[number];

export const reportFileTypes: Readonly<Record<ReportFormat, string>> = {
  csv: 'text/csv; charset=utf-8',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  json: 'application/json; charset=utf-8',
};

/**
 * The work of a report in one table: every entry, late ones and corrections, so that the column of hours adds up to
 * the report's total. Heads are the reader's; days, instants and figures are for programs.
 */
export function workTable({ t }: Texts, content: ReportContent): Table {
  const { entries, late, corrections, showAmounts } = content;
  const about = (kind: string, entry: ReportedEntry): Cell[] => [
    ...[kind, entry.day, entry.startedAt, entry.endedAt],
    ...[entry.task, entry.service, entry.description, entry.assistant],
    ...[entry.billable ? t('report.export.yes') : t('report.export.no'), { seconds: entry.seconds }],
    entry.billedSeconds === null ? null : { seconds: entry.billedSeconds },
    ...(showAmounts ? [amount(entry.amount)] : []),
    '',
  ];
  return {
    name: t('report.entries.title'),
    head: [
      ...[t('report.export.kind'), t('report.column.day'), t('report.export.from'), t('report.export.to')],
      ...[
        t('report.column.task'),
        t('report.column.service'),
        t('report.column.what'),
        t('report.column.who'),
      ],
      ...[t('report.column.billable'), t('report.column.actual'), t('report.column.billed')],
      ...(showAmounts ? [t('report.column.amount')] : []),
      t('report.export.reason'),
    ],
    rows: [
      ...entries.map((entry) => about(t('report.export.entry'), entry)),
      ...late.map((entry) => about(t('report.late.title'), entry)),
      ...corrections.map(({ day, entry, billable, seconds, reason, by, ...each }): Cell[] => [
        ...[t('report.corrections.title'), day, null, null],
        ...[entry.task, entry.service, entry.description, entry.assistant],
        ...[billable ? t('report.export.yes') : t('report.export.no'), { seconds }, null],
        ...(showAmounts ? [amount(each.amount)] : []),
        `${reason} (${by})`,
      ]),
    ],
  };
}

/** What is billed, line by line; its columns add up to the report's totals. */
export function billingTable({ t }: Texts, { lines, showAmounts }: ReportContent): Table {
  return {
    name: t('report.billing.title'),
    head: [
      ...[t('report.column.day'), t('report.column.task'), t('report.column.service')],
      ...[t('report.column.actual'), t('report.column.billed')],
      ...(showAmounts ? [t('report.export.rate'), t('report.column.amount')] : []),
    ],
    rows: lines.map((line): Cell[] => [
      ...[line.day, line.task, line.service],
      ...[{ seconds: line.actualSeconds }, { seconds: line.billedSeconds }],
      ...(showAmounts ? [amount(line.rate), amount(line.amount)] : []),
    ]),
  };
}

/** What was handed over, with the hash by which each file is known again. */
export function documentsTable({ t }: Texts, { deliverables }: ReportContent): Table {
  return {
    name: t('report.documents.title'),
    head: [
      ...[t('report.column.document'), t('report.export.version'), t('report.export.file')],
      ...[t('report.column.task'), t('report.column.at'), 'SHA-256'],
    ],
    rows: deliverables.map((each): Cell[] => [
      ...[each.title, { count: each.versionNumber }, each.fileName],
      ...[each.taskTitle, each.at, each.sha256],
    ]),
  };
}

/** Sessions, what became of each, and what was charged of those that were missed. */
export function appointmentsTable({ t }: Texts, { appointments }: ReportContent): Table {
  return {
    name: t('report.appointments.title'),
    head: [
      ...[t('report.column.appointment'), t('report.export.from'), t('report.export.to')],
      ...[t('report.column.host'), t('report.column.attendance'), t('report.column.useful')],
      t('report.column.charged'),
    ],
    rows: appointments.items.map((each): Cell[] => [
      ...[each.title, each.startsAt, each.endsAt, each.host],
      t(`report.appointments.${each.attendance ?? 'open'}`),
      each.useful && t('report.appointments.useful', { useful: each.useful }),
      each.charged && { seconds: each.charged.seconds },
    ]),
  };
}

function amount(money: MoneyText | null): Cell {
  return money && { amount: money.amount };
}
