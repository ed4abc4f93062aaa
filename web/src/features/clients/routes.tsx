import { useIntl } from 'react-intl';
import { Page, SkeletonRows } from '../../ui/page';

export function ClientsPage() {
  const { formatMessage } = useIntl();
  return (
    <Page title={formatMessage({ id: 'nav.clients' })}>
      <SkeletonRows />
    </Page>
  );
}

export function ClientPage() {
  const { formatMessage } = useIntl();
  return (
    <Page title={formatMessage({ id: 'nav.clients' })}>
      <SkeletonRows />
    </Page>
  );
}
