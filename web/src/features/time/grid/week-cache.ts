import type { TimeEntry, WeekOfTime } from '../../../api/types';
import { sumOf } from './cells';

/** The week with an entry put in, or in the place of what it was. */
export function withEntry(week: WeekOfTime, entry: TimeEntry): WeekOfTime {
  return summed({
    ...week,
    days: week.days.map((day) => {
      const at = day.entries.findIndex(({ id }) => id === entry.id);
      if (day.day !== entry.day) return at < 0 ? day : { ...day, entries: day.entries.toSpliced(at, 1) };
      return { ...day, entries: at < 0 ? [...day.entries, entry] : day.entries.with(at, entry) };
    }),
  });
}

export function withoutEntries(week: WeekOfTime, ids: readonly string[]): WeekOfTime {
  const gone = new Set(ids);
  return summed({
    ...week,
    days: week.days.map((day) => ({ ...day, entries: day.entries.filter(({ id }) => !gone.has(id)) })),
  });
}

function summed(week: WeekOfTime): WeekOfTime {
  const all = week.days.flatMap(({ entries }) => entries);
  return {
    ...week,
    days: week.days.map((day) => ({ ...day, totalSeconds: sumOf(day.entries) })),
    totalSeconds: sumOf(all),
    billableSeconds: sumOf(all.filter(({ billable }) => billable)),
  };
}
