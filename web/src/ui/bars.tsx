import { SegmentedControl } from '@mantine/core';
import { useState, type ReactNode } from 'react';
import { useIntl } from 'react-intl';
import { useDates } from './dates';
import { Hours, hoursText } from './hours';
import styles from './bars.module.css';

interface DayBarsProps {
  days: { day: string; seconds: number }[];
  /** The day that is today, set off. */
  today?: string;
  /** Beside the switch: the total. */
  head?: ReactNode;
}

/** The hours of a week, a bar a day; the same figures as a table for those who read better that way. */
export function DayBars({ days, today, head }: DayBarsProps) {
  const { formatMessage } = useIntl();
  const dates = useDates();
  const [view, setView] = useState<'bars' | 'table'>('bars');
  const most = Math.max(...days.map((day) => day.seconds), 4 * 3600);
  return (
    <div>
      <div className={styles.head}>
        <div>{head}</div>
        <SegmentedControl
          size="xs"
          value={view}
          onChange={(value) => setView(value === 'table' ? 'table' : 'bars')}
          aria-label={formatMessage({ id: 'bars.view' })}
          data={[
            { value: 'bars', label: formatMessage({ id: 'bars.chart' }) },
            { value: 'table', label: formatMessage({ id: 'bars.table' }) },
          ]}
        />
      </div>
      {view === 'bars' ? (
        <ol className={styles.bars}>
          {days.map(({ day, seconds }) => (
            <li key={day} className={styles.day} data-today={day === today || undefined}>
              <span className={styles.figure} aria-hidden>
                {seconds > 0 ? clockless(seconds) : ''}
              </span>
              <span className={styles.track} aria-hidden>
                <span className={styles.bar} style={{ height: `${(seconds / most) * 100}%` }} />
              </span>
              <span className={styles.name} aria-hidden>
                {dates.day(day, 'letter')}
              </span>
              <span className="only-heard">
                {dates.day(day, 'long')}: {hoursText(seconds)}
              </span>
            </li>
          ))}
        </ol>
      ) : (
        <table className={styles.table}>
          <tbody>
            {days.map(({ day, seconds }) => (
              <tr key={day}>
                <th scope="row">{dates.day(day, 'long')}</th>
                <td>
                  <Hours seconds={seconds} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </div>
  );
}

function clockless(seconds: number): string {
  return hoursText(seconds - (seconds % 60));
}
