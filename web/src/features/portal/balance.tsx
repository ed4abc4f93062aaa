import { useQuery } from '@tanstack/react-query';
import { useParams, useSearch } from '@tanstack/react-router';
import { FormattedMessage, useIntl } from 'react-intl';
import { balances } from '../../api/balances';
import { engagements } from '../../api/engagements';
import { BackLink } from '../../ui/back-link';
import { BalanceSheet } from '../../ui/balance-sheet';
import { Loaded } from '../../ui/loaded';
import { Page, SkeletonRows } from '../../ui/page';
import { ConsentBox } from './consent-box';
import { useEngagementName } from './engagement-name';

const here = '/app/clients/$clientId/balance/$engagementId';

/** The hours of an engagement, for the client: what waits for a decision, what is left, and every line of it. */
export function PortalBalancePage() {
  const { formatMessage } = useIntl();
  const { engagementId } = useParams({ from: here });
  const { period } = useSearch({ from: here });
  const nameOf = useEngagementName();
  const place = useQuery(engagements.one(engagementId));
  const now = useQuery(balances.of(engagementId));
  const consent = now.data?.consent;
  return (
    <Page title={`${place.data ? nameOf(place.data.name) : ''}${formatMessage({ id: 'balance.title' })}`}>
      <BackLink to="/">
        <FormattedMessage id="nav.overview" />
      </BackLink>
      {consent?.can.answer && <ConsentBox consent={consent} />}
      <Loaded query={place} skeleton={<SkeletonRows count={6} />}>
        {(engagement) => <BalanceSheet engagement={engagement} period={period} />}
      </Loaded>
    </Page>
  );
}
