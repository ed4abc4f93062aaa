import {
  appointments,
  billing,
  documents,
  entries,
  ledger,
  periods,
  services,
  tasks,
  totals,
  type MailRow,
} from './report-email.rows.js';
import {
  clipped,
  closing,
  introduction,
  moreInWords,
  shortened,
  waitsInShort,
} from './report-email.words.js';
import { attendanceInWords } from './report-wording.appointments.js';
import { waitedInWords, wordedQuestions } from './report-wording.facts.js';
import type { ReportWording } from './report-wording.js';
import type { ReportMailProps } from './report-email.props.js';

/** The text part of a report's mail, from the same facts as its HTML. */
export function reportText(wording: ReportWording, props: ReportMailProps): string {
  const { texts, balance, content, total } = wording;
  const { t } = texts;
  const full = props.detail === 'full' && !wording.empty;
  const blocks = [
    t('mail.greeting', { name: props.recipientName }),
    introduction(wording),
    ...revision(wording, props.earlierUrl),
    lines(`${wording.worked} (${total.inShort})`, balance?.sentence ?? '', ...(balance?.notes ?? [])),
    lines(t('report.waits.title').toUpperCase(), ...(full ? waits(wording) : [waitsInShort(wording)])),
    agreement(wording, full),
    content.word && lines(t('report.word.title', { names: wording.authors }).toUpperCase(), content.word),
    ...(full ? details(wording) : []),
    closing(wording).length > 0 ? lines(t('report.value.title').toUpperCase(), ...closing(wording)) : '',
    `${t('report.mail.open')}:\n${props.pageUrl}`,
    ...(props.readOnly
      ? [t('report.mail.read-only')]
      : [
          wording.silence(),
          `${t('report.mail.accept')}:\n${props.pageUrl}#accept`,
          `${t('report.mail.ask')}:\n${props.pageUrl}#ask`,
        ]),
    t('report.mail.attached'),
    lines(
      '-- ',
      `${wording.asOf}. ${wording.calendar}`,
      `${t('report.hash')}: ${props.contentSha256}`,
      props.pdfSha256 ? `${t('report.hash-pdf')}: ${props.pdfSha256}` : '',
      props.verifyUrl ? `${t('report.verify')}: ${props.verifyUrl}` : '',
      props.notesOpening ? t('report.mail.opening-noted', { workspaceName: content.workspace.name }) : '',
      t('mail.sent-by', { workspaceName: content.workspace.name }),
      `${t('mail.unsubscribe')}: ${props.unsubscribeUrl}`,
    ),
  ];
  return `${blocks.filter(Boolean).join('\n\n')}\n`;
}

function revision(wording: ReportWording, earlierUrl: string | undefined): string[] {
  const { revision: changed, texts } = wording;
  if (!changed) return [];
  const { of: number, differences, figures } = changed;
  const told =
    differences.length > 0
      ? items(wording, differences.map(clipped))
      : [texts.t('report.revision.unchanged')];
  return [
    lines(changed.title.toUpperCase(), clipped(changed.reason), ...told),
    lines(...items(wording, figures)),
    lines(
      texts.t('report.revision.earlier-kept', { number }),
      earlierUrl ? `${texts.t('report.revision.open', { number })}: ${earlierUrl}` : '',
    ),
  ];
}

function waits(wording: ReportWording): string[] {
  const told = wording.waits.map(({ title, kind, since, note }) =>
    lines(`${title}: ${kind}, ${since}`, note && `  ${clipped(note)}`),
  );
  return told.length > 0 ? items(wording, told) : [wording.texts.t('report.waits.none')];
}

function agreement(wording: ReportWording, full: boolean): string {
  const { clauses, texts } = wording;
  const told = full ? clauses : clauses.filter(({ outcome }) => outcome === 'not_met');
  if (clauses.length === 0 && wording.agreement === '') return '';
  return lines(
    texts.t('report.clauses.title').toUpperCase(),
    clauses.length > 0 ? `${wording.clausesInShort}.` : '',
    ...shortened(told).map((clause) =>
      lines(
        `- ${clause.name}: ${clause.line}`,
        clause.reason && `  ${clause.reason}`,
        ...clause.missed
          .slice(0, 3)
          .map(({ what, note }) => clipped(`  ${texts.t('report.clause.not-as-agreed')}: ${what} (${note})`)),
        clause.comment && `  ${texts.t('report.clause.comment', { comment: clipped(clause.comment) })}`,
      ),
    ),
    moreInWords(wording, told.length),
    wording.agreement,
  );
}

/** The same lists as in the HTML, in the same order. */
function details(wording: ReportWording): string[] {
  const { t } = wording.texts;
  const none = t('report.done.none', { coverage: wording.coverage });
  const [sum, billed] = [totals(wording).worked, totals(wording).billed].map(
    ({ label, value, note }) => `${label}: ${note ? `${value} (${note})` : value}`,
  );
  const chart = wording.content.totals.seconds > 0 ? wording.bars : [];
  return [
    list(wording, t('report.done.title'), tasks(wording), sum) ||
      lines(t('report.done.title').toUpperCase(), none),
    list(wording, t('report.services.title'), services(wording)),
    list(wording, t('report.entries.title'), entries(wording), sum),
    list(wording, t('report.billing.title'), billing(wording), billed),
    wording.content.lines.length > 0 ? wording.rounding : '',
    list(wording, t('report.documents.title'), documents(wording)),
    list(wording, t('report.appointments.title'), appointments(wording), attendanceInWords(wording)),
    turns(wording),
    list(wording, t('report.ledger.title'), ledger(wording)),
    list(wording, t('report.before.title'), periods(wording)),
    chart.length > 0
      ? lines(wording.barsTitle.toUpperCase(), ...chart.map((bar) => `- ${bar.label}: ${bar.hours}`))
      : '',
  ];
}

function turns(wording: ReportWording): string {
  const waited = waitedInWords(wording);
  const questions = wordedQuestions(wording).map(({ task, text, asked, answered }) =>
    lines(`${task}: ${clipped(text)}`, `  ${asked} · ${answered}`),
  );
  if (questions.length === 0 && waited === '') return '';
  return lines(wording.texts.t('report.turns.title').toUpperCase(), waited, ...items(wording, questions));
}

function list(wording: ReportWording, title: string, rows: readonly MailRow[], total = ''): string {
  if (rows.length === 0) return '';
  const told = rows.map(({ label, note, value }) => `${label}: ${[value, note].filter(Boolean).join(', ')}`);
  return lines(title.toUpperCase(), ...items(wording, told), total);
}

/** As many as a mail has room for, and how many more there are. */
function items(wording: ReportWording, told: readonly string[]): string[] {
  return [...shortened(told).map((line) => `- ${line}`), moreInWords(wording, told.length)];
}

function lines(...parts: readonly string[]): string {
  return parts.filter(Boolean).join('\n');
}
