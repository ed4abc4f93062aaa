import { useIntl } from 'react-intl';
import { addDays, useDates } from './dates';

/** A period as people call it: `November 2026` for a whole month, else its first and last day. */
export function usePeriodName(): (from: string, to: string) => string {
  const { formatDate } = useIntl();
  const dates = useDates();
  return (from, to) =>
    isMonth(from, to)
      ? formatDate(Date.parse(`${from}T00:00:00Z`), { month: 'long', year: 'numeric', timeZone: 'UTC' })
      : dates.days(from, to);
}

/** Whether a half-open range of days is one calendar month. */
export function isMonth(from: string, to: string): boolean {
  return from.endsWith('-01') && Temporal.PlainDate.from(from).add({ months: 1 }).toString() === to;
}

/** The last day of a half-open range. */
export function lastDay(to: string): string {
  return addDays(to, -1);
}
