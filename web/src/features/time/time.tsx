import { useIntl } from 'react-intl';
import { Page } from '../../ui/page';

export function TimePage() {
  const { formatMessage } = useIntl();
  return <Page title={formatMessage({ id: 'nav.time' })}>{null}</Page>;
}
