import { useIntl } from 'react-intl';
import { Page, SkeletonRows } from '../../ui/page';

export function OverviewPage() {
  const { formatMessage } = useIntl();
  return (
    <Page title={formatMessage({ id: 'nav.overview' })}>
      <SkeletonRows />
    </Page>
  );
}

export function PortalTasksPage() {
  const { formatMessage } = useIntl();
  return (
    <Page title={formatMessage({ id: 'nav.tasks' })}>
      <SkeletonRows />
    </Page>
  );
}

export function PortalTaskPage() {
  const { formatMessage } = useIntl();
  return (
    <Page title={formatMessage({ id: 'nav.tasks' })}>
      <SkeletonRows />
    </Page>
  );
}

export function PortalDocumentsPage() {
  const { formatMessage } = useIntl();
  return (
    <Page title={formatMessage({ id: 'nav.documents' })}>
      <SkeletonRows />
    </Page>
  );
}

export function PortalReportsPage() {
  const { formatMessage } = useIntl();
  return (
    <Page title={formatMessage({ id: 'nav.reports' })}>
      <SkeletonRows />
    </Page>
  );
}

export function PortalReportPage() {
  const { formatMessage } = useIntl();
  return (
    <Page title={formatMessage({ id: 'nav.reports' })}>
      <SkeletonRows />
    </Page>
  );
}
