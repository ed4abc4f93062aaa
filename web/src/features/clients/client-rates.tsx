import { useQuery } from '@tanstack/react-query';
import { useIntl } from 'react-intl';
import { engagements } from '../../api/engagements';
import { rates } from '../../api/rates';
import { Card } from '../../ui/page';
import { NewRate } from '../../ui/new-rate';
import { RateList } from '../../ui/rate-list';

/** What an hour costs this client where an engagement says nothing else. */
export function ClientRates({ clientId }: { clientId: string }) {
  const { formatMessage } = useIntl();
  const query = useQuery(rates.list({ scope: 'client', clientId }));
  const { data } = useQuery(engagements.list({ clientId }));
  const currencies = [...new Set((data?.items ?? []).map(({ currency }) => currency))];
  return (
    <Card flush minHeight={120} title={formatMessage({ id: 'rates.of-client' })}>
      <RateList query={query} lead="rates.of-client-lead" />
      <NewRate
        targets={[{ value: 'client', label: '', body: { scope: 'client', clientId } }]}
        {...(currencies.length > 0 ? { currencies } : {})}
      />
    </Card>
  );
}
