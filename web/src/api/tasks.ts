import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import * as api from './generated/sdk.gen';
import type { ChangeTaskDto, DelegateTaskDto } from './generated/types.gen';
import { ifVersion } from './http';
import { kept } from './offline/desk';
import type { TaskStatus, Turn } from './types';

export type TaskFilter = {
  engagementId?: string;
  turn?: Turn;
  status?: TaskStatus;
  open?: boolean;
  limit?: number;
  cursor?: string;
};

export type TaskDraft = DelegateTaskDto;

export const tasks = {
  list: (filter: TaskFilter = {}) =>
    queryOptions({
      queryKey: ['tasks', 'list', filter],
      queryFn: kept(['tasks', 'list', filter], (signal) =>
        api.tasksList({ query: { limit: 200, ...filter }, signal }),
      ),
    }),
  /** The closed ones, page by page. */
  closed: ({ engagementId, status }: Pick<TaskFilter, 'engagementId' | 'status'>) =>
    infiniteQueryOptions({
      queryKey: ['tasks', 'closed', engagementId ?? null, status ?? null],
      queryFn: ({ signal, pageParam }) =>
        api.tasksList({
          query: { turn: 'none', engagementId, status, limit: 50, cursor: pageParam ?? undefined },
          signal,
        }),
      initialPageParam: null as string | null,
      getNextPageParam: (last) => last.nextCursor,
    }),
  one: (id: string) =>
    queryOptions({
      queryKey: ['tasks', 'one', id],
      queryFn: ({ signal }) => api.tasksRead({ path: { id }, signal }),
    }),
  history: (id: string) =>
    queryOptions({
      queryKey: ['tasks', 'history', id],
      queryFn: ({ signal }) => api.tasksHistory({ path: { id }, signal }),
    }),
  create: (body: TaskDraft) => api.tasksDelegate({ body }),
  edit: (id: string, body: ChangeTaskDto, version?: number) =>
    api.tasksChange({ path: { id }, body, ...ifVersion(version) }),
  move: (id: string, to: TaskStatus, note?: string) =>
    api.tasksMove({ path: { id }, body: note ? { to, note } : { to } }),
};
