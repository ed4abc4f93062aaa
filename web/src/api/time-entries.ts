import { queryOptions } from '@tanstack/react-query';
import { call } from './http';
import type { ImportOutcome, List, TimeEntry, WeekOfTime } from './types';

/** `startedAt` without `endedAt` is a running timer; `day` with `durationSeconds` has no clock times. */
export interface TimeEntryDraft {
  id?: string;
  engagementId: string;
  taskId?: string | null;
  serviceId?: string | null;
  description?: string;
  billable?: boolean;
  startedAt?: string;
  endedAt?: string;
  day?: string;
  durationSeconds?: number;
  timeZone?: string;
  overlapReason?: string | null;
}

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
      queryFn: ({ signal }) =>
        call<List<TimeEntry>>('GET', '/time-entries', { query: { ...filter, limit: 200 }, signal }),
    }),
  one: (id: string) =>
    queryOptions({
      queryKey: ['time-entries', 'one', id],
      queryFn: ({ signal }) => call<TimeEntry>('GET', `/time-entries/${id}`, { signal }),
    }),
  running: queryOptions({
    queryKey: ['time-entries', 'running'],
    queryFn: ({ signal }) => call<{ entry: TimeEntry | null }>('GET', '/time-entries/running', { signal }),
  }),
  week: (week: string) =>
    queryOptions({
      queryKey: ['time-entries', 'week', week],
      queryFn: ({ signal }) =>
        call<WeekOfTime>('GET', '/time-entries/week', { query: { week, memberId: 'me' }, signal }),
    }),
  create: (body: TimeEntryDraft) => call<TimeEntry>('POST', '/time-entries', { body }),
  edit: (id: string, body: Partial<Omit<TimeEntryDraft, 'id'>>, ifVersion?: number) =>
    call<TimeEntry>('PATCH', `/time-entries/${id}`, { body, ifVersion }),
  stop: (id: string, endedAt?: string) =>
    call<TimeEntry>('POST', `/time-entries/${id}/stop`, { body: endedAt ? { endedAt } : {} }),
  remove: (id: string) => call<void>('DELETE', `/time-entries/${id}`),
  restore: (id: string) => call<TimeEntry>('POST', `/time-entries/${id}/restore`),
  import: ({ file, timeZone, dryRun, takeGoodRows }: TimeImport) => {
    const body = new FormData();
    body.set('format', 'toggl');
    body.set('timeZone', timeZone);
    body.set('dryRun', String(dryRun));
    if (takeGoodRows) body.set('takeGoodRows', 'true');
    body.set('file', file);
    return call<ImportOutcome>('POST', '/time-entries/imports', { body });
  },
};
