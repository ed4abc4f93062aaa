import { addDays, mondayOf, weekOf } from '../../ui/dates';

const thursday = 4;

/** The seven days that a named week has for an engagement (1 = Monday to 7); `to` is the day after the last. */
export function daysOfWeek(week: string, startsOn: number): { from: string; to: string } {
  const from = addDays(mondayOf(week), 3 - ((thursday - startsOn + 7) % 7));
  return { from, to: addDays(from, 7) };
}

/** The week that a day is in, named by its Thursday: the same rule as the reports'. */
export function weekNamed(day: string, startsOn: number): string {
  const from = addDays(day, -((Temporal.PlainDate.from(day).dayOfWeek - startsOn + 7) % 7));
  return weekOf(addDays(from, (thursday - startsOn + 7) % 7));
}
