import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import * as api from './generated/sdk.gen';
import type {
  ChangeTimeEntryDto,
  CommonChangesDto,
  ExportsTimeEntriesData,
  LogTimeDto,
  TimeEntriesListData,
} from './generated/types.gen';
import { everyPage } from './every-page';
import { address, ifVersion } from './http';
import { newId } from './ids';
import { bringBack, deliver, kept } from './offline/desk';
import type { TimeEntry } from './types';

/** `startedAt` without an end is a running timer; `day` with `durationSeconds` has no clock times. */
export type TimeEntryDraft = LogTimeDto;

/** What entries are asked for by; the words of the API's list and of its export. */
export type EntryFilter = Omit<NonNullable<TimeEntriesListData['query']>, 'limit' | 'cursor'>;

/** What many entries are changed to at once. */
export type BulkChange = CommonChangesDto;

export type ExportFormat = ExportsTimeEntriesData['query']['format'];

export const timeEntries = {
  list: (filter: { engagementId?: string; memberId?: string; taskId?: string; from?: string; to?: string }) =>
    queryOptions({
      queryKey: ['time-entries', 'list', filter],
      queryFn: kept(['time-entries', 'list', filter], (signal) =>
        api.timeEntriesList({ query: { ...filter, limit: 200 }, signal }),
      ),
    }),
  /** Every entry of an engagement between two of its days, `to` not included. */
  between: (engagementId: string, from: string, to: string) =>
    queryOptions({
      queryKey: ['time-entries', 'between', engagementId, from, to],
      queryFn: ({ signal }) =>
        everyPage((cursor) =>
          api.timeEntriesList({ query: { engagementId, from, to, limit: 200, cursor }, signal }),
        ),
    }),
  /** Every entry of the caller between two days, `to` not included: a calendar knows no pages. */
  range: (from: string, to: string) =>
    queryOptions({
      queryKey: ['time-entries', 'range', from, to],
      queryFn: kept(['time-entries', 'range', from, to], (signal) =>
        everyPage((cursor) =>
          api.timeEntriesList({ query: { memberId: 'me', from, to, limit: 200, cursor }, signal }),
        ),
      ),
    }),
  /** The latest first, page by page. */
  pages: (filter: EntryFilter) =>
    infiniteQueryOptions({
      queryKey: ['time-entries', 'pages', filter],
      queryFn: ({ signal, pageParam }) =>
        kept(['time-entries', 'pages', filter, pageParam], (asked) =>
          api.timeEntriesList({
            query: { ...filter, limit: 50, cursor: pageParam ?? undefined },
            signal: asked,
          }),
        )({ signal }),
      initialPageParam: null as string | null,
      getNextPageParam: (last) => last.nextCursor,
    }),
  one: (id: string) =>
    queryOptions({
      queryKey: ['time-entries', 'one', id],
      queryFn: ({ signal }) => api.timeEntriesRead({ path: { id }, signal }),
    }),
  running: queryOptions({
    queryKey: ['time-entries', 'running'],
    queryFn: kept(['time-entries', 'running'], (signal) => api.timeEntriesRunning({ signal })),
  }),
  /** What the caller worked on last; what runs counts too. */
  latest: queryOptions({
    queryKey: ['time-entries', 'latest'],
    queryFn: kept(['time-entries', 'latest'], (signal) =>
      api.timeEntriesList({ query: { memberId: 'me', limit: 5 }, signal }),
    ),
  }),
  week: (week: string) =>
    queryOptions({
      queryKey: ['time-entries', 'week', week],
      queryFn: kept(['time-entries', 'week', week], (signal) =>
        api.timeEntriesWeek({ query: { week, memberId: 'me' }, signal }),
      ),
    }),
  /** Like `edit`, `stop` and `remove` it is written down before it is sent, and sent later where it must be. */
  create: (draft: TimeEntryDraft): Promise<TimeEntry> => {
    const body = { ...draft, id: draft.id ?? newId() };
    return deliver({ kind: 'log', entryId: body.id, body }, () => api.timeEntriesLog({ body }));
  },
  /** All or none. */
  createMany: (entries: TimeEntryDraft[]) => api.timeEntriesBatch({ body: { entries } }),
  edit: (id: string, body: ChangeTimeEntryDto, version?: number) =>
    deliver({ kind: 'change', entryId: id, body, version }, () =>
      api.timeEntriesChange({ path: { id }, body, ...ifVersion(version) }),
    ),
  stop: (id: string, endedAt?: string) => {
    const body = endedAt ? { endedAt } : {};
    return deliver({ kind: 'stop', entryId: id, body }, () => api.timeEntriesStop({ path: { id }, body }));
  },
  remove: async (id: string): Promise<void> => {
    await deliver({ kind: 'remove', entryId: id }, () => api.timeEntriesRemove({ path: { id } }));
  },
  restore: (id: string): Promise<TimeEntry> => bringBack(id, () => api.timeEntriesRestore({ path: { id } })),
  /** Two entries that meet at an instant, or after so many seconds of the first. */
  split: (id: string, body: { at: string } | { seconds: number }) =>
    api.timeEntriesSplit({ path: { id }, body }),
  /** One entry from the first start to the last end; what lies between becomes its break. */
  merge: (ids: string[]) => api.timeEntriesMerge({ body: { ids } }),
  /** On its own day unless said, and there without clock times: nobody works twice at once. */
  duplicate: (id: string, body: { id?: string; day?: string } = {}) =>
    api.timeEntriesDuplicate({ path: { id }, body }),
  /** All or none. */
  changeMany: (ids: string[], changes: BulkChange) => api.timeEntriesChangeMany({ body: { ids, changes } }),
  removeMany: (ids: string[]) => api.timeEntriesRemoveMany({ body: { ids } }),
  restoreMany: (ids: string[]) => api.timeEntriesRestoreMany({ body: { ids } }),
  exportAddress: (format: ExportFormat, filter: EntryFilter) => {
    const said = Object.entries({ ...filter, format }).filter(([, value]) => value !== undefined);
    return address(
      '/time-entries/export',
      Object.fromEntries(said.map(([key, value]) => [key, String(value)])),
    );
  },
};
