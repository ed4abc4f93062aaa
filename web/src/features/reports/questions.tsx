import { ArrowDown } from 'lucide-react';
import { FormattedMessage } from 'react-intl';
import type { Report, ReportAnswer } from '../../api/types';
import { useDates } from '../../ui/dates';
import { Answer, ReportAnswers } from '../../ui/report-answers';
import { ReplyForm } from './reply-form';
import styles from './reports.module.css';

/** What the client said to the report. A question about a line is replied to at that line. */
export function Questions({ report }: { report: Report }) {
  const dates = useDates();
  const lineOf = (answer: ReportAnswer) =>
    report.content.entries.find((entry) => entry.id === answer.entryId);
  const named = report.answers.map((answer) => {
    const line = lineOf(answer);
    if (!line) return answer;
    const what = line.description || line.task || line.service;
    return { ...answer, entryLabel: [dates.day(line.day), what].filter(Boolean).join(', ') };
  });
  return (
    <ReportAnswers
      answers={named}
      unanswered={(answer) =>
        lineOf(answer) ? <ToLine entryId={answer.entryId ?? ''} /> : <Reply report={report} answer={answer} />
      }
    />
  );
}

/** Leads to the form at the line, ready to write. */
function ToLine({ entryId }: { entryId: string }) {
  const anchor = `entry-${entryId}`;
  return (
    <a
      className={styles.toLine}
      href={`#${anchor}`}
      onClick={(event) => {
        const field = document.getElementById(anchor)?.querySelector('textarea');
        if (!field) return;
        event.preventDefault();
        field.focus({ preventScroll: true });
        field.scrollIntoView({ block: 'center' });
      }}
    >
      <ArrowDown size={14} aria-hidden />
      <FormattedMessage id="report.to-line" />
    </a>
  );
}

/** The questions about one entry, under it. */
export function QuestionsAtLine({ report, entryId }: { report: Report; entryId: string }) {
  const asked = report.answers.filter((answer) => answer.entryId === entryId);
  return asked.map((answer) => (
    <div key={answer.id} className={styles.atLine}>
      <Answer answer={{ ...answer, entryLabel: null }} />
      {answer.reply === null && <Reply report={report} answer={answer} />}
    </div>
  ));
}

function Reply({ report, answer }: { report: Report; answer: ReportAnswer }) {
  if (report.can.reply) return <ReplyForm report={report} answer={answer} />;
  return (
    <p className="dim small">
      <FormattedMessage id="report.unanswered" />
    </p>
  );
}
