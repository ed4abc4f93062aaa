import { useQuery } from '@tanstack/react-query';
import { useIntl } from 'react-intl';
import { rates } from '../../api/rates';
import { NewRate } from '../../ui/new-rate';
import { Card } from '../../ui/page';
import { RateList } from '../../ui/rate-list';

/** What an hour costs where neither an agreement nor another rate says so. */
export function WorkspaceRates() {
  const { formatMessage } = useIntl();
  const query = useQuery(rates.list({ scope: 'workspace' }));
  return (
    <Card flush minHeight={160} title={formatMessage({ id: 'rates.of-workspace' })}>
      <RateList query={query} lead="rates.of-workspace-lead" />
      <NewRate targets={[{ value: 'workspace', label: '', body: { scope: 'workspace' } }]} />
    </Card>
  );
}
