import type { ReactElement } from 'react';
import { Bars, Lines, type Row } from '../../../platform/mail/mail-figures.js';
import { Heading, Paragraph, Small } from '../../../platform/mail/mail-layout.js';
import { SMALL } from '../../../platform/mail/mail-style.js';
import { More } from './report-email.parts.js';
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
} from './report-email.rows.js';
import { clipped, shortened } from './report-email.words.js';
import { attendanceInWords } from './report-wording.appointments.js';
import { waitedInWords, wordedQuestions } from './report-wording.facts.js';
import type { ReportWording } from './report-wording.js';

/** Task by task, entry by entry, document by document: all that the report tells, in the order of its page. */
export function InDetail({ wording }: { wording: ReportWording }): ReactElement {
  const { t } = wording.texts;
  const { worked, billed } = totals(wording);
  const chart = wording.content.totals.seconds > 0;
  return (
    <>
      <Heading>{t('report.done.title')}</Heading>
      <Listed wording={wording} rows={tasks(wording)} total={worked} none="report.done.none" />
      <Section wording={wording} title="report.services.title" rows={services(wording)} />
      <Section wording={wording} title="report.entries.title" rows={entries(wording)} total={worked} />
      <Section wording={wording} title="report.billing.title" rows={billing(wording)} total={billed} />
      {wording.rounding && wording.content.lines.length > 0 && <Small>{wording.rounding}</Small>}
      <Section wording={wording} title="report.documents.title" rows={documents(wording)} />
      <Section wording={wording} title="report.appointments.title" rows={appointments(wording)} />
      {attendanceInWords(wording) && <Small>{attendanceInWords(wording)}</Small>}
      <Turns wording={wording} />
      <Section wording={wording} title="report.ledger.title" rows={ledger(wording)} />
      <Section wording={wording} title="report.before.title" rows={periods(wording)} />
      {chart && (
        <>
          <Heading>{wording.barsTitle}</Heading>
          <Bars
            bars={wording.bars.map((bar) => ({ label: bar.label, value: bar.hours, share: bar.share }))}
          />
        </>
      )}
    </>
  );
}

type Title = Parameters<ReportWording['texts']['t']>[0];

/** A heading with its lines; nothing where there are none. */
function Section(props: {
  wording: ReportWording;
  title: Title;
  rows: readonly Row[];
  total?: Row;
}): ReactElement | null {
  const { wording, title, rows, total } = props;
  if (rows.length === 0) return null;
  return (
    <>
      <Heading>{wording.texts.t(title)}</Heading>
      <Listed wording={wording} rows={rows} {...(total && { total })} />
    </>
  );
}

function Listed(props: {
  wording: ReportWording;
  rows: readonly Row[];
  total?: Row;
  none?: Title;
}): ReactElement {
  const { wording, rows, total, none } = props;
  if (rows.length === 0 && none)
    return <Paragraph>{wording.texts.t(none, { coverage: wording.coverage })}</Paragraph>;
  return (
    <>
      <Lines rows={shortened(rows)} {...(total && { total })} />
      <More wording={wording} count={rows.length} />
    </>
  );
}

function Turns({ wording }: { wording: ReportWording }): ReactElement | null {
  const questions = wordedQuestions(wording);
  const waited = waitedInWords(wording);
  if (questions.length === 0 && waited === '') return null;
  return (
    <>
      <Heading>{wording.texts.t('report.turns.title')}</Heading>
      {waited && <Small>{waited}</Small>}
      {shortened(questions).map((question, index) => (
        <Paragraph key={index}>
          <strong>{question.task}</strong>
          {`\n${clipped(question.text)}\n`}
          <span className="quiet" style={SMALL}>
            {question.asked} · {question.answered}
          </span>
        </Paragraph>
      ))}
      <More wording={wording} count={questions.length} />
    </>
  );
}
