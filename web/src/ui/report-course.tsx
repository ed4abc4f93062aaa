import type { ReactNode } from 'react';
import { FormattedMessage, useIntl } from 'react-intl';
import type { ReportContent } from '../api/types';
import { ColumnHeads } from './column-heads';
import { dayIn, useDates } from './dates';
import { Hours, hoursText } from './hours';
import { Card } from './page';
import { Row, Rows } from './rows';
import styles from './report-sheet.module.css';

/** Questions of the days, what was said to them, and how long each side waited for the other. */
export function ReportQuestions({
  content: { questions, waited, engagement },
  taskLink,
}: {
  content: ReportContent;
  taskLink: (taskId: string, title: string) => ReactNode;
}) {
  const { formatMessage } = useIntl();
  const dates = useDates();
  const { assistantSeconds, clientSeconds } = waited;
  if (questions.length === 0 && assistantSeconds === 0 && clientSeconds === 0) return null;
  const day = (at: string) => dates.day(dayIn(at, engagement.timeZone));
  return (
    <Card flush title={formatMessage({ id: 'report.questions' })}>
      <Rows>
        {questions.map(
          ({ id, taskId, taskTitle, text, askedAt, askedBy, answeredAt, answeredBy, ...question }) => (
            <Row
              key={id}
              title={text}
              note={
                <>
                  {taskLink(taskId, taskTitle)}
                  {' · '}
                  <FormattedMessage
                    id="report.question-asked"
                    values={{ name: askedBy, day: day(askedAt) }}
                  />
                  {' · '}
                  {answeredAt ? (
                    <FormattedMessage
                      id="report.question-answered"
                      values={{ name: answeredBy ?? '', day: day(answeredAt) }}
                    />
                  ) : (
                    <FormattedMessage id="report.question-open" />
                  )}
                </>
              }
              end={<Hours seconds={question.waitedSeconds} />}
            />
          ),
        )}
      </Rows>
      <p className={`${styles.hint} dim small`}>
        <FormattedMessage
          id="report.waited"
          values={{ assistant: hoursText(assistantSeconds), client: hoursText(clientSeconds) }}
        />
      </p>
    </Card>
  );
}

/** What came into the balance in these days and what went out, each line with what there is after it. */
export function ReportLedger({ content: { balance } }: { content: ReportContent }) {
  const { formatMessage } = useIntl();
  const dates = useDates();
  if (!balance || balance.ledger.length === 0) return null;
  return (
    <Card flush title={formatMessage({ id: 'balance.ledger' })}>
      <table className={styles.billing}>
        <thead>
          <tr>
            <ColumnHeads ids={['balance.what', 'balance.hours', 'balance.after']} />
          </tr>
        </thead>
        <tbody>
          {balance.ledger.map(({ day, kind, seconds, leftSeconds }, index) => (
            <tr key={index}>
              <td>
                <FormattedMessage id="report.ledger" values={{ kind }} />{' '}
                <span className="dim small">{dates.day(day)}</span>
              </td>
              <td>
                <Hours seconds={seconds} />
              </td>
              <td>
                <Hours seconds={leftSeconds} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Card>
  );
}

/** The periods before, so that a number is seen beside others of its kind. */
export function ReportBefore({ content: { before, from, to, totals } }: { content: ReportContent }) {
  const { formatMessage } = useIntl();
  const dates = useDates();
  if (before.length === 0) return null;
  const periods = [
    ...before,
    { period: 'this', from, to, seconds: totals.seconds, billedSeconds: totals.billedSeconds },
  ];
  const longest = Math.max(1, ...periods.map(({ seconds }) => seconds));
  return (
    <Card title={formatMessage({ id: 'report.before' })}>
      <table className={styles.before}>
        <thead>
          <tr>
            <ColumnHeads ids={['report.before-days']} />
            <td />
            <ColumnHeads ids={['report.line-actual', 'report.line-billed']} />
          </tr>
        </thead>
        <tbody>
          {periods.map(({ period, seconds, billedSeconds, ...days }) => (
            <tr key={period} aria-current={period === 'this' ? 'true' : undefined}>
              <th scope="row">{dates.days(days.from, days.to)}</th>
              <td aria-hidden>
                <progress className={styles.share} max={longest} value={Math.max(0, seconds)} />
              </td>
              <td>
                <Hours seconds={seconds} />
              </td>
              <td>
                <Hours seconds={billedSeconds} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Card>
  );
}

/** What all of it came to, and when the two speak next. */
export function ReportValue({ content }: { content: ReportContent }) {
  const dates = useDates();
  const { value, next, acceptedAfterDays } = content;
  return (
    <Card>
      <p className={styles.worked}>
        <FormattedMessage
          id="report.value"
          values={{
            tasks: value.tasksDone,
            documents: value.documents,
            decisions: value.decisions,
            hours: hoursText(value.secondsGivenBack),
          }}
        />
      </p>
      {next && (
        <p className={styles.small}>
          {next.on && (
            <strong>
              <FormattedMessage id="report.next" values={{ day: dates.day(next.on) }} />{' '}
            </strong>
          )}
          {next.text}
        </p>
      )}
      {acceptedAfterDays !== null && (
        <p className={`${styles.small} dim small`}>
          <FormattedMessage id="report.accepted-after" values={{ days: acceptedAfterDays }} />
        </p>
      )}
    </Card>
  );
}
