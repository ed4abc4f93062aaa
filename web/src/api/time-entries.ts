import { queryOptions } from '@tanstack/react-query';
import * as api from './generated/sdk.gen';
import type { ChangeTimeEntryDto, LogTimeDto } from './generated/types.gen';
import { everyPage } from './every-page';
import { ifVersion } from './http';

/** `startedAt` without an end is a running timer; `day` with `durationSeconds` has no clock times. */
export type TimeEntryDraft = LogTimeDto;

export interface TimeImport {
  file: File;
  timeZone: string;
  dryRun: boolean;
  takeGoodRows: boolean;
}

export const timeEntries = {
  list: (filter: { engagementId?: string; memberId?: string; taskId?: string; from?: string; to?: string }) =>
    queryOptions({
      queryKey: ['time-entries', 'list', filter],
      queryFn: ({ signal }) => api.timeEntriesList({ query: { ...filter, limit: 200 }, signal }),
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
  one: (id: string) =>
    queryOptions({
      queryKey: ['time-entries', 'one', id],
      queryFn: ({ signal }) => api.timeEntriesRead({ path: { id }, signal }),
    }),
  running: queryOptions({
    queryKey: ['time-entries', 'running'],
    queryFn: ({ signal }) => api.timeEntriesRunning({ signal }),
  }),
  /** What the caller worked on last; what runs counts too. */
  latest: queryOptions({
    queryKey: ['time-entries', 'latest'],
    queryFn: ({ signal }) => api.timeEntriesList({ query: { memberId: 'me', limit: 1 }, signal }),
  }),
  week: (week: string) =>
    queryOptions({
      queryKey: ['time-entries', 'week', week],
      queryFn: ({ signal }) => api.timeEntriesWeek({ query: { week, memberId: 'me' }, signal }),
    }),
  create: (body: TimeEntryDraft) => api.timeEntriesLog({ body }),
  edit: (id: string, body: ChangeTimeEntryDto, version?: number) =>
    api.timeEntriesChange({ path: { id }, body, ...ifVersion(version) }),
  stop: (id: string, endedAt?: string) =>
    api.timeEntriesStop({ path: { id }, body: endedAt ? { endedAt } : {} }),
  remove: (id: string) => api.timeEntriesRemove({ path: { id } }),
  restore: (id: string) => api.timeEntriesRestore({ path: { id } }),
  import: ({ file, timeZone, dryRun, takeGoodRows }: TimeImport) =>
    api.importsTake({ body: { format: 'toggl', timeZone, dryRun, takeGoodRows, file } }),
};
