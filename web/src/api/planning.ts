import { queryOptions } from '@tanstack/react-query';
import { everyPage } from './every-page';
import * as api from './generated/sdk.gen';
import type { ChangeBlockDto, PlanBlockDto } from './generated/types.gen';
import { ifVersion } from './http';

export type BlockDraft = PlanBlockDto;
export type BlockChange = ChangeBlockDto;

/** Time set aside for tasks: one's own. Instants bound what is asked for. */
export const timeBlocks = {
  range: (from: string, to: string) =>
    queryOptions({
      queryKey: ['time-blocks', 'range', from, to],
      queryFn: ({ signal }) =>
        everyPage((cursor) =>
          api.timeBlocksList({ query: { memberId: 'me', from, to, limit: 200, cursor }, signal }),
        ),
    }),
  /** All that are still to come: which tasks have their place already. */
  upcoming: (from: string) =>
    queryOptions({
      queryKey: ['time-blocks', 'upcoming', from],
      queryFn: ({ signal }) =>
        everyPage((cursor) =>
          api.timeBlocksList({ query: { memberId: 'me', from, limit: 200, cursor }, signal }),
        ),
    }),
  plan: (body: BlockDraft) => api.timeBlocksPlan({ body }),
  change: (id: string, body: BlockChange, version?: number) =>
    api.timeBlocksChange({ path: { id }, body, ...ifVersion(version) }),
  remove: (id: string, version?: number) => api.timeBlocksRemove({ path: { id }, ...ifVersion(version) }),
  restore: (id: string) => api.timeBlocksRestore({ path: { id } }),
};

/** What stands in one's own calendars besides; times, and titles where the calendar shows them. */
export const busyTimes = {
  own: (from: string, to: string) =>
    queryOptions({
      queryKey: ['busy-times', 'own', from, to],
      queryFn: ({ signal }) => api.busyTimesList({ query: { from, to, memberIds: 'me' }, signal }),
    }),
};

/** Appointments that somebody of the practice hosts. */
export const hosted = {
  range: (memberId: string, from: string, to: string) =>
    queryOptions({
      queryKey: ['appointments', 'hosted', memberId, from, to],
      queryFn: ({ signal }) =>
        everyPage((cursor) =>
          api.appointmentsList({
            query: { memberId, from, to, state: 'booked', limit: 200, cursor },
            signal,
          }),
        ),
    }),
};
