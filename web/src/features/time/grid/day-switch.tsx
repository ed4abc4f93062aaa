import { FormattedMessage, useIntl } from 'react-intl';
import { useDates } from '../../../ui/dates';
import { hoursText } from '../../../ui/hours';
import styles from './grid.module.css';

interface DaySwitchProps {
  days: { day: string; seconds: number }[];
  chosen: string;
  onChoose: (day: string) => void;
}

/** Which day of the week is shown where there is room for one. */
export function DaySwitch({ days, chosen, onChoose }: DaySwitchProps) {
  const { formatMessage } = useIntl();
  const dates = useDates();
  return (
    <div role="group" aria-label={formatMessage({ id: 'grid.day' })} className={styles.days}>
      {days.map(({ day, seconds }) => (
        <button
          key={day}
          type="button"
          className={styles.day}
          aria-pressed={day === chosen}
          onClick={() => onChoose(day)}
        >
          <span aria-hidden>{dates.day(day, 'letter')}</span>
          <strong aria-hidden>{Number(day.slice(-2))}</strong>
          <span aria-hidden className={styles.dayHours}>
            {seconds > 0 ? hoursText(seconds - (seconds % 60)) : '–'}
          </span>
          <span className="only-heard">
            <FormattedMessage
              id="grid.day-hours"
              values={{ day: dates.day(day, 'long'), hours: hoursText(seconds) }}
            />
          </span>
        </button>
      ))}
    </div>
  );
}
