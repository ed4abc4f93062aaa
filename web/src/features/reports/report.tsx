import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { FormattedMessage, useIntl } from 'react-intl';
import { reports } from '../../api/reports';
import type { Report } from '../../api/types';
import { useDates } from '../../ui/dates';
import { Loaded } from '../../ui/loaded';
import { Page, SkeletonRows } from '../../ui/page';
import { ReportAnswers } from '../../ui/report-answers';
import { ReportFiles } from '../../ui/report-files';
import { ReportSheet } from '../../ui/report-sheet';
import { ReportStateBadge } from '../../ui/report-state';
import { Deliveries } from './deliveries';
import { DraftActions } from './draft-actions';
import { Fingerprint } from './fingerprint';
import { ReplyForm } from './reply-form';
import { Word } from './word';
import styles from './reports.module.css';

/** One report as the client will read it, with what only its author sees beside it. */
export function ReportPage() {
  const { formatMessage } = useIntl();
  const { reportId } = useParams({ from: '/app/reports/$reportId' });
  const query = useQuery(reports.one(reportId));
  return (
    <Loaded
      query={query}
      skeleton={
        <Page title={formatMessage({ id: 'nav.reports' })}>
          <SkeletonRows count={8} />
        </Page>
      }
    >
      {(report) => <ReportView key={report.id} report={report} />}
    </Loaded>
  );
}

function ReportView({ report }: { report: Report }) {
  const dates = useDates();
  return (
    <Page
      title={report.clientName}
      lead={
        <>
          {dates.days(report.from, report.to)} · {report.engagementName} ({report.content.engagement.timeZone}){' '}
          <ReportStateBadge state={report.state} />
        </>
      }
      actions={
        <>
          <ReportFiles reportId={report.id} withData />
          <DraftActions report={report} />
        </>
      }
    >
      <div className={styles.columns}>
        <div className={styles.column}>
          <ReportSheet
            content={report.content}
            taskLink={(taskId, title) => (
              <Link to="/tasks/$taskId" params={{ taskId }}>
                {title}
              </Link>
            )}
          />
        </div>
        <div className={styles.column}>
          <Word report={report} />
          <ReportAnswers
            answers={report.answers}
            unanswered={(answer) =>
              report.can.reply ? (
                <ReplyForm report={report} answer={answer} />
              ) : (
                <p className="dim small">
                  <FormattedMessage id="report.unanswered" />
                </p>
              )
            }
          />
          <Deliveries report={report} />
          <Fingerprint report={report} />
        </div>
      </div>
    </Page>
  );
}
