import { Link } from '@tanstack/react-router';
import { ReceiptText } from 'lucide-react';
import type { ComponentProps, ReactNode } from 'react';
import { FormattedMessage, useIntl } from 'react-intl';
import type { ReportSummary } from '../../api/types';
import { useDates } from '../../ui/dates';
import { Hours } from '../../ui/hours';
import { MoreButton } from '../../ui/more-button';
import { Card, Empty } from '../../ui/page';
import { ReportMarks, ReportStateBadge } from '../../ui/report-state';
import { byWeek } from './by-week';
import { QuestionBadge } from './question-badge';
import type { Standing } from './standing';
import styles from './report-group.module.css';

interface ReportGroupProps {
  standing: Standing;
  reports: ReportSummary[];
  /** Reads the next page of a list that goes on. */
  more?: ComponentProps<typeof MoreButton>['query'];
}

/** Reports that wait for the same thing, by the days that they cover. */
export function ReportGroup({ standing, reports, more }: ReportGroupProps) {
  const { formatMessage, formatNumber } = useIntl();
  const dates = useDates();
  if (reports.length === 0 && !more?.hasNextPage) return null;
  return (
    <Card
      flush
      title={formatMessage({ id: `reports.group.${standing}` })}
      aside={!more?.hasNextPage && formatNumber(reports.length)}
    >
      {byWeek(reports).map((week) => (
        <section key={week.key}>
          <h3 className={styles.week}>{dates.days(week.from, week.to)}</h3>
          <ul className={styles.rows} aria-label={dates.days(week.from, week.to)}>
            {week.reports.map((report) => (
              <ReportRow key={report.id} report={report} />
            ))}
          </ul>
        </section>
      ))}
      {more?.hasNextPage && (
        <div className={styles.more}>
          <MoreButton query={more} />
        </div>
      )}
    </Card>
  );
}

function ReportRow({ report }: { report: ReportSummary }) {
  return (
    <li className={styles.row}>
      <span className={styles.client}>
        <Link to="/reports/$reportId" params={{ reportId: report.id }}>
          {report.clientName}
        </Link>
      </span>
      <span className={`${styles.engagement} dim small`}>{report.engagementName}</span>
      <span className={styles.states}>
        {report.openQuestions > 0 && <QuestionBadge count={report.openQuestions} />}
        <ReportMarks report={report} />
        {report.supersededBy === null && <ReportStateBadge state={report.state} />}
      </span>
      <span className={styles.hours}>
        <Hours seconds={report.seconds} />
      </span>
    </li>
  );
}

/** `action` begins the first one. */
export function NoReports({ filtered, action }: { filtered: boolean; action: ReactNode }) {
  return (
    <Card>
      <Empty icon={<ReceiptText size={18} />} action={action}>
        <FormattedMessage id={filtered ? 'reports.none-filtered' : 'reports.none'} />
      </Empty>
    </Card>
  );
}
