import type { Days } from '../../kernel/month.js';
import { Week, type Weekday } from '../../kernel/week.js';
import type { WorkFigures, WorkGroup } from '../time-entries/work-figures.service.js';

/** The figures that a view may show. */
export const viewColumns = ['seconds', 'billable', 'billed', 'amount', 'entries'] as const;
export type ViewColumn = (typeof viewColumns)[number];

/** Whole weeks and months, never "the last seven days"; `days`: those that are named. */
export const viewRanges = [
  'last_week',
  'this_week',
  'last_4_weeks',
  'last_month',
  'this_month',
  'days',
] as const;
export type ViewRangeKind = (typeof viewRanges)[number];

export const viewShares = ['nobody', 'members'] as const;
/** Who reads a view beside the owners. */
export type ViewShare = (typeof viewShares)[number];

export const MOST_GROUPS = 3;
/** Ten years and a few leap days. */
export const MOST_DAYS = 3660;

/** Which work is looked at; of an empty list nothing is left out. */
export interface ViewFilter {
  readonly clientIds: readonly string[];
  readonly engagementIds: readonly string[];
  readonly serviceIds: readonly string[];
  readonly memberIds: readonly string[];
  /** Null: all work. */
  readonly billable: boolean | null;
}

/** `from` and `to`, half-open, for `days` alone. */
export interface ViewRange {
  readonly kind: ViewRangeKind;
  readonly from: string | null;
  readonly to: string | null;
}

/** What is asked: everything of a view but its name and who gets it. */
export interface ViewQuestion {
  readonly groupBy: readonly WorkGroup[];
  readonly filter: ViewFilter;
  readonly range: ViewRange;
}

/** What is wrong with the days of a range, by the field that should be corrected. */
export function problemOf({ kind, from, to }: ViewRange): 'range.from' | 'range.to' | null {
  if (kind !== 'days') return from !== null ? 'range.from' : to !== null ? 'range.to' : null;
  if (from === null) return 'range.from';
  if (to === null) return 'range.to';
  const days = Temporal.PlainDate.from(from).until(Temporal.PlainDate.from(to)).days;
  return days < 1 || days > MOST_DAYS ? 'range.to' : null;
}

/** The days that a range means on a day, `[from, to)`. */
export function daysOf(
  { kind, from, to }: ViewRange,
  today: Temporal.PlainDate,
  weekStartsOn: Weekday,
): Days {
  const week = Week.of(today, weekStartsOn);
  const month = today.with({ day: 1 });
  switch (kind) {
    case 'this_week':
      return { from: week.from, to: week.to };
    case 'last_week':
      return { from: week.previous().from, to: week.from };
    case 'last_4_weeks':
      return { from: week.from.subtract({ weeks: 4 }), to: week.from };
    case 'this_month':
      return { from: month, to: month.add({ months: 1 }) };
    case 'last_month':
      return { from: month.subtract({ months: 1 }), to: month };
    case 'days':
      return { from: Temporal.PlainDate.from(from ?? today), to: Temporal.PlainDate.from(to ?? today) };
  }
}

/** Whether a group is a unit of time, whose rows are read in its order. */
export function isTime(group: WorkGroup): group is 'day' | 'week' | 'month' {
  return group === 'day' || group === 'week' || group === 'month';
}

/** What stands for a key on the screen: a name, or of time its first day. */
export type NameOf = (group: WorkGroup, key: string | null) => string;

/**
 * Rows as they are read: by the first group, in it by the second, in that by the third. Units of time stand in their
 * order; all else by its hours, the most first, and of equal ones by name.
 */
export function inOrder(
  rows: readonly WorkFigures[],
  groupBy: readonly WorkGroup[],
  nameOf: NameOf,
): WorkFigures[] {
  const hours = new Map<string, number>();
  for (const { keys, seconds } of rows)
    keys.forEach((_, depth) => {
      const group = pathOf(keys, depth);
      hours.set(group, (hours.get(group) ?? 0) + seconds);
    });
  const compared = (one: WorkFigures, other: WorkFigures): number => {
    const depth = groupBy.findIndex((_, place) => one.keys[place] !== other.keys[place]);
    const group = groupBy[depth];
    if (group === undefined) return 0;
    const [key = null, another = null] = [one.keys[depth], other.keys[depth]];
    const more = (hours.get(pathOf(other.keys, depth)) ?? 0) - (hours.get(pathOf(one.keys, depth)) ?? 0);
    const names = nameOf(group, key).localeCompare(nameOf(group, another));
    return (isTime(group) ? 0 : more) || names || (key ?? '').localeCompare(another ?? '');
  };
  return rows.toSorted(compared);
}

function pathOf(keys: readonly (string | null)[], depth: number): string {
  return JSON.stringify(keys.slice(0, depth + 1));
}
