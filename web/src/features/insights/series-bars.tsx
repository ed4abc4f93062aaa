import { useState } from 'react';
import { FormattedMessage, useIntl } from 'react-intl';
import type { InsightBucket, Insights } from '../../api/insights';
import { BarsSwitch, type BarsView } from '../../ui/bars';
import { ColumnHeads } from '../../ui/column-heads';
import { useDates } from '../../ui/dates';
import { Hours, hoursText } from '../../ui/hours';
import styles from './insights.module.css';

interface SeriesBarsProps {
  series: Insights['series'];
  bucket: InsightBucket;
}

/** A bar for each day, week or month: the billable part full, the rest lighter; the same figures as a table. */
export function SeriesBars({ series, bucket }: SeriesBarsProps) {
  const { formatMessage, formatDate } = useIntl();
  const dates = useDates();
  const [view, setView] = useState<BarsView>('bars');
  const most = Math.max(...series.map(({ seconds }) => seconds), 3600);
  const name = (from: string) =>
    bucket === 'month'
      ? formatDate(Date.parse(`${from}T00:00:00Z`), { month: 'long', year: 'numeric', timeZone: 'UTC' })
      : bucket === 'week'
        ? formatMessage({ id: 'insights.week-from' }, { day: dates.day(from, 'short') })
        : dates.day(from, 'long');
  return (
    <div>
      <div className={styles.head}>
        <p className={styles.legend}>
          <span className={styles.billable} aria-hidden /> <FormattedMessage id="insights.billable" />
          <span className={styles.rest} aria-hidden /> <FormattedMessage id="insights.not-billable" />
        </p>
        <BarsSwitch className="not-printed" view={view} onChange={setView} />
      </div>
      {view === 'bars' ? (
        <ol className={styles.bars}>
          {series.map(({ from, seconds, billableSeconds }) => (
            <li key={from} title={`${name(from)}: ${hoursText(seconds)}`}>
              <span className={styles.track} aria-hidden>
                <span
                  className={styles.rest}
                  style={{ height: `${((seconds - billableSeconds) / most) * 100}%` }}
                />
                <span className={styles.billable} style={{ height: `${(billableSeconds / most) * 100}%` }} />
              </span>
              <span className="only-heard">
                {name(from)}: {hoursText(seconds)}
              </span>
            </li>
          ))}
        </ol>
      ) : (
        <table className={styles.table}>
          <thead>
            <tr>
              <ColumnHeads ids={[`insights.bucket-${bucket}`, 'insights.actual', 'insights.billable']} />
            </tr>
          </thead>
          <tbody>
            {series.map(({ from, seconds, billableSeconds }) => (
              <tr key={from}>
                <th scope="row">{name(from)}</th>
                <td>
                  <Hours seconds={seconds} />
                </td>
                <td>
                  <Hours seconds={billableSeconds} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {view === 'bars' && (
        <p className={styles.axis} aria-hidden>
          <span>{name(series[0]?.from ?? '')}</span>
          <span>{series.length > 1 && name(series.at(-1)?.from ?? '')}</span>
        </p>
      )}
    </div>
  );
}
