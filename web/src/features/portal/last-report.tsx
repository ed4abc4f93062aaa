import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { FormattedMessage, useIntl } from 'react-intl';
import { reports } from '../../api/reports';
import { Loaded } from '../../ui/loaded';
import { Card, Empty, SkeletonRows } from '../../ui/page';
import { Rows } from '../../ui/rows';
import { ReportRow } from './report-row';

/** The latest week that was told, of each engagement that had one. */
export function LastReport() {
  const { formatMessage } = useIntl();
  const query = useQuery(reports.list());
  return (
    <Card
      flush
      minHeight={112}
      title={formatMessage({ id: 'portal.last-report' })}
      aside={
        <Link to="/reports">
          <FormattedMessage id="portal.all-reports" />
        </Link>
      }
    >
      <Loaded query={query} skeleton={<SkeletonRows count={1} height={56} />}>
        {({ items }) => {
          const last = items[0];
          if (!last) {
            return (
              <Empty>
                <FormattedMessage id="portal.no-reports" />
              </Empty>
            );
          }
          return (
            <Rows>
              {items
                .filter(({ from, to }) => from === last.from && to === last.to)
                .map((report) => (
                  <ReportRow key={report.id} report={report} />
                ))}
            </Rows>
          );
        }}
      </Loaded>
    </Card>
  );
}
