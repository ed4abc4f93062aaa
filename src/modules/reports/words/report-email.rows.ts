import { clipped } from './report-email.words.js';
import { wordedAppointments } from './report-wording.appointments.js';
import { wordedLedger, wordedPeriods } from './report-wording.facts.js';
import type { ReportWording } from './report-wording.js';

/** A line of a list in the mail, in HTML and in text. */
export interface MailRow {
  readonly label: string;
  readonly note: string;
  readonly value: string;
}

export function tasks({ tasks }: ReportWording): MailRow[] {
  return tasks.map((task) => ({
    label: task.title,
    note: [task.status, task.delivered].filter(Boolean).join(', '),
    value: task.hours,
  }));
}

/** By service only where there are several. */
export function services({ services }: ReportWording): MailRow[] {
  return services.length < 2
    ? []
    : services.map(({ name, hours }) => ({ label: name, note: '', value: hours }));
}

/** Entries, late ones and corrections: what the total is the sum of. */
export function entries(wording: ReportWording): MailRow[] {
  const { t } = wording.texts;
  const { late, corrections } = wording;
  const row =
    (title: string) =>
    (entry: ReportWording['entries'][number]): MailRow => {
      const billed = entry.billed && t('report.billed', { hours: entry.billed });
      const facts = [title, entry.day, entry.time, entry.who, entry.about, billed, entry.amount];
      return {
        label: clipped(entry.what),
        note: clipped(facts.filter(Boolean).join(' · ')),
        value: entry.hours,
      };
    };
  return [
    ...wording.entries.map(row('')),
    ...late.map(row(t('report.late.title'))),
    ...corrections.map((each) => ({
      label: clipped(each.what),
      note: clipped(
        [t('report.corrections.title'), each.day, each.about, each.amount].filter(Boolean).join(' · '),
      ),
      value: each.hours,
    })),
  ];
}

export function documents({ documents }: ReportWording): MailRow[] {
  return documents.map((one) => ({
    label: one.title,
    note: [one.fileName, one.version, one.decision].filter(Boolean).join(' · '),
    value: one.size,
  }));
}

/** Sessions, with what became of each. */
export function appointments(wording: ReportWording): MailRow[] {
  return wordedAppointments(wording).map(({ title, when, host, attendance, notes }) => ({
    label: clipped(title),
    note: [when, host, attendance, ...notes].join(' · '),
    value: '',
  }));
}

export function ledger(wording: ReportWording): MailRow[] {
  const { t } = wording.texts;
  return wordedLedger(wording).map(({ day, what, hours, left }) => ({
    label: `${day}, ${what}`,
    note: `${t('report.column.left')}: ${left}`,
    value: hours,
  }));
}

export function periods(wording: ReportWording): MailRow[] {
  const { t } = wording.texts;
  return wordedPeriods(wording).map(({ days, hours, billed }) => ({
    label: days,
    note: t('report.billed', { hours: billed }),
    value: hours,
  }));
}

/** What is billed, where it is not each entry at its rate. */
export function billing(wording: ReportWording): MailRow[] {
  if (!wording.billsByLine) return [];
  return wording.lines.map(({ what, day, about, billed, amount }) => ({
    label: clipped(what),
    note: clipped([day, about, amount].filter(Boolean).join(' · ')),
    value: billed,
  }));
}

/** Under the entries, and under what is billed; the amount stands where amounts are told. */
export function totals({ texts: { t }, total, billsByLine }: ReportWording) {
  const label = t('report.total');
  const amount = total.amount ? ` · ${total.amount}` : '';
  return {
    worked: { label, note: `${total.billable}${billsByLine ? '' : amount}`, value: total.hours },
    billed: { label, note: total.amount, value: total.billedHours },
  };
}
