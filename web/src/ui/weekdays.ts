import { addDays, useDates } from './dates';

const someMonday = '2026-11-16';

interface Weekday {
  /** By ISO: 1 is Monday. */
  value: string;
  label: string;
}

/** Monday to Sunday in the reader's language; by three letters or so where there is little room. */
export function useWeekdays(look: 'long' | 'short' = 'long'): Weekday[] {
  const dates = useDates();
  return Array.from({ length: 7 }, (_, index) => ({
    value: String(index + 1),
    label: dates.day(addDays(someMonday, index), look === 'long' ? 'weekdayOnly' : 'letter'),
  }));
}
