/** What the address of the planner carries: how much is shown, and a day of it. */
export interface PlannerSearch {
  span?: 'day' | 'week';
  day?: string;
}

const day =
  /^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|1\d|2[0-8])$|^\d{4}-(0[13-9]|1[0-2])-(29|30)$|^\d{4}-(0[13578]|1[02])-31$/;
const leapDay = /^(\d{4})-02-29$/;

/** Takes what it understands and leaves the rest out; read before Temporal is there, so without it. */
export function plannerSearch(search: Record<string, unknown>): PlannerSearch {
  const found: PlannerSearch = {};
  const { span, day: typed } = search;
  if (span === 'day' || span === 'week') found.span = span;
  if (typeof typed === 'string' && isDay(typed)) found.day = typed;
  return found;
}

function isDay(text: string): boolean {
  const year = Number(leapDay.exec(text)?.[1]);
  if (!Number.isNaN(year)) return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
  return day.test(text);
}
