import { useIntl } from 'react-intl';
import { useSession } from '../../../api/use-session';
import { addDays, mondayOf, today, useDates } from '../../../ui/dates';
import styles from './calendar-view.module.css';

interface DayStripProps {
  week: string;
  day: string;
  onDay: (day: string) => void;
}

/** The seven days of the week, one of them chosen. */
export function DayStrip({ week, day, onDay }: DayStripProps) {
  const { formatMessage } = useIntl();
  const { person } = useSession();
  const dates = useDates();
  const now = today(person.timeZone);
  const monday = mondayOf(week);
  return (
    <div className={styles.strip} role="group" aria-label={formatMessage({ id: 'calendar.choose-day' })}>
      {Array.from({ length: 7 }, (_, index) => addDays(monday, index)).map((each) => (
        <button
          key={each}
          type="button"
          className={styles.stripDay}
          aria-pressed={each === day}
          data-today={each === now || undefined}
          onClick={() => onDay(each)}
        >
          <span>{dates.day(each, 'letter')}</span>
          <strong>{Number(each.slice(8))}</strong>
        </button>
      ))}
    </div>
  );
}
