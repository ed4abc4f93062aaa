import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useIntl } from 'react-intl';
import { timeEntries } from '../api/time-entries';
import { useDates } from './dates';
import { Hours } from './hours';
import { Loaded } from './loaded';
import { Amount } from './money';
import { SkeletonRows } from './page';
import styles from './balance.module.css';

/** The entry behind a line: when, by whom, on what, and what was measured beside what was billed. */
export function BalanceEntry({ entryId, timeZone }: { entryId: string; timeZone: string }) {
  const { formatMessage } = useIntl();
  const dates = useDates();
  const query = useQuery(timeEntries.one(entryId));
  return (
    <Loaded query={query} skeleton={<SkeletonRows count={1} height={44} />}>
      {(entry) => {
        const { startedAt, endedAt, breakSeconds, durationSeconds, billedSeconds, adjustedSeconds } = entry;
        const times =
          startedAt && endedAt
            ? `${dates.time(startedAt, timeZone)}–${dates.time(endedAt, timeZone)} (${timeZone})`
            : formatMessage({ id: 'report.untimed' });
        const facts: [string, ReactNode][] = [
          [formatMessage({ id: 'balance.entry.when' }), `${dates.day(entry.day, 'long')}, ${times}`],
          [formatMessage({ id: 'balance.entry.who' }), entry.memberName],
        ];
        if (entry.taskTitle) facts.push([formatMessage({ id: 'balance.entry.task' }), entry.taskTitle]);
        if (entry.serviceName) facts.push([formatMessage({ id: 'entry.service' }), entry.serviceName]);
        if (entry.description) facts.push([formatMessage({ id: 'entry.description' }), entry.description]);
        const hours = (
          id: 'measured' | 'break' | 'billed' | 'corrected',
          seconds: number | null | undefined,
        ) => {
          if (!seconds) return;
          facts.push([formatMessage({ id: `balance.entry.${id}` }), <Hours key={id} seconds={seconds} />]);
        };
        hours('measured', durationSeconds);
        hours('break', breakSeconds);
        hours('billed', billedSeconds);
        hours('corrected', adjustedSeconds);
        if (entry.amount) {
          facts.push([
            formatMessage({ id: 'balance.fact.amount' }),
            <Amount key="amount" money={entry.amount} />,
          ]);
        }
        return (
          <dl className={styles.facts}>
            {facts.map(([name, value]) => (
              <div key={name} className={styles.fact}>
                <dt>{name}</dt>
                <dd>{value}</dd>
              </div>
            ))}
          </dl>
        );
      }}
    </Loaded>
  );
}
