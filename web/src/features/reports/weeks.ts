import { addDays } from '../../ui/dates';

export interface NamedWeek {
  /** As the API names it: `2026-W46`. */
  name: string;
  from: string;
  /** The day after the last. */
  to: string;
}

/**
 * The week that a local day is in. A week is named as ISO 8601 names the week of its Thursday, whatever day it
 * starts on (1 Monday to 7 Sunday): most of its days lie there.
 */
export function weekOfDay(day: string, startsOn: number): NamedWeek {
  const date = Temporal.PlainDate.from(day);
  const from = date.subtract({ days: (date.dayOfWeek - startsOn + 7) % 7 });
  const thursday = from.add({ days: (4 - startsOn + 7) % 7 });
  return {
    name: `${thursday.yearOfWeek}-W${String(thursday.weekOfYear).padStart(2, '0')}`,
    from: from.toString(),
    to: from.add({ days: 7 }).toString(),
  };
}

/** The week before a day's own, then that day's, then the ones further back: what one composes, likeliest first. */
export function composableWeeks(day: string, startsOn: number, count = 12): NamedWeek[] {
  const last = weekOfDay(addDays(day, -7), startsOn);
  const current = weekOfDay(day, startsOn);
  const earlier = Array.from({ length: count - 2 }, (_, index) =>
    weekOfDay(addDays(last.from, -7 * (index + 1)), startsOn),
  );
  return [last, current, ...earlier];
}

/** Whether any day of a week lies between the first and the last day of an engagement. */
export function during(
  week: NamedWeek,
  { startsOn, endedOn }: { startsOn: string; endedOn: string | null },
): boolean {
  return week.to > startsOn && (endedOn === null || week.from <= endedOn);
}
