import { MessageCircleQuestion, ThumbsUp } from 'lucide-react';
import type { ReactNode } from 'react';
import { FormattedMessage, useIntl } from 'react-intl';
import type { ReportAnswer } from '../api/types';
import { useSession } from '../api/use-session';
import { useDates } from './dates';
import { Card } from './page';
import styles from './report-answers.module.css';

interface ReportAnswersProps {
  answers: ReportAnswer[];
  /** Under a question that has no reply yet. */
  unanswered: (answer: ReportAnswer) => ReactNode;
}

/** What clients said to a report, and the replies: unanswered questions first. */
export function ReportAnswers({ answers, unanswered }: ReportAnswersProps) {
  const { formatMessage } = useIntl();
  if (answers.length === 0) return null;
  const isOpen = (answer: ReportAnswer) => Number(answer.kind === 'question' && answer.reply === null);
  return (
    <Card flush title={formatMessage({ id: 'report.answers' })}>
      <ul className={styles.thread} aria-live="polite">
        {answers
          .toSorted((one, other) => isOpen(other) - isOpen(one) || one.at.localeCompare(other.at))
          .map((answer) => (
            <li key={answer.id} className={styles.item}>
              <Answer answer={answer} />
              {isOpen(answer) === 1 && unanswered(answer)}
            </li>
          ))}
      </ul>
    </Card>
  );
}

/** One thing that was said, with its reply. */
export function Answer({ answer }: { answer: ReportAnswer }) {
  const { person } = useSession();
  const dates = useDates();
  const Icon = answer.kind === 'question' ? MessageCircleQuestion : ThumbsUp;
  return (
    <>
      <div className={`${styles.head} dim small`}>
        <Icon size={14} aria-hidden />
        <FormattedMessage
          id={answer.kind === 'question' ? 'report.asked' : 'report.accepted-by'}
          values={{ name: answer.contactName, at: dates.moment(answer.at, person.timeZone) }}
        />
        {answer.entryLabel && <> · {answer.entryLabel}</>}
      </div>
      {answer.text && <p className={styles.said}>{answer.text}</p>}
      {answer.reply !== null && (
        <div className={styles.reply}>
          <div className="dim small">
            <FormattedMessage
              id="report.replied"
              values={{
                name: answer.repliedByName ?? '',
                at: answer.repliedAt ? dates.moment(answer.repliedAt, person.timeZone) : '',
              }}
            />
          </div>
          <p className={styles.said}>{answer.reply}</p>
        </div>
      )}
    </>
  );
}
