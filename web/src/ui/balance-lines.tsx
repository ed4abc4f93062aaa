import { useInfiniteQuery } from '@tanstack/react-query';
import { BookOpenText, ChevronDown, ChevronRight } from 'lucide-react';
import { useId, useState } from 'react';
import { FormattedMessage, useIntl } from 'react-intl';
import { balances } from '../api/balances';
import type { BalanceLine } from '../api/types';
import { BalanceEntry } from './balance-entry';
import { ColumnHeads } from './column-heads';
import { useDates } from './dates';
import { Hours } from './hours';
import { Loaded } from './loaded';
import { MoreButton } from './more-button';
import { Card, Empty, SkeletonRows } from './page';
import styles from './balance.module.css';

interface BalanceLinesProps {
  engagementId: string;
  /** A day of the period. */
  period: string;
  /** The engagement's zone, in which entries are told. */
  timeZone: string;
}

/** The ledger of a period: what came in and what went out, line by line, each with the balance after it. */
export function BalanceLines({ engagementId, period, timeZone }: BalanceLinesProps) {
  const { formatMessage } = useIntl();
  const query = useInfiniteQuery(balances.lines(engagementId, period));
  return (
    <Card flush minHeight={160} title={formatMessage({ id: 'balance.ledger' })}>
      <Loaded query={query} skeleton={<SkeletonRows count={5} height={44} />}>
        {({ pages }) => {
          const lines = pages.flatMap(({ items }) => items);
          if (lines.length === 0) {
            return (
              <Empty icon={<BookOpenText size={18} />}>
                <FormattedMessage id="balance.no-lines" />
              </Empty>
            );
          }
          return (
            <>
              <table className={styles.ledger}>
                <thead>
                  <tr>
                    <ColumnHeads ids={['balance.what', 'balance.hours', 'balance.after']} />
                  </tr>
                </thead>
                <tbody>
                  {lines.map((line, index) => (
                    <Line key={line.id ?? index} line={line} timeZone={timeZone} />
                  ))}
                </tbody>
              </table>
              {query.hasNextPage && (
                <div className={styles.more}>
                  <MoreButton query={query} />
                </div>
              )}
            </>
          );
        }}
      </Loaded>
    </Card>
  );
}

function Line({ line, timeZone }: { line: BalanceLine; timeZone: string }) {
  const { formatMessage } = useIntl();
  const dates = useDates();
  const [open, setOpen] = useState(false);
  const details = useId();
  const title = useLineTitle()(line);
  const facts = [
    dates.day(line.day),
    line.memberName,
    line.note,
    line.expiresOn && formatMessage({ id: 'balance.until' }, { day: dates.day(line.expiresOn, 'full') }),
    line.id === null && formatMessage({ id: 'balance.not-booked' }),
  ].filter(Boolean);
  return (
    <>
      <tr>
        <th scope="row">
          {line.entryId ? (
            <button
              type="button"
              className={styles.expand}
              aria-expanded={open}
              aria-controls={open ? details : undefined}
              onClick={() => setOpen(!open)}
            >
              {open ? <ChevronDown size={14} aria-hidden /> : <ChevronRight size={14} aria-hidden />}
              {title}
            </button>
          ) : (
            <span className={styles.plain}>{title}</span>
          )}
          <span className={styles.lineFacts}>{facts.join(' · ')}</span>
        </th>
        <td data-sign={line.seconds < 0 ? 'less' : 'more'}>
          {line.seconds > 0 && '+'}
          <Hours seconds={line.seconds} />
        </td>
        <td>
          <Hours seconds={line.balanceSeconds} />
        </td>
      </tr>
      {open && line.entryId && (
        <tr className={styles.under} id={details}>
          <td colSpan={3}>
            <BalanceEntry entryId={line.entryId} timeZone={timeZone} />
          </td>
        </tr>
      )}
    </>
  );
}

/** What a line stands for: the work itself, or what happened to the hours. */
function useLineTitle(): (line: BalanceLine) => string {
  const { formatMessage } = useIntl();
  const dates = useDates();
  return ({ kind, what, lotFrom }) => {
    const worked = what || formatMessage({ id: 'report.no-task' });
    if (kind === 'consumption') return worked;
    const from = lotFrom ? dates.day(lotFrom, 'full') : '';
    return formatMessage({ id: `balance.kind.${kind}` }, { what: worked, from });
  };
}
