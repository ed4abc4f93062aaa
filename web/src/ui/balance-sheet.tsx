import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { FormattedMessage, useIntl } from 'react-intl';
import { balances } from '../api/balances';
import type { Engagement } from '../api/types';
import { BalanceLines } from './balance-lines';
import { BalancePeriods } from './balance-periods';
import { BalanceStand } from './balance-stand';
import { ConsentState } from './balance-consent';
import { Loaded } from './loaded';
import { Card, SkeletonRows } from './page';
import { usePeriodName } from './period-name';

interface BalanceSheetProps {
  engagement: Engagement;
  /** A day of the period that is shown; without it, today. */
  period: string | undefined;
}

/** The balance of an engagement in one period, the same for both sides: how it stands, and line by line why. */
export function BalanceSheet({ engagement, period }: BalanceSheetProps) {
  const { formatMessage } = useIntl();
  const periodName = usePeriodName();
  const query = useQuery({ ...balances.of(engagement.id, period), placeholderData: keepPreviousData });
  return (
    <Loaded
      query={query}
      skeleton={
        <Card>
          <SkeletonRows count={4} />
        </Card>
      }
    >
      {(balance) => (
        <>
          <BalancePeriods clientId={engagement.clientId} engagementId={engagement.id} shown={balance} />
          <Card
            title={formatMessage(
              { id: 'balance.of-period' },
              { period: periodName(balance.periodStart, balance.periodEnd) },
            )}
          >
            <BalanceStand balance={balance} />
            {balance.consent && !balance.consent.can.answer && <ConsentState consent={balance.consent} />}
          </Card>
          <BalanceLines
            key={balance.periodStart}
            engagementId={engagement.id}
            period={balance.periodStart}
            timeZone={engagement.timeZone}
          />
          <p className="dim small" style={{ margin: 0 }}>
            <FormattedMessage id="balance.zone" values={{ zone: engagement.timeZone }} />
          </p>
        </>
      )}
    </Loaded>
  );
}
