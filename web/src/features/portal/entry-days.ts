import type { TimeEntry } from '../../api/types';

export interface EntryDay {
  day: string;
  seconds: number;
  entries: TimeEntry[];
}

interface WeekTotals {
  seconds: number;
  billableSeconds: number;
  /** Days with entries, the earliest first; in a day, by their start, those without times last. */
  days: EntryDay[];
}

/** Sums logged time by day. What still runs is shown and counts nothing, as in a report. */
export function totalsOf(entries: TimeEntry[]): WeekTotals {
  const days = new Map<string, TimeEntry[]>();
  for (const entry of entries.toSorted(byStart)) {
    days.set(entry.day, [...(days.get(entry.day) ?? []), entry]);
  }
  return {
    seconds: sum(entries),
    billableSeconds: sum(entries.filter(({ billable }) => billable)),
    days: [...days]
      .map(([day, own]) => ({ day, seconds: sum(own), entries: own }))
      .toSorted((one, other) => one.day.localeCompare(other.day)),
  };
}

function sum(entries: TimeEntry[]): number {
  return entries.reduce((total, { durationSeconds }) => total + (durationSeconds ?? 0), 0);
}

function byStart(one: TimeEntry, other: TimeEntry): number {
  if (one.startedAt === null || other.startedAt === null) {
    return Number(one.startedAt === null) - Number(other.startedAt === null);
  }
  return one.startedAt.localeCompare(other.startedAt);
}
