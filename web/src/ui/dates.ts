import { useIntl } from 'react-intl';

/** The zone of the device in front of the reader. */
export function deviceZone(): string {
  return Intl.DateTimeFormat().resolvedOptions().timeZone;
}

/** Today's local day in a zone. */
export function today(zone: string): string {
  return Temporal.Now.plainDateISO(zone).toString();
}

/** The ISO week of a day: `2026-W46`. */
export function weekOf(day: string): string {
  const date = Temporal.PlainDate.from(day);
  return `${date.yearOfWeek}-W${String(date.weekOfYear).padStart(2, '0')}`;
}

/** The Monday of an ISO week. */
export function mondayOf(week: string): string {
  const [year = '1970', number = '1'] = week.split('-W');
  const inFirstWeek = Temporal.PlainDate.from(`${year}-01-04`);
  const firstMonday = inFirstWeek.subtract({ days: inFirstWeek.dayOfWeek - 1 });
  return firstMonday.add({ weeks: Number(number) - 1 }).toString();
}

/** The local day of an instant in a zone. */
export function dayIn(instant: string, zone: string): string {
  return Temporal.Instant.from(instant).toZonedDateTimeISO(zone).toPlainDate().toString();
}

export function addDays(day: string, days: number): string {
  return Temporal.PlainDate.from(day).add({ days }).toString();
}

export function addWeeks(week: string, weeks: number): string {
  return weekOf(addDays(mondayOf(week), weeks * 7));
}

const dayLook = {
  short: { day: 'numeric', month: 'short' },
  weekday: { weekday: 'short', day: 'numeric', month: 'short' },
  long: { weekday: 'long', day: 'numeric', month: 'long' },
  full: { day: 'numeric', month: 'long', year: 'numeric' },
  letter: { weekday: 'short' },
  weekdayOnly: { weekday: 'long' },
} as const satisfies Record<string, Intl.DateTimeFormatOptions>;

interface Dates {
  /** A calendar day, which has no zone: `2026-11-16`. */
  day: (day: string, look?: keyof typeof dayLook) => string;
  /** A half-open range of days as people say it: the last day is printed. */
  days: (from: string, to: string) => string;
  /** The clock time of an instant in a zone: `09:05`. */
  time: (instant: string, zone: string) => string;
  /** An instant with day and clock time in a zone. */
  moment: (instant: string, zone: string) => string;
}

/** Days and times in the reader's language; always with an explicit zone. */
export function useDates(): Dates {
  const intl = useIntl();
  const midnight = (day: string) => Date.parse(`${day}T00:00:00Z`);
  return {
    day: (day, look = 'weekday') => intl.formatDate(midnight(day), { ...dayLook[look], timeZone: 'UTC' }),
    days: (from, to) =>
      intl.formatDateTimeRange(midnight(from), midnight(addDays(to, -1)), {
        ...dayLook.full,
        timeZone: 'UTC',
      }),
    time: (instant, timeZone) =>
      intl.formatTime(Date.parse(instant), {
        hour: '2-digit',
        minute: '2-digit',
        hourCycle: 'h23',
        timeZone,
      }),
    moment: (instant, timeZone) =>
      intl.formatDate(Date.parse(instant), {
        day: 'numeric',
        month: 'short',
        hour: '2-digit',
        minute: '2-digit',
        hourCycle: 'h23',
        timeZone,
      }),
  };
}
