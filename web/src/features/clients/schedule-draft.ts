import type { ScheduleQuestion } from '../../api/schedules';
import type { Schedule } from '../../api/types';

export type Rhythm = Schedule['every'];
export type Reader = NonNullable<Schedule['recipients']>[number];
export const rhythms = ['week', 'two_weeks', 'month', 'balance_period'] as const satisfies readonly Rhythm[];
export const whichDays = ['previous', 'running'] as const;
export const holidayRules = ['send', 'next_working_day', 'skip'] as const;
export const emptyRules = ['short', 'skip'] as const;

/** A schedule as its form holds it. */
export interface ScheduleValues extends Record<string, unknown> {
  enabled: boolean;
  every: Rhythm;
  weekday: string;
  /** Of a month, or after a period of the balance. */
  dayOfMonth: number | string;
  time: string;
  /** Null: the engagement's. */
  timeZone: string | null;
  covers: Rhythm;
  which: Schedule['which'];
  /** Empty: the engagement's first day. */
  twoWeeksFrom: string;
  holidays: Schedule['holidays'];
  autoSend: boolean;
  emptyWeeks: Schedule['emptyWeeks'];
  /** Null: everybody who receives reports. */
  recipients: Reader[] | null;
}

/** Which numbers a rhythm of dates takes; null for weeks. */
export const dayRange = (every: Rhythm): { min: number; max: number } | null =>
  every === 'month' ? { min: 1, max: 31 } : every === 'balance_period' ? { min: 0, max: 28 } : null;

export const countsTwoWeeks = ({ every, covers }: Pick<ScheduleValues, 'every' | 'covers'>): boolean =>
  every === 'two_weeks' || covers === 'two_weeks';

export function valuesOf(schedule: Schedule): ScheduleValues {
  const { enabled, every, weekday, dayOfMonth, time, timeZone, covers, which, twoWeeksFrom } = schedule;
  const { holidays, autoSend, emptyWeeks, recipients } = schedule;
  const when = { enabled, every, weekday: String(weekday), dayOfMonth: dayOfMonth ?? 1, time, timeZone };
  const days = { covers, which, twoWeeksFrom: twoWeeksFrom ?? '' };
  return { ...when, ...days, holidays, autoSend, emptyWeeks, recipients };
}

/** Another rhythm begins with its own usual day, and covers what comes as often, unless that was chosen apart. */
export function withRhythm(values: ScheduleValues, every: Rhythm): ScheduleValues {
  const covers = values.covers === values.every ? every : values.covers;
  return { ...values, every, covers, dayOfMonth: dayRange(every)?.min ?? values.dayOfMonth };
}

export function bodyOf(values: ScheduleValues) {
  const { weekday, twoWeeksFrom, ...rest } = values;
  return {
    ...rest,
    weekday: Number(weekday),
    dayOfMonth: dayOf(values),
    twoWeeksFrom: countsTwoWeeks(values) && twoWeeksFrom !== '' ? twoWeeksFrom : null,
  };
}

/** What the next reports depend on. */
export function questionOf(
  values: ScheduleValues,
  { timeZone, startsOn }: { readonly timeZone: string; readonly startsOn: string },
): ScheduleQuestion {
  const { every, time, covers, which, holidays } = values;
  const dayOfMonth = dayOf(values);
  return {
    ...{ every, time, covers, which, holidays, weekday: Number(values.weekday) },
    ...(dayOfMonth !== null && { dayOfMonth }),
    timeZone: values.timeZone ?? timeZone,
    twoWeeksFrom: values.twoWeeksFrom === '' ? startsOn : values.twoWeeksFrom,
  };
}

/** The form's number, kept to what the rhythm takes; null for weeks. */
function dayOf({ every, dayOfMonth }: Pick<ScheduleValues, 'every' | 'dayOfMonth'>): number | null {
  const range = dayRange(every);
  if (!range) return null;
  const day = dayOfMonth === '' ? range.min : Math.trunc(Number(dayOfMonth));
  return Math.min(range.max, Math.max(range.min, day));
}

/** What somebody gets, in the order in which the contacts stand. */
export function withReader(
  readers: readonly Reader[],
  order: readonly string[],
  contactId: string,
  role: Reader['role'] | 'none',
): Reader[] {
  const others = readers.filter((each) => each.contactId !== contactId);
  const all = role === 'none' ? others : [...others, { contactId, role }];
  return all.toSorted((one, other) => order.indexOf(one.contactId) - order.indexOf(other.contactId));
}
