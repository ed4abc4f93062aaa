import type { ReactNode } from 'react';
import styles from './calendar-day-head.module.css';
import { today, useDates } from './dates';
import { hoursText } from './hours';

interface CalendarDayHeadProps {
  day: string;
  zone: string;
  seconds: number;
  /** The hours as they are said; the figure alone unless given. */
  worded?: (hours: string) => string;
  /** What else there is to say of the day. */
  children?: ReactNode;
}

/** The head of a day's column, with its hours. */
export function CalendarDayHead({ day, zone, seconds, worded, children }: CalendarDayHeadProps) {
  const dates = useDates();
  const hours = hoursText(seconds - (seconds % 60));
  return (
    <span className={styles.head} data-today={day === today(zone) || undefined}>
      <span>{dates.day(day)}</span>
      <span className={styles.total}>{seconds > 0 ? (worded?.(hours) ?? hours) : '–'}</span>
      {children}
    </span>
  );
}
