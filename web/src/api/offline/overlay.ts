import type { TimeEntry, WeekOfTime } from '../types';
import type { Item } from './change';

/** Entries as they will be: by id, null for those that will be gone. */
export type Ahead = Map<string, TimeEntry | null>;

/** What the items make of the entries they name; the last word counts. */
export function ahead(items: Pick<Item, 'change' | 'entry'>[]): Ahead {
  const entries: Ahead = new Map();
  for (const { change, entry } of items) {
    if (entry || change.kind === 'remove') entries.set(change.entryId, entry);
  }
  return entries;
}

/** A timer that was started later ends the one that ran, also before the server has heard of it. */
function ended(entry: TimeEntry, entries: Ahead): TimeEntry {
  if (!entry.running || entries.has(entry.id)) return entry;
  const next = [...entries.values()].find((other) => other?.running && other.memberId === entry.memberId);
  if (!next?.startedAt || !entry.startedAt || next.startedAt <= entry.startedAt) return entry;
  const seconds = (Date.parse(next.startedAt) - Date.parse(entry.startedAt)) / 1000;
  return { ...entry, endedAt: next.startedAt, durationSeconds: Math.floor(seconds), running: false };
}

function over(list: TimeEntry[], entries: Ahead): TimeEntry[] {
  return list.flatMap((entry) => {
    const next = entries.get(entry.id);
    return next === undefined ? [ended(entry, entries)] : next === null ? [] : [next];
  });
}

/** Those that the list does not have yet. */
function fresh(list: TimeEntry[], entries: Ahead, fits: (entry: TimeEntry) => boolean): TimeEntry[] {
  const known = new Set(list.map(({ id }) => id));
  return [...entries.values()].flatMap((entry) =>
    entry && !known.has(entry.id) && fits(entry) ? [entry] : [],
  );
}

function overWeek(week: WeekOfTime, entries: Ahead): WeekOfTime {
  const all = week.days.flatMap((day) => day.entries);
  const shown = [...over(all, entries), ...fresh(all, entries, () => true)];
  const days = week.days.map((day) => {
    const own = shown.filter((entry) => entry.day === day.day);
    const sorted = own.toSorted((one, other) => startOf(one).localeCompare(startOf(other)));
    return { ...day, entries: sorted, totalSeconds: sum(sorted) };
  });
  const within = days.flatMap((day) => day.entries);
  return {
    ...week,
    days,
    totalSeconds: sum(within),
    billableSeconds: sum(within.filter(({ billable }) => billable)),
  };
}

/** Work without clock times comes last. */
function startOf({ startedAt }: TimeEntry): string {
  return startedAt ?? '9';
}

function sum(entries: TimeEntry[]): number {
  return entries.reduce((total, { durationSeconds }) => total + (durationSeconds ?? 0), 0);
}

type Filter = Partial<
  Record<
    'engagementId' | 'taskId' | 'clientId' | 'serviceId' | 'memberId' | 'importId' | 'from' | 'to',
    string
  >
> & { billable?: boolean; locked?: boolean; q?: string };

function fitting(filter: Filter): (entry: TimeEntry) => boolean {
  return (entry) =>
    (['engagementId', 'taskId', 'clientId', 'serviceId'] as const).every(
      (field) => filter[field] === undefined || filter[field] === entry[field],
    ) &&
    [undefined, 'me', entry.memberId].includes(filter.memberId) &&
    [undefined, entry.billable].includes(filter.billable) &&
    (filter.q === undefined || entry.description.toLowerCase().includes(filter.q.toLowerCase())) &&
    (filter.from === undefined || entry.day >= filter.from) &&
    (filter.to === undefined || entry.day < filter.to);
}

interface Page {
  items: TimeEntry[];
}

/** An answer of the server, with what it has not heard yet; the key says what kind of answer it is. */
export function overlaid(key: readonly unknown[], base: unknown, entries: Ahead): unknown {
  if (key[0] !== 'time-entries' || entries.size === 0 || base === null || base === undefined) return base;
  switch (key[1]) {
    case 'running': {
      const { entry } = base as { entry: TimeEntry | null };
      const [shown] = entry ? over([entry], entries).filter(({ running }) => running) : [];
      const [started] = fresh(entry ? [entry] : [], entries, ({ running }) => running).reverse();
      return { entry: started ?? shown ?? null };
    }
    case 'latest': {
      const { items } = base as Page;
      const shown = [...fresh(items, entries, () => true).reverse(), ...over(items, entries)];
      return { ...(base as Page), items: shown.slice(0, Math.max(1, items.length)) };
    }
    case 'week':
      return overWeek(base as WeekOfTime, entries);
    case 'one':
      return over([base as TimeEntry], entries)[0] ?? base;
    case 'range':
      return overList(base as TimeEntry[], entries, { from: String(key[2]), to: String(key[3]) });
    case 'between':
      return overList(base as TimeEntry[], entries, {
        ...{ engagementId: String(key[2]), from: String(key[3]), to: String(key[4]) },
      });
    case 'list': {
      const page = base as Page;
      return { ...page, items: overList(page.items, entries, key[2] as Filter) };
    }
    case 'pages': {
      const page = base as Page;
      const filter = key[2] as Filter;
      // What was never sent is in no import and locked by nothing; it stands on the first page.
      const first = key[3] === null && !filter.locked && filter.importId === undefined;
      const shown = over(page.items, entries);
      return { ...page, items: first ? [...fresh(page.items, entries, fitting(filter)), ...shown] : shown };
    }
    default:
      return base;
  }
}

function overList(list: TimeEntry[], entries: Ahead, filter: Filter): TimeEntry[] {
  const fits = fitting(filter);
  return [...fresh(list, entries, fits), ...over(list, entries).filter(fits)];
}
