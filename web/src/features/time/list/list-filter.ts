import type { EntryFilter } from '../../../api/time-entries';
import { addDays, mondayOf } from '../../../ui/dates';
import type { TimeSearch } from '../search';

/** What the API is asked for by what the address says: the week, unless it says more. */
export function filterOf(search: TimeSearch, week: string): EntryFilter {
  const { engagementId, taskId, serviceId, billable, locked, q } = search;
  const asked = { engagementId, taskId, serviceId, billable, locked, q };
  const said = Object.fromEntries(Object.entries(asked).filter(([, value]) => value !== undefined));
  return { memberId: 'me', ...said, ...daysOf(search, week) };
}

/** `to` is not included in the API, and is what the reader chose last. */
function daysOf({ period, from, to }: TimeSearch, week: string): Pick<EntryFilter, 'from' | 'to'> {
  if (period === 'all') return {};
  if (period === 'days') return { ...(from ? { from } : {}), ...(to ? { to: addDays(to, 1) } : {}) };
  const monday = mondayOf(week);
  return { from: monday, to: addDays(monday, 7) };
}

/** The address without its filters. */
export function unfiltered({ view, week }: TimeSearch): TimeSearch {
  return { ...(view ? { view } : {}), ...(week ? { week } : {}) };
}

export function isFiltered(search: TimeSearch): boolean {
  const { engagementId, taskId, serviceId, billable, locked, q, period } = search;
  return [engagementId, taskId, serviceId, billable, locked, q, period].some((value) => value !== undefined);
}
