import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { FormattedMessage, useIntl } from 'react-intl';
import { balances } from '../../api/balances';
import { engagements } from '../../api/engagements';
import type { Engagement } from '../../api/types';
import { BalanceView } from '../../ui/balance';
import { Loaded } from '../../ui/loaded';
import { Card, Empty, SkeletonRows } from '../../ui/page';
import styles from './portal.module.css';

/** Of each engagement, what is used of the month and what is left. */
export function MonthHours() {
  const { formatMessage } = useIntl();
  const query = useQuery(engagements.list());
  return (
    <Card
      minHeight={170}
      title={formatMessage({ id: 'portal.month' })}
      aside={
        <Link to="/time">
          <FormattedMessage id="portal.hours-of-week" />
        </Link>
      }
    >
      <Loaded query={query} skeleton={<SkeletonRows count={1} height={88} />}>
        {({ items }) =>
          items.length === 0 ? (
            <Empty>
              <FormattedMessage id="portal.month-none" />
            </Empty>
          ) : (
            <div className={styles.balances}>
              {items.map((engagement) => (
                <OfEngagement key={engagement.id} engagement={engagement} named={items.length > 1} />
              ))}
            </div>
          )
        }
      </Loaded>
    </Card>
  );
}

function OfEngagement({ engagement, named }: { engagement: Engagement; named: boolean }) {
  const query = useQuery(balances.of(engagement.id));
  return (
    <div className={styles.balance}>
      {named && <h3 className={styles.balanceName}>{engagement.name}</h3>}
      <Loaded query={query} skeleton={<SkeletonRows count={1} height={60} />}>
        {(balance) => (
          <>
            <BalanceView balance={balance} />
            <p className={styles.toBalance}>
              <Link
                to="/clients/$clientId/balance/$engagementId"
                params={{ clientId: engagement.clientId, engagementId: engagement.id }}
              >
                <FormattedMessage id="balance.line-by-line" />
              </Link>
              <Link to="/engagements/$engagementId" params={{ engagementId: engagement.id }}>
                <FormattedMessage id="agreement.title" />
              </Link>
            </p>
          </>
        )}
      </Loaded>
    </div>
  );
}
