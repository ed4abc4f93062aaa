import { useIntl } from 'react-intl';
import { Page } from '../../ui/page';

export function TodayPage() {
  const { formatMessage } = useIntl();
  return <Page title={formatMessage({ id: 'nav.today' })}>{null}</Page>;
}
