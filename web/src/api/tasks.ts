import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import * as api from './generated/sdk.gen';
import type { ChangeTaskDto, DelegateTaskDto } from './generated/types.gen';
import { ifVersion } from './http';
import { kept } from './offline/desk';
import type { Task, TaskStatus, Turn } from './types';

export type TaskFilter = {
  engagementId?: string;
  clientId?: string;
  serviceId?: string;
  assigneeId?: string;
  recurringTaskId?: string;
  priority?: Task['priority'];
  turn?: Turn;
  status?: TaskStatus;
  late?: boolean;
  q?: string;
  dueFrom?: string;
  dueBefore?: string;
  open?: boolean;
  order?: 'due' | 'updated' | 'board';
  limit?: number;
  cursor?: string;
};

export type TaskDraft = DelegateTaskDto;
export type TaskChange = ChangeTaskDto;

/** What can be said of many tasks at once. */
export type BulkTaskChange = Pick<TaskChange, 'assigneeId' | 'serviceId' | 'dueOn' | 'priority'>;

export const tasks = {
  list: (filter: TaskFilter = {}) =>
    queryOptions({
      queryKey: ['tasks', 'list', filter],
      queryFn: kept(['tasks', 'list', filter], (signal) =>
        api.tasksList({ query: { limit: 200, ...filter }, signal }),
      ),
    }),
  /** All of them, page by page. */
  pages: (filter: TaskFilter = {}) =>
    infiniteQueryOptions({
      queryKey: ['tasks', 'pages', filter],
      queryFn: ({ signal, pageParam }) =>
        api.tasksList({ query: { limit: 200, ...filter, cursor: pageParam ?? undefined }, signal }),
      initialPageParam: null as string | null,
      getNextPageParam: (last) => last.nextCursor,
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
  edit: (id: string, body: TaskChange, version?: number) =>
    api.tasksChange({ path: { id }, body, ...ifVersion(version) }),
  move: (id: string, to: TaskStatus, note?: string) =>
    api.tasksMove({ path: { id }, body: note ? { to, note } : { to } }),
  /** All or none. */
  editMany: (ids: string[], changes: BulkTaskChange) => api.tasksChangeMany({ body: { ids, changes } }),
  /** All or none. */
  moveMany: (ids: string[], to: TaskStatus, note?: string) =>
    api.tasksMoveMany({ body: note ? { ids, to, note } : { ids, to } }),
};
