import type { ReactNode } from 'react';
import { FormattedList, FormattedMessage, useIntl } from 'react-intl';
import { deliverables } from '../api/deliverables';
import type { ReportContent } from '../api/types';
import { BalanceView } from './balance';
import { DayBars } from './bars';
import { barsOf } from './bars-of';
import { dayIn, useDates } from './dates';
import { useFileSize } from './file-size';
import { Hours, hoursText } from './hours';
import { Amount } from './money';
import { Card } from './page';
import { ReportAppointments } from './report-appointments';
import { ReportBilling } from './report-billing';
import { ReportClauses, type ReportedClause } from './report-clauses';
import { ReportBefore, ReportLedger, ReportQuestions, ReportValue } from './report-course';
import { ReportEntries, type ReportedEntry } from './report-entries';
import { ReportRevision } from './report-revision';
import { ReportTasks, ReportWaits } from './report-tasks';
import { Row, Rows } from './rows';
import styles from './report-sheet.module.css';

interface ReportSheetProps {
  content: ReportContent;
  /** Opens the task that a line speaks of. */
  taskLink: (taskId: string, title: string) => ReactNode;
  /** Stands where the reader will find the word of the author, while it is being written. */
  word?: ReactNode;
  /** Stands where the reader will find the comment on a clause, while it is being written. */
  comment?: (clause: ReportedClause) => ReactNode;
  /** At the end of each entry: a button. */
  entryEnd?: (entry: ReportedEntry) => ReactNode;
  /** Under an entry: a form. */
  entryUnder?: (entry: ReportedEntry) => ReactNode;
}

/** A report as its reader gets it: what waits, whether what was agreed was kept, what was done, and each entry. */
export function ReportSheet({ content, taskLink, word, comment, entryEnd, entryUnder }: ReportSheetProps) {
  const { formatMessage } = useIntl();
  return (
    <>
      <ReportRevision content={content} />
      <Lead content={content} word={word ?? <Word text={content.word} />} />
      <ReportWaits content={content} taskLink={taskLink} />
      <ReportClauses content={content} taskLink={taskLink} comment={comment} />
      <ReportTasks content={content} taskLink={taskLink} />
      <Card title={formatMessage({ id: 'report.days' })}>
        <DayBars
          {...barsOf(content.days, content.engagement.weekStartsOn)}
          head={<Totals content={content} />}
        />
      </Card>
      <Services content={content} />
      <Documents content={content} />
      <ReportAppointments content={content} />
      <ReportQuestions content={content} taskLink={taskLink} />
      <ReportEntries content={content} end={entryEnd} under={entryUnder} />
      <ReportBilling content={content} />
      <ReportLedger content={content} />
      <ReportBefore content={content} />
      <ReportValue content={content} />
    </>
  );
}

function Word({ text }: { text: string }) {
  return text ? <p className={styles.word}>{text}</p> : null;
}

function Lead({ content, word }: { content: ReportContent; word: ReactNode }) {
  const dates = useDates();
  const { engagement, assistants, workspace, totals, balance, figuresAsOf } = content;
  const authors = assistants.length > 0 ? <FormattedList value={assistants} /> : workspace.name;
  return (
    <Card>
      {word}
      <div className={styles.lead}>
        <p className={styles.worked}>
          <FormattedMessage
            id="report.worked"
            values={{ hours: hoursText(totals.seconds), coverage: content.coverage }}
          />
        </p>
        <p className={`${styles.small} dim`}>
          <FormattedMessage id="report.by" values={{ names: authors }} />
        </p>
      </div>
      {balance && (
        <div style={{ margin: '1rem 0' }}>
          <BalanceView balance={balance} />
          <BalanceNotes balance={balance} />
        </div>
      )}
      <p className={`${styles.small} dim small`}>
        <FormattedMessage
          id="report.as-of"
          values={{ at: dates.moment(figuresAsOf, engagement.timeZone), zone: engagement.timeZone }}
        />
      </p>
    </Card>
  );
}

/** What was carried on, what is lost unless it is used, what nobody consented to; mostly nothing. */
function BalanceNotes({ balance }: { balance: NonNullable<ReportContent['balance']> }) {
  const dates = useDates();
  const { carriedSeconds, expiring, unapprovedOverageSeconds } = balance;
  return (
    <>
      {carriedSeconds > 0 && (
        <p className={`${styles.small} dim small`}>
          <FormattedMessage id="report.carried" values={{ hours: hoursText(carriedSeconds) }} />
        </p>
      )}
      {expiring.map(({ seconds, on }) => (
        <p key={on} className={`${styles.small} dim small`}>
          <FormattedMessage id="report.expiring" values={{ hours: hoursText(seconds), day: dates.day(on) }} />
        </p>
      ))}
      {unapprovedOverageSeconds > 0 && (
        <p className={styles.small}>
          <FormattedMessage id="report.unapproved" values={{ hours: hoursText(unapprovedOverageSeconds) }} />
        </p>
      )}
    </>
  );
}

function Totals({ content: { totals } }: { content: ReportContent }) {
  return (
    <span>
      <strong>
        <Hours seconds={totals.seconds} />
      </strong>{' '}
      <span className="dim small">
        <FormattedMessage id="report.billable" values={{ hours: hoursText(totals.billableSeconds) }} />
        {totals.billedSeconds !== totals.billableSeconds && (
          <>
            {' · '}
            <FormattedMessage id="report.rounded" values={{ hours: hoursText(totals.billedSeconds) }} />
          </>
        )}
        {totals.amount && (
          <>
            {' · '}
            <Amount money={totals.amount} />
          </>
        )}
      </span>
    </span>
  );
}

function Services({ content: { services } }: { content: ReportContent }) {
  const { formatMessage } = useIntl();
  if (services.length === 0) return null;
  return (
    <Card flush title={formatMessage({ id: 'report.services' })}>
      <Rows>
        {services.map(({ name, seconds, billableSeconds }) => (
          <Row
            key={name ?? ''}
            title={name ?? formatMessage({ id: 'report.no-service' })}
            note={
              billableSeconds !== seconds && (
                <FormattedMessage id="report.billable" values={{ hours: hoursText(billableSeconds) }} />
              )
            }
            end={<Hours seconds={seconds} />}
          />
        ))}
      </Rows>
    </Card>
  );
}

function Documents({ content }: { content: ReportContent }) {
  const { formatMessage } = useIntl();
  const dates = useDates();
  const size = useFileSize();
  if (content.deliverables.length === 0) return null;
  return (
    <Card flush title={formatMessage({ id: 'report.documents' })}>
      <Rows>
        {content.deliverables.map(
          ({ id, versionNumber, fileName, title, taskTitle, at, decision, ...file }) => (
            <Row
              key={`${id} ${versionNumber}`}
              title={
                <a href={deliverables.contentAddress(id, versionNumber)} download={fileName}>
                  {title}
                </a>
              }
              note={[
                formatMessage({ id: 'document.version' }, { number: versionNumber }),
                size(file.size),
                dates.day(dayIn(at, content.engagement.timeZone)),
                taskTitle,
                decision && formatMessage({ id: `document.state.${decision}` }),
              ]
                .filter(Boolean)
                .join(' · ')}
            />
          ),
        )}
      </Rows>
    </Card>
  );
}
