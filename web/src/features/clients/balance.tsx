import { useQuery } from '@tanstack/react-query';
import { Link, useParams, useSearch } from '@tanstack/react-router';
import { FormattedMessage, useIntl } from 'react-intl';
import { engagements } from '../../api/engagements';
import { BalanceSheet } from '../../ui/balance-sheet';
import { LinkButton } from '../../ui/link-button';
import { Loaded } from '../../ui/loaded';
import { Page, SkeletonRows } from '../../ui/page';
import { BalanceLinks } from './balance-links';

const here = '/app/clients/$clientId/balance/$engagementId';

/** The balance of an engagement for those who work on it, and the pages on which contacts keep an eye on it. */
export function BalancePage() {
  const { formatMessage } = useIntl();
  const { engagementId } = useParams({ from: here });
  const { period } = useSearch({ from: here });
  const query = useQuery(engagements.one(engagementId));
  const title = formatMessage({ id: 'balance.title' });
  return (
    <Loaded
      query={query}
      skeleton={
        <Page title={title}>
          <SkeletonRows count={6} />
        </Page>
      }
    >
      {(engagement) => (
        <Page
          title={`${engagement.clientName}: ${title}`}
          lead={
            <Link to="/clients/$clientId" params={{ clientId: engagement.clientId }}>
              {engagement.name}
            </Link>
          }
          actions={
            <LinkButton
              to="/time"
              search={{ view: 'list', period: 'all', engagementId: engagement.id }}
              variant="default"
            >
              <FormattedMessage id="balance.entries" />
            </LinkButton>
          }
        >
          <BalanceSheet engagement={engagement} period={period} />
          <BalanceLinks engagement={engagement} />
        </Page>
      )}
    </Loaded>
  );
}
