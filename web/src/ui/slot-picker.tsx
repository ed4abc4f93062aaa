import { Button } from '@mantine/core';
import { useId, useState } from 'react';
import { FormattedMessage } from 'react-intl';
import styles from './appointment.module.css';
import { dayIn, useDates } from './dates';

interface SlotPickerProps {
  /** The earliest first. */
  slots: { startsAt: string }[];
  /** Whose clocks they are shown on. */
  zone: string;
  value: string | null;
  onChange: (startsAt: string) => void;
}

const firstDays = 5;

/** Free times by day: one group of radio buttons, so that arrow keys walk through all of them. */
export function SlotPicker({ slots, zone, value, onChange }: SlotPickerProps) {
  const name = useId();
  const dates = useDates();
  const [all, setAll] = useState(false);
  const days = [...Map.groupBy(slots, ({ startsAt }) => dayIn(startsAt, zone))];
  const shown = all ? days : days.slice(0, firstDays);
  return (
    <>
      <p className="dim small" style={{ marginTop: 0 }}>
        <FormattedMessage id="appointments.zone" values={{ zone: zone.replaceAll('_', ' ') }} />
      </p>
      {shown.map(([day, times]) => (
        <fieldset key={day} className={styles.day}>
          <legend>{dates.day(day, 'long')}</legend>
          <div className={styles.times}>
            {times.map(({ startsAt }) => (
              <label key={startsAt} className={styles.time}>
                <input
                  type="radio"
                  name={name}
                  value={startsAt}
                  checked={startsAt === value}
                  onChange={() => onChange(startsAt)}
                />
                {dates.time(startsAt, zone)}
              </label>
            ))}
          </div>
        </fieldset>
      ))}
      {days.length > firstDays && !all && (
        <Button size="compact-sm" variant="subtle" onClick={() => setAll(true)}>
          <FormattedMessage id="appointments.more-days" values={{ count: days.length - firstDays }} />
        </Button>
      )}
    </>
  );
}
