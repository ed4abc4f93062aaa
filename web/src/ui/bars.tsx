import { SegmentedControl } from '@mantine/core';
import { useState, type ReactNode } from 'react';
import { useIntl } from 'react-intl';
import type { Bar, BarUnit } from './bars-of';
import { addDays, useDates } from './dates';
import { Hours, hoursText } from './hours';
import styles from './bars.module.css';

interface DayBarsProps {
  days: readonly Bar[];
  /** What each bar stands for; days unless said. */
  unit?: BarUnit;
  /** The day that is today, set off. */
  today?: string;
  /** Beside the switch: the total. */
  head?: ReactNode;
}

/** The hours of a week, a bar a day; the same figures as a table for those who read better that way. */
export function DayBars({ days, unit = 'day', today, head }: DayBarsProps) {
  const names = useBarNames(unit);
  const [view, setView] = useState<BarsView>('bars');
  const most = Math.max(...days.map((day) => day.seconds), 4 * 3600);
  return (
    <div>
      <div className={styles.head}>
        <div>{head}</div>
        <BarsSwitch view={view} onChange={setView} />
      </div>
      {view === 'bars' ? (
        <ol className={styles.bars} data-many={days.length > 8 || undefined}>
          {days.map(({ day, last = day, seconds }) => (
            <li key={day} className={styles.day} data-today={day === today || undefined}>
              <span className={styles.figure} aria-hidden>
                {seconds > 0 ? clockless(seconds) : ''}
              </span>
              <span className={styles.track} aria-hidden>
                <span className={styles.bar} style={{ height: `${(seconds / most) * 100}%` }} />
              </span>
              <span className={styles.name} aria-hidden>
                {names.short(day)}
              </span>
              <span className="only-heard">
                {names.long(day, last)}: {hoursText(seconds)}
              </span>
            </li>
          ))}
        </ol>
      ) : (
        <table className={styles.table}>
          <tbody>
            {days.map(({ day, last = day, seconds }) => (
              <tr key={day}>
                <th scope="row">{names.long(day, last)}</th>
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

/** A day by its weekday, a week by its first day, a month by its name. */
function useBarNames(unit: BarUnit): {
  short: (day: string) => string;
  long: (day: string, last: string) => string;
} {
  const { formatDate } = useIntl();
  const dates = useDates();
  return {
    short: (day) => {
      if (unit === 'day') return dates.day(day, 'letter');
      return unit === 'week'
        ? dates.day(day, 'short')
        : formatDate(Date.parse(`${day}T00:00:00Z`), monthLook);
    },
    long: (day, last) => (unit === 'day' ? dates.day(day, 'long') : dates.days(day, addDays(last, 1))),
  };
}

const monthLook = { month: 'short', timeZone: 'UTC' } as const;

function clockless(seconds: number): string {
  return hoursText(seconds - (seconds % 60));
}

export type BarsView = 'bars' | 'table';

interface BarsSwitchProps {
  view: BarsView;
  onChange: (view: BarsView) => void;
  className?: string;
}

/** Figures as bars, or as a table for those who read better that way. */
export function BarsSwitch({ view, onChange, className }: BarsSwitchProps) {
  const { formatMessage } = useIntl();
  return (
    <SegmentedControl
      size="xs"
      className={className}
      value={view}
      onChange={(value) => onChange(value === 'table' ? 'table' : 'bars')}
      aria-label={formatMessage({ id: 'bars.view' })}
      data={[
        { value: 'bars', label: formatMessage({ id: 'bars.chart' }) },
        { value: 'table', label: formatMessage({ id: 'bars.table' }) },
      ]}
    />
  );
}
