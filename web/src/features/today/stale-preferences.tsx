import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { FormattedMessage, useIntl } from 'react-intl';
import { clients } from '../../api/clients';
import { preferences } from '../../api/preferences';
import { useDates } from '../../ui/dates';
import { LinkButton } from '../../ui/link-button';
import { Card } from '../../ui/page';
import { Row, Rows } from '../../ui/rows';
import { toConfirm } from './to-confirm';

/** Whom to ask whether what is known of them still holds; nothing where all is fresh. */
export function StalePreferences() {
  const { formatMessage } = useIntl();
  const dates = useDates();
  const { data } = useQuery(preferences.all);
  const { data: known } = useQuery(clients.list());
  const found = toConfirm(data ?? []).flatMap((each) => {
    const client = known?.items.find(({ id }) => id === each.clientId);
    return client ? [{ ...each, name: client.name }] : [];
  });
  if (found.length === 0) return null;
  return (
    <Card flush title={formatMessage({ id: 'today.stale' })}>
      <Rows>
        {found.map(({ clientId, name, count, since }) => {
          const to = { to: '/clients/$clientId', params: { clientId }, hash: 'preferences' } as const;
          return (
            <Row
              key={clientId}
              title={<Link {...to}>{name}</Link>}
              note={
                <FormattedMessage id="today.stale-since" values={{ count, day: dates.day(since, 'full') }} />
              }
              end={
                <LinkButton
                  {...to}
                  size="compact-sm"
                  variant="light"
                  aria-label={`${formatMessage({ id: 'today.stale-look' })}: ${name}`}
                >
                  <FormattedMessage id="today.stale-look" />
                </LinkButton>
              }
            />
          );
        })}
      </Rows>
    </Card>
  );
}
