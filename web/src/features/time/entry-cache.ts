import type { InfiniteData, QueryClient } from '@tanstack/react-query';
import type { List, TimeEntry, WeekOfTime } from '../../api/types';

/** Shows a change in every view at once; what the server says replaces it. */
export function showChanged(queries: QueryClient, changed: TimeEntry): void {
  everywhere(queries, (entry) => (entry.id === changed.id ? { ...entry, ...changed } : entry));
}

/** Takes entries out of every view at once. */
export function hide(queries: QueryClient, ids: ReadonlySet<string>): void {
  everywhere(queries, (entry) => (ids.has(entry.id) ? null : entry));
}

type Mapping = <E extends TimeEntry>(entry: E) => E | null;

function everywhere(queries: QueryClient, map: Mapping): void {
  const kept = <E extends TimeEntry>(entries: E[]) =>
    entries.map((entry) => map(entry)).filter((entry) => entry !== null);
  queries.setQueriesData<TimeEntry[]>(
    { queryKey: ['time-entries', 'range'] },
    (found) => found && kept(found),
  );
  queries.setQueriesData<InfiniteData<List<TimeEntry>>>(
    { queryKey: ['time-entries', 'pages'] },
    (found) =>
      found && { ...found, pages: found.pages.map((page) => ({ ...page, items: kept(page.items) })) },
  );
  queries.setQueriesData<WeekOfTime>(
    { queryKey: ['time-entries', 'week'] },
    (week) => week && weekWith(week, kept),
  );
}

/** The week with its sums counted again. */
export function weekWith(week: WeekOfTime, kept: (entries: TimeEntry[]) => TimeEntry[]): WeekOfTime {
  const days = week.days.map((day) => {
    const entries = kept(day.entries);
    return { ...day, entries, totalSeconds: secondsOf(entries) };
  });
  const all = days.flatMap((day) => day.entries);
  return {
    ...week,
    days,
    totalSeconds: secondsOf(all),
    billableSeconds: secondsOf(all.filter((entry) => entry.billable)),
  };
}

export function secondsOf(entries: readonly Pick<TimeEntry, 'durationSeconds'>[]): number {
  return entries.reduce((sum, entry) => sum + (entry.durationSeconds ?? 0), 0);
}
