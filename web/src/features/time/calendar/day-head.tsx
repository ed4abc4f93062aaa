import { useIntl } from 'react-intl';
import { today, useDates } from '../../../ui/dates';
import { hoursText } from '../../../ui/hours';
import { hoursOfDay } from './blocks';
import styles from './entry-calendar.module.css';

interface DayHeadProps {
  day: string;
  zone: string;
  totals: Map<string, number>;
}

/** A column's day with its hours; where the clocks change, how long the day is. */
export function DayHead({ day, zone, totals }: DayHeadProps) {
  const { formatMessage } = useIntl();
  const dates = useDates();
  const hours = hoursOfDay(day, zone);
  const seconds = totals.get(day) ?? 0;
  return (
    <span className={styles.head} data-today={day === today(zone) || undefined}>
      <span>{dates.day(day)}</span>
      <span className={styles.total}>{seconds > 0 ? hoursText(seconds - (seconds % 60)) : '–'}</span>
      {hours !== 24 && (
        <span className={styles.changed}>{formatMessage({ id: 'calendar.clock-change' }, { hours })}</span>
      )}
    </span>
  );
}
