import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { ReceiptText } from 'lucide-react';
import { FormattedMessage, useIntl } from 'react-intl';
import { reports } from '../../api/reports';
import { useDates } from '../../ui/dates';
import { Hours } from '../../ui/hours';
import { LinkButton } from '../../ui/link-button';
import { Loaded } from '../../ui/loaded';
import { Card, Empty, SkeletonRows } from '../../ui/page';
import { Row, Rows } from '../../ui/rows';

/** Reports that are composed and wait to be read and sent. */
export function DraftReports() {
  const { formatMessage } = useIntl();
  const dates = useDates();
  const query = useQuery(reports.list({ state: 'draft' }));
  return (
    <Card flush minHeight={150} title={formatMessage({ id: 'today.drafts' })}>
      <Loaded query={query} skeleton={<SkeletonRows count={2} height={56} />}>
        {({ items }) =>
          items.length === 0 ? (
            <Empty
              icon={<ReceiptText size={18} />}
              action={
                <LinkButton to="/reports" variant="light">
                  <FormattedMessage id="today.to-reports" />
                </LinkButton>
              }
            >
              <FormattedMessage id="today.no-drafts" />
            </Empty>
          ) : (
            <Rows>
              {items.map((report) => (
                <Row
                  key={report.id}
                  title={
                    <Link to="/reports/$reportId" params={{ reportId: report.id }}>
                      {report.clientName}
                    </Link>
                  }
                  note={dates.days(report.from, report.to)}
                  end={<Hours seconds={report.seconds} />}
                />
              ))}
            </Rows>
          )
        }
      </Loaded>
    </Card>
  );
}
