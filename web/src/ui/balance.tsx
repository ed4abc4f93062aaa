import { Progress } from '@mantine/core';
import { CircleAlert } from 'lucide-react';
import { FormattedMessage, useIntl } from 'react-intl';
import type { Balance } from '../api/types';
import { Hours, hoursText } from './hours';
import styles from './balance.module.css';

/** Of a month's allowance, what is used and what is left; beyond it, by how much. */
export function BalanceView({ balance }: { balance: Balance }) {
  const { formatDate, formatMessage } = useIntl();
  const { allowanceMinutes, usedSeconds, leftSeconds } = balance;
  const month = formatDate(Date.parse(`${balance.periodStart}T00:00:00Z`), {
    month: 'long',
    year: 'numeric',
    timeZone: 'UTC',
  });
  if (allowanceMinutes === null || leftSeconds === null) {
    return (
      <div className={styles.balance}>
        <div className={styles.line}>
          <span className={styles.figure}>
            <Hours seconds={usedSeconds} />
          </span>
          <span className="dim small">
            <FormattedMessage id="balance.open" values={{ month }} />
          </span>
        </div>
      </div>
    );
  }
  const over = leftSeconds < 0;
  const share = Math.min(1, usedSeconds / (allowanceMinutes * 60));
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
        <span className="dim small">{month}</span>
      </div>
      <Progress
        value={share * 100}
        size="md"
        color={over ? 'orange.8' : undefined}
        aria-label={formatMessage({ id: 'balance.label' })}
      />
      <span className="dim small">
        <FormattedMessage
          id="balance.used"
          values={{ used: hoursText(usedSeconds), allowance: hoursText(allowanceMinutes * 60) }}
        />
      </span>
    </div>
  );
}
