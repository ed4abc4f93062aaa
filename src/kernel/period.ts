import type { Days } from './month.js';
import { Week, type Weekday } from './week.js';

/** What decides which local days are one period of an engagement. */
export interface PeriodTerms {
  readonly period: 'week' | 'month';
  /** Of a month: the day on which it begins; the last one where a month is shorter. */
  readonly anchorDay: number;
  readonly weekStartsOn: Weekday;
}

/**
 * The period that a local day is in. Anchored on day 31, periods begin on 31 Oct, 30 Nov and 31 Dec: each from
 * the anchor itself, so that a short month never moves the ones after it.
 */
export function periodOf(day: Temporal.PlainDate, { period, anchorDay, weekStartsOn }: PeriodTerms): Days {
  if (period === 'week') {
    const { from, to } = Week.of(day, weekStartsOn);
    return { from, to };
  }
  const month = day.toPlainYearMonth();
  const anchor = anchorIn(month, anchorDay);
  return Temporal.PlainDate.compare(day, anchor) < 0
    ? { from: anchorIn(month.subtract({ months: 1 }), anchorDay), to: anchor }
    : { from: anchor, to: anchorIn(month.add({ months: 1 }), anchorDay) };
}

/** What a part of a period gets of minutes granted for the whole, by calendar days; a half goes up. */
export function proRata(minutes: number, part: Days, whole: Days): number {
  const all = daysIn(whole);
  const some = daysIn({ from: later(part.from, whole.from), to: earlier(part.to, whole.to) });
  return Math.floor((2 * minutes * some + all) / (2 * all));
}

/** How many days these are; none where they end before they begin. */
function daysIn({ from, to }: Days): number {
  return Math.max(0, from.until(to).days);
}

function anchorIn(month: Temporal.PlainYearMonth, anchorDay: number): Temporal.PlainDate {
  return month.toPlainDate({ day: Math.min(anchorDay, month.daysInMonth) });
}

function later(one: Temporal.PlainDate, other: Temporal.PlainDate): Temporal.PlainDate {
  return Temporal.PlainDate.compare(one, other) >= 0 ? one : other;
}

function earlier(one: Temporal.PlainDate, other: Temporal.PlainDate): Temporal.PlainDate {
  return Temporal.PlainDate.compare(one, other) <= 0 ? one : other;
}
