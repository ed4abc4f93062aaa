import { ActionIcon, NativeSelect } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { ChevronLeft, ChevronRight } from 'lucide-react';
import { useIntl } from 'react-intl';
import { balances } from '../api/balances';
import type { Balance } from '../api/types';
import { LinkIcon } from './link-button';
import { usePeriodName } from './period-name';
import styles from './balance.module.css';

interface BalancePeriodsProps {
  clientId: string;
  engagementId: string;
  shown: Balance;
}

const to = '/clients/$clientId/balance/$engagementId';

/** From period to period; each has its own address. */
export function BalancePeriods({ clientId, engagementId, shown }: BalancePeriodsProps) {
  const { formatMessage } = useIntl();
  const periodName = usePeriodName();
  const navigate = useNavigate();
  const { data } = useQuery(balances.periods(engagementId));
  const periods = data?.items ?? [];
  const at = periods.findIndex(({ periodStart }) => periodStart === shown.periodStart);
  const known = at < 0 ? [shown, ...periods] : periods;
  const index = Math.max(0, at);
  const params = { clientId, engagementId };
  const arrow = (period: Balance | undefined, word: 'balance.next' | 'balance.previous') => {
    const Icon = word === 'balance.next' ? ChevronRight : ChevronLeft;
    const look = { variant: 'default', size: 'lg', 'aria-label': formatMessage({ id: word }) } as const;
    return period ? (
      <LinkIcon to={to} params={params} search={{ period: period.periodStart }} {...look}>
        <Icon size={18} aria-hidden />
      </LinkIcon>
    ) : (
      <ActionIcon disabled {...look}>
        <Icon size={18} aria-hidden />
      </ActionIcon>
    );
  };
  return (
    <div className={styles.periods}>
      {arrow(known[index + 1], 'balance.previous')}
      {arrow(known[index - 1], 'balance.next')}
      <NativeSelect
        aria-label={formatMessage({ id: 'balance.period' })}
        value={shown.periodStart}
        data={known.map(({ periodStart, periodEnd }) => ({
          value: periodStart,
          label: periodName(periodStart, periodEnd),
        }))}
        onChange={(event) =>
          void navigate({ to, params, search: { period: event.currentTarget.value }, resetScroll: false })
        }
      />
    </div>
  );
}
