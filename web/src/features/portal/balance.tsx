import { useQuery } from '@tanstack/react-query';
import { Link, useParams, useSearch } from '@tanstack/react-router';
import { ArrowLeft } from 'lucide-react';
import { FormattedMessage, useIntl } from 'react-intl';
import { balances } from '../../api/balances';
import { engagements } from '../../api/engagements';
import { BalanceSheet } from '../../ui/balance-sheet';
import { Loaded } from '../../ui/loaded';
import { Page, SkeletonRows } from '../../ui/page';
import { ConsentBox } from './consent-box';
import { useEngagementName } from './engagement-name';
import styles from './portal.module.css';

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
      <p className={styles.back}>
        <Link to="/">
          <ArrowLeft size={16} aria-hidden />
          <FormattedMessage id="nav.overview" />
        </Link>
      </p>
      {consent?.can.answer && <ConsentBox consent={consent} />}
      <Loaded query={place} skeleton={<SkeletonRows count={6} />}>
        {(engagement) => <BalanceSheet engagement={engagement} period={period} />}
      </Loaded>
    </Page>
  );
}
