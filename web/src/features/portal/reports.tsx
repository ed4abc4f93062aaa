import { useInfiniteQuery } from '@tanstack/react-query';
import { ReceiptText } from 'lucide-react';
import { FormattedMessage, useIntl } from 'react-intl';
import { reports } from '../../api/reports';
import { LinkButton } from '../../ui/link-button';
import { MoreButton } from '../../ui/more-button';
import { Card, Empty, Page, SkeletonRows } from '../../ui/page';
import { ProblemNote } from '../../ui/problem-note';
import { Rows } from '../../ui/rows';
import { ReportRow } from './report-row';

/** Every report that was sent, the latest week first. */
export function PortalReportsPage() {
  const { formatMessage } = useIntl();
  const query = useInfiniteQuery(reports.pages());
  const items = query.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <Page
      title={formatMessage({ id: 'nav.reports' })}
      actions={
        <LinkButton to="/time" variant="default">
          <FormattedMessage id="portal.hours-of-week" />
        </LinkButton>
      }
    >
      <ProblemNote error={query.error} onRetry={() => void query.refetch()} />
      {query.isPending && (
        <Card flush>
          <SkeletonRows count={5} height={60} />
        </Card>
      )}
      {query.isSuccess && items.length === 0 && (
        <Card>
          <Empty icon={<ReceiptText size={18} />}>
            <FormattedMessage id="portal.report.none" />
          </Empty>
        </Card>
      )}
      {items.length > 0 && (
        <Card flush>
          <Rows label={formatMessage({ id: 'nav.reports' })}>
            {items.map((report) => (
              <ReportRow key={report.id} report={report} />
            ))}
          </Rows>
        </Card>
      )}
      <MoreButton query={query} />
    </Page>
  );
}
