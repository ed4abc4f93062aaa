import { FormattedMessage } from 'react-intl';
import { CalendarDayHead } from '../../../ui/calendar-day-head';
import { hoursOfDay } from './blocks';
import styles from './entry-calendar.module.css';

interface DayHeadProps {
  day: string;
  zone: string;
  totals: Map<string, number>;
}

/** A column's day with its hours; where the clocks change, how long the day is. */
export function DayHead({ day, zone, totals }: DayHeadProps) {
  const hours = hoursOfDay(day, zone);
  return (
    <CalendarDayHead day={day} zone={zone} seconds={totals.get(day) ?? 0}>
      {hours !== 24 && (
        <span className={styles.changed}>
          <FormattedMessage id="calendar.clock-change" values={{ hours }} />
        </span>
      )}
    </CalendarDayHead>
  );
}
