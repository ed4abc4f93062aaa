import { useIntl } from 'react-intl';
import { Page, SkeletonRows } from '../../ui/page';

export function TasksPage() {
  const { formatMessage } = useIntl();
  return (
    <Page title={formatMessage({ id: 'nav.tasks' })}>
      <SkeletonRows />
    </Page>
  );
}

export function TaskPage() {
  const { formatMessage } = useIntl();
  return (
    <Page title={formatMessage({ id: 'nav.tasks' })}>
      <SkeletonRows />
    </Page>
  );
}
