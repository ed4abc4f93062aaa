import { DaysUnclear, DayToCome } from './affirmation.errors.js';

const DAYS_OF_A_WEEK = 7;

/** Local days, `[from, to)`, of which some are said to be without work. */
export interface AffirmedDays {
  readonly from: Temporal.PlainDate;
  readonly to: Temporal.PlainDate;
  readonly idle: readonly Temporal.PlainDate[];
}

/**
 * Refuses days that nobody can give their word on: more than a week, days to come, idle days that are none of them.
 * @throws DaysUnclear, DayToCome
 */
export function refuseImpossibleDays({ from, to, idle }: AffirmedDays, today: Temporal.PlainDate): void {
  const { days } = from.until(to);
  if (days < 1 || days > DAYS_OF_A_WEEK) throw new DaysUnclear();
  const last = to.subtract({ days: 1 });
  if (Temporal.PlainDate.compare(last, today) > 0) throw new DayToCome(last.toString());
  const outside = idle.some(
    (day) => Temporal.PlainDate.compare(day, from) < 0 || Temporal.PlainDate.compare(day, last) > 0,
  );
  if (outside) throw new DaysUnclear();
}
