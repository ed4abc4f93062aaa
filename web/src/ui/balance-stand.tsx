import { Alert } from '@mantine/core';
import { Hourglass, Lock, TriangleAlert } from 'lucide-react';
import type { ReactNode } from 'react';
import { FormattedMessage, useIntl } from 'react-intl';
import type { Balance, Money } from '../api/types';
import { useSession } from '../api/use-session';
import { BalanceView } from './balance';
import { today, useDates } from './dates';
import { Hours, hoursText } from './hours';
import { Amount } from './money';
import styles from './balance.module.css';

/** All that is to say of one period: where the hours come from, where they went, what is lost when, what it costs. */
export function BalanceStand({ balance }: { balance: Balance }) {
  const { person, seat } = useSession();
  const now = today(person.timeZone);
  const { formatMessage } = useIntl();
  const { allowanceMinutes, carriedSeconds, usedSeconds, adjustedSeconds, leftSeconds } = balance;
  const { overageSeconds, unapprovedOverageSeconds, allowancePrice, overageAmount, amount } = balance;
  const facts: [string, ReactNode][] = [];
  const fact = (
    id: 'granted' | 'carried' | 'spent' | 'corrections' | 'beyond' | 'unapproved',
    seconds: number,
  ) => facts.push([formatMessage({ id: `balance.fact.${id}` }), <Hours key={id} seconds={seconds} />]);
  if (allowanceMinutes !== null) fact('granted', allowanceMinutes * 60);
  if (carriedSeconds > 0) fact('carried', carriedSeconds);
  fact('spent', usedSeconds);
  if (adjustedSeconds !== 0) fact('corrections', adjustedSeconds);
  if (overageSeconds > 0) fact('beyond', overageSeconds);
  if (unapprovedOverageSeconds > 0) fact('unapproved', unapprovedOverageSeconds);
  const cost = (id: 'price' | 'overage' | 'amount', money: Money | null) => {
    if (money) facts.push([formatMessage({ id: `balance.fact.${id}` }), <Amount key={id} money={money} />]);
  };
  cost('price', allowancePrice);
  if (overageSeconds > 0) cost('overage', overageAmount);
  cost('amount', amount);
  return (
    <div className={styles.stand}>
      <BalanceView balance={balance} />
      <Reached balance={balance} />
      <dl className={styles.facts}>
        {facts.map(([name, value]) => (
          <div key={name} className={styles.fact}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      <Expiring lots={balance.expiring.filter(({ on }) => on >= now)} />
      {leftSeconds !== null && now < balance.periodEnd && (
        <p className={styles.words}>
          <FormattedMessage
            id={
              balance.mode === 'ask' && seat.role === 'contact'
                ? 'balance.mode.ask-you'
                : `balance.mode.${balance.mode}`
            }
          />
        </p>
      )}
      {balance.closed && (
        <p className={styles.words}>
          <Lock size={14} aria-hidden /> <FormattedMessage id="balance.closed" />
        </p>
      )}
    </div>
  );
}

function Reached({ balance: { alerts, leftSeconds } }: { balance: Balance }) {
  const highest = alerts.at(-1);
  if (highest === undefined || (leftSeconds !== null && leftSeconds < 0)) return null;
  return (
    <div>
      <span className={styles.reached}>
        <TriangleAlert size={14} aria-hidden />{' '}
        <FormattedMessage id="balance.reached" values={{ share: highest / 100 }} />
      </span>
    </div>
  );
}

/** Carried hours that are lost unless they are used in time. */
function Expiring({ lots }: { lots: Balance['expiring'] }) {
  const dates = useDates();
  if (lots.length === 0) return null;
  return (
    <Alert variant="light" color="gray" icon={<Hourglass size={18} aria-hidden />}>
      <ul className={styles.expiring}>
        {lots.map(({ seconds, on }) => (
          <li key={`${on}/${seconds}`}>
            <FormattedMessage
              id="balance.expires"
              values={{ hours: hoursText(seconds), day: dates.day(on, 'full') }}
            />
          </li>
        ))}
      </ul>
    </Alert>
  );
}
