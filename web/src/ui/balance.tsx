import { Progress } from '@mantine/core';
import { CircleAlert } from 'lucide-react';
import { FormattedMessage, useIntl } from 'react-intl';
import type { Balance } from '../api/types';
import { Hours, hoursText } from './hours';
import { usePeriodName } from './period-name';
import styles from './balance.module.css';

interface BalanceViewProps {
  balance: Pick<Balance, 'periodStart' | 'periodEnd' | 'usedSeconds' | 'leftSeconds'>;
}

/** Of what there was in a period, what is used and what is left; beyond it, by how much. */
export function BalanceView({ balance }: BalanceViewProps) {
  const { formatMessage } = useIntl();
  const periodName = usePeriodName();
  const { periodStart, periodEnd, usedSeconds, leftSeconds } = balance;
  const period = periodName(periodStart, periodEnd);
  if (leftSeconds === null) {
    return (
      <div className={styles.balance}>
        <div className={styles.line}>
          <span className={styles.figure}>
            <Hours seconds={usedSeconds} />
          </span>
          <span className="dim small">
            <FormattedMessage id="balance.open" values={{ month: period }} />
          </span>
        </div>
      </div>
    );
  }
  const over = leftSeconds < 0;
  const granted = usedSeconds + leftSeconds;
  return (
    <div className={styles.balance}>
      <div className={styles.line}>
        <span className={over ? styles.over : undefined}>
          {over && <CircleAlert size={16} aria-hidden />}
          <span className={styles.figure}>
            <Hours seconds={Math.abs(leftSeconds)} />
          </span>{' '}
          <FormattedMessage id={over ? 'balance.over' : 'balance.left'} />
        </span>
        <span className="dim small">{period}</span>
      </div>
      <Progress
        value={shareOf(usedSeconds, granted) * 100}
        size="md"
        color={over ? 'orange.8' : undefined}
        aria-label={formatMessage({ id: 'balance.label' })}
      />
      <span className="dim small">
        <FormattedMessage
          id="balance.used"
          values={{ used: hoursText(usedSeconds), allowance: hoursText(Math.max(0, granted)) }}
        />
      </span>
    </div>
  );
}

/** How much of a whole is used, from 0 to 1. */
export function shareOf(used: number, whole: number): number {
  if (used <= 0) return 0;
  return whole <= 0 ? 1 : Math.min(1, used / whole);
}
