import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { FormattedMessage, useIntl } from 'react-intl';
import { reports } from '../api/reports';
import type { Report } from '../api/types';
import { useSession } from '../api/use-session';
import { useDates } from './dates';
import { Card } from './page';
import { ReplacedBadge, ReportStateBadge } from './report-state';
import { Row, Rows } from './rows';

/** Every version of a report; the earlier ones stay as they were sent. Nothing where there is one alone. */
export function ReportVersions({ report }: { report: Report }) {
  const { formatMessage } = useIntl();
  const { person } = useSession();
  const dates = useDates();
  const { data: versions = [] } = useQuery(reports.versions(report.id));
  if (versions.length < 2) return null;
  const newest = Math.max(...versions.map(({ number, sentAt }) => (sentAt === null ? 0 : number)));
  return (
    <Card flush title={formatMessage({ id: 'report.versions' })}>
      <Rows>
        {versions.map(({ id, number, state, sentAt, reason }) => (
          <Row
            key={id}
            title={
              id === report.id ? (
                <strong aria-current="true">
                  <FormattedMessage id="report.version" values={{ number }} />
                </strong>
              ) : (
                <Link to="/reports/$reportId" params={{ reportId: id }}>
                  <FormattedMessage id="report.version" values={{ number }} />
                </Link>
              )
            }
            note={[sentAt && dates.moment(sentAt, person.timeZone), reason].filter(Boolean).join(' · ')}
            end={number < newest ? <ReplacedBadge /> : <ReportStateBadge state={state} />}
          />
        ))}
      </Rows>
    </Card>
  );
}
