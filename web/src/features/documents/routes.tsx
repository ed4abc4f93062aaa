import { useIntl } from 'react-intl';
import { Page, SkeletonRows } from '../../ui/page';

export function DocumentsPage() {
  const { formatMessage } = useIntl();
  return (
    <Page title={formatMessage({ id: 'nav.documents' })}>
      <SkeletonRows />
    </Page>
  );
}
