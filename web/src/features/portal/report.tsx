import { Alert } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { FileClock } from 'lucide-react';
import { useState } from 'react';
import { FormattedMessage, useIntl } from 'react-intl';
import { reports } from '../../api/reports';
import type { Report } from '../../api/types';
import { useSession } from '../../api/use-session';
import { useDates } from '../../ui/dates';
import { Page } from '../../ui/page';
import { ReportAnswers } from '../../ui/report-answers';
import { ReportFiles, ReportTables } from '../../ui/report-files';
import { ReportSharing } from '../../ui/report-sharing';
import { ReportSheet } from '../../ui/report-sheet';
import { ReplacedBadge } from '../../ui/report-state';
import { ReportVersions } from '../../ui/report-versions';
import { AcceptButton } from './accept-button';
import { AskForm } from './ask-form';
import { AskLine } from './ask-line';
import { Back } from './back';
import { Closing } from './closing';
import { useEngagementName } from './engagement-name';
import { NotYet } from './not-yet';
import { ReportState } from './report-row';
import styles from './portal.module.css';

/** One report as it was sent: to read, to accept, to ask about as a whole or about a single entry. */
export function PortalReportPage() {
  const { formatMessage } = useIntl();
  const { reportId } = useParams({ from: '/app/reports/$reportId' });
  const query = useQuery(reports.one(reportId));
  return query.data ? (
    <ReportView key={query.data.id} report={query.data} />
  ) : (
    <NotYet title={formatMessage({ id: 'nav.reports' })} query={query} back={<Back to="/reports" />} />
  );
}

function ReportView({ report }: { report: Report }) {
  const { person } = useSession();
  const dates = useDates();
  const engagementName = useEngagementName();
  const [asking, setAsking] = useState<string | null>(null);
  const { content } = report;
  return (
    <Page
      title={dates.days(report.from, report.to)}
      lead={
        <span className={styles.lead}>
          <span>
            {engagementName(report.engagementName)}
            {report.sentAt && (
              <FormattedMessage
                id="portal.report.sent"
                values={{ at: dates.moment(report.sentAt, person.timeZone), number: report.number }}
              />
            )}
          </span>
          {report.supersededBy === null ? (
            <ReportState accepted={report.state === 'accepted'} />
          ) : (
            <ReplacedBadge />
          )}
        </span>
      }
      actions={
        <>
          <ReportFiles reportId={report.id} />
          <ReportTables reportId={report.id} />
          <AcceptButton report={report} />
        </>
      }
    >
      <Newer report={report} />
      {report.acceptedSilently && (
        <p className={styles.silent}>
          <FormattedMessage id="report.accepted-silently" />
        </p>
      )}
      <ReportAnswers
        answers={report.answers}
        unanswered={() => (
          <p className="dim small" style={{ margin: '0.25rem 0 0' }}>
            <FormattedMessage id="report.unanswered" />
          </p>
        )}
      />
      <ReportSheet
        content={content}
        taskLink={(taskId, title) => (
          <Link to="/tasks/$taskId" params={{ taskId }}>
            {title}
          </Link>
        )}
        entryEnd={({ id }) => (
          <AskLine
            report={report}
            entryId={id}
            line={content.entries.findIndex((entry) => entry.id === id) + 1}
            open={asking === id}
            onToggle={() => setAsking(asking === id ? null : id)}
          />
        )}
        entryUnder={({ id }) =>
          asking === id && <AskForm report={report} entryId={id} onClose={() => setAsking(null)} />
        }
      />
      <Closing report={report} />
      <ReportVersions report={report} />
      <ReportSharing report={report} />
      <Back to="/reports" />
    </Page>
  );
}

/** A version that was replaced stays readable, and says where the newest is. */
function Newer({ report: { supersededBy, number } }: { report: Report }) {
  if (supersededBy === null) return null;
  return (
    <Alert color="gray" variant="light" icon={<FileClock size={18} aria-hidden />}>
      <FormattedMessage id="report.superseded" values={{ number }} />{' '}
      <Link to="/reports/$reportId" params={{ reportId: supersededBy }}>
        <FormattedMessage id="report.to-newer" />
      </Link>
    </Alert>
  );
}
