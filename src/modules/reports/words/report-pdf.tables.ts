import type { PdfData } from '../../../platform/documents/pdf.js';
import { attendanceInWords, wordedAppointments } from './report-wording.appointments.js';
import type { WordedClause, WordedEvidence } from './report-wording.clauses.js';
import { waitedInWords, wordedLedger, wordedPeriods, wordedQuestions } from './report-wording.facts.js';
import type { ReportWording, WordedEntry } from './report-wording.js';

/** A table of report.typ: a heading, the names of its columns, its rows, and what they come to. */
type Printed = Readonly<Record<string, PdfData>>;

/** A cell with small print under it. */
function cell(main: string, notes: readonly string[], alarm = false) {
  return { main, notes: notes.filter(Boolean), alarm };
}

/** What was agreed with what became of it; what is known of it stands under its name. */
export function printedClauses(wording: ReportWording): Printed {
  const { t } = wording.texts;
  return {
    title: t('report.clauses.title'),
    about: [wording.agreement, wording.clausesInShort && `${wording.clausesInShort}.`].filter(Boolean),
    head: [t('report.column.clause'), t('report.column.status')],
    rows: wording.clauses.map((clause) => [
      cell(clause.name, clauseNotes(clause, wording)),
      cell(clause.line, [clause.reason], clause.outcome === 'not_met'),
    ]),
  };
}

function clauseNotes({ comment, missed, kept }: WordedClause, { texts: { t } }: ReportWording) {
  const listed = (title: string, list: readonly WordedEvidence[]) =>
    list.length === 0
      ? ''
      : `${title}: ${list.map(({ what, note }) => (note ? `${what} (${note})` : what)).join('; ')}`;
  return [
    listed(t('report.clause.not-as-agreed'), missed),
    comment && t('report.clause.comment', { comment }),
    listed(t('report.clause.as-agreed', { count: kept.length }), kept),
  ];
}

export function printedTasks(wording: ReportWording): Printed {
  const { t } = wording.texts;
  return {
    title: t('report.done.title'),
    none: t('report.done.none', { coverage: wording.coverage }),
    head: [
      t('report.column.task'),
      t('report.column.status'),
      t('report.column.delivered'),
      t('report.column.hours'),
    ],
    rows: wording.tasks.map((task) => [task.title, task.status, task.delivered, task.hours]),
    total: [t('report.total'), '', '', wording.total.hours],
  };
}

export function printedServices({ texts: { t }, services, total }: ReportWording): Printed {
  return {
    title: t('report.services.title'),
    head: [t('report.column.service'), t('report.column.billable'), t('report.column.hours')],
    rows: services.map((service) => [service.name, service.billable, service.hours]),
    total: [t('report.total'), total.billableHours, total.hours],
  };
}

export function printedDocuments(wording: ReportWording): Printed {
  const { t } = wording.texts;
  return {
    title: t('report.documents.title'),
    none: t('report.documents.none', { coverage: wording.coverage }),
    head: [
      t('report.column.document'),
      t('report.column.task'),
      t('report.column.at'),
      t('report.column.size'),
    ],
    rows: wording.documents.map((one) => [
      cell(one.title, [`${one.fileName} · ${one.version}`, one.decision]),
      one.task,
      one.day,
      one.size,
    ]),
  };
}

/** Every entry, late ones and corrections: what the total is the sum of. Billed stands beside actual where it differs. */
export function printedEntries(wording: ReportWording): Printed {
  const { content, total, billsByLine } = wording;
  const { t } = wording.texts;
  const amounts = content.showAmounts && !billsByLine;
  const last = (billed: string, amount: string) => (billsByLine ? [billed] : amounts ? [amount] : []);
  const row = (entry: WordedEntry, notes: readonly string[]) => [
    ...[String(entry.line), entry.day, entry.time || t('report.untimed')],
    ...[cell(entry.what, notes), entry.who, entry.hours],
    ...last(entry.billed, entry.amount),
  ];
  return {
    title: t('report.entries.title'),
    none: t('report.entries.none', { coverage: wording.coverage }),
    head: [
      ...[t('report.column.line'), t('report.column.day'), t('report.column.time'), t('report.column.what')],
      ...[t('report.column.who'), t(billsByLine ? 'report.column.actual' : 'report.column.hours')],
      ...last(t('report.column.billed'), t('report.column.amount')),
    ],
    rows: [
      ...wording.entries.map((entry) => row(entry, [entry.about])),
      ...wording.late.map((entry) => row(entry, [t('report.late.title'), entry.about])),
      ...wording.corrections.map((each) => [
        ...['', each.day, ''],
        cell(each.what, [t('report.corrections.title'), each.about]),
        ...['', each.hours],
        ...last('', each.amount),
      ]),
    ],
    total: [t('report.total'), total.hours, ...last(total.billedHours, total.amount)],
  };
}

/** What is billed, where it is not each entry at its rate. */
export function printedBilling(wording: ReportWording): Printed {
  const { content, lines, total, rounding } = wording;
  const { t } = wording.texts;
  const amount = (text: string) => (content.showAmounts ? [text] : []);
  return {
    title: t('report.billing.title'),
    rounding,
    amounts: content.showAmounts,
    head: [
      ...[
        t('report.column.day'),
        t('report.column.what'),
        t('report.column.actual'),
        t('report.column.billed'),
      ],
      ...amount(t('report.column.amount')),
    ],
    rows: (wording.billsByLine ? lines : []).map((line) => [
      ...[line.day, cell(line.what, [line.about]), line.actual, line.billed],
      ...amount(line.amount),
    ]),
    total: [...[t('report.total'), '', total.hours, total.billedHours], ...amount(total.amount)],
  };
}

/** Sessions, what became of each, and how many were kept. */
export function printedAppointments(wording: ReportWording): Printed {
  const { t } = wording.texts;
  return {
    title: t('report.appointments.title'),
    rate: attendanceInWords(wording),
    head: [t('report.column.appointment'), t('report.column.host'), t('report.column.attendance')],
    rows: wordedAppointments(wording).map(({ title, when, host, attendance, notes }) => [
      ...[cell(title, [when]), host],
      cell(attendance, notes),
    ]),
  };
}

export function printedTurns(wording: ReportWording): Printed {
  return {
    title: wording.texts.t('report.turns.title'),
    waited: waitedInWords(wording),
    items: wordedQuestions(wording).map(({ task, text, asked, answered }) => ({
      ...{ task, text },
      note: `${asked} · ${answered}`,
    })),
  };
}

export function printedLedger(wording: ReportWording): Printed {
  const { t } = wording.texts;
  return {
    title: t('report.ledger.title'),
    head: [
      t('report.column.day'),
      t('report.column.what'),
      t('report.column.hours'),
      t('report.column.left'),
    ],
    rows: wordedLedger(wording).map(({ day, what, hours, left }) => [day, what, hours, left]),
  };
}

/** This period beside those before it, this one at the end. */
export function printedPeriods(wording: ReportWording): Printed {
  const { t } = wording.texts;
  return {
    title: t('report.before.title'),
    head: [t('report.column.period'), t('report.column.actual'), t('report.column.billed')],
    rows: wordedPeriods(wording).map(({ days, hours, billed }) => [days, hours, billed]),
  };
}
