import type { TimeEntry } from '../../../api/types';

/** The entries of a day with their sums; billed only where it is decided entry by entry. */
export interface DayGroup {
  day: string;
  entries: TimeEntry[];
  seconds: number;
  /** Null where some of it is decided together with other entries, or nothing differs. */
  billedSeconds: number | null;
}

/** By day, in the order in which they come. */
export function byDay(entries: readonly TimeEntry[]): DayGroup[] {
  return [...Map.groupBy(entries, ({ day }) => day)].map(([day, ofDay]) => ({
    day,
    entries: ofDay,
    seconds: ofDay.reduce((sum, { durationSeconds }) => sum + (durationSeconds ?? 0), 0),
    billedSeconds: billedOf(ofDay),
  }));
}

/** What is billed of entries, where it can be told from them and differs from what was worked and is billable. */
export function billedOf(entries: readonly TimeEntry[]): number | null {
  const billable = entries.filter((entry) => entry.billable && entry.durationSeconds !== null);
  if (billable.some(({ billedSeconds }) => billedSeconds === null)) return null;
  const worked = billable.reduce((sum, { durationSeconds }) => sum + (durationSeconds ?? 0), 0);
  const billed = billable.reduce((sum, { billedSeconds }) => sum + (billedSeconds ?? 0), 0);
  return billed === worked ? null : billed;
}
