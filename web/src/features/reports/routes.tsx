import { useIntl } from 'react-intl';
import { Page, SkeletonRows } from '../../ui/page';

export function ReportsPage() {
  const { formatMessage } = useIntl();
  return (
    <Page title={formatMessage({ id: 'nav.reports' })}>
      <SkeletonRows />
    </Page>
  );
}

export function ReportPage() {
  const { formatMessage } = useIntl();
  return (
    <Page title={formatMessage({ id: 'nav.reports' })}>
      <SkeletonRows />
    </Page>
  );
}
