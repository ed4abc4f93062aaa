import { useIntl } from 'react-intl';
import { Page } from '../../ui/page';

export function SettingsPage() {
  const { formatMessage } = useIntl();
  return <Page title={formatMessage({ id: 'nav.settings' })}>{null}</Page>;
}
