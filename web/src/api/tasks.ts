import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { call } from './http';
import type { List, Task, TaskStatus, TaskStep, Turn } from './types';

export type TaskFilter = {
  engagementId?: string;
  turn?: Turn;
  status?: TaskStatus;
  open?: boolean;
  limit?: number;
  cursor?: string;
};

export interface TaskDraft {
  id?: string;
  engagementId: string;
  title: string;
  brief?: string;
  dueOn?: string | null;
  serviceId?: string | null;
  assigneeId?: string | null;
  estimateMinutes?: number | null;
}

export const tasks = {
  list: (filter: TaskFilter = {}) =>
    queryOptions({
      queryKey: ['tasks', 'list', filter],
      queryFn: ({ signal }) =>
        call<List<Task>>('GET', '/tasks', { query: { limit: 200, ...filter }, signal }),
    }),
  /** The closed ones, page by page. */
  closed: ({ engagementId, status }: Pick<TaskFilter, 'engagementId' | 'status'>) =>
    infiniteQueryOptions({
      queryKey: ['tasks', 'closed', engagementId ?? null, status ?? null],
      queryFn: ({ signal, pageParam }) =>
        call<List<Task>>('GET', '/tasks', {
          query: { turn: 'none', engagementId, status, limit: 50, cursor: pageParam },
          signal,
        }),
      initialPageParam: null as string | null,
      getNextPageParam: (last) => last.nextCursor,
    }),
  one: (id: string) =>
    queryOptions({
      queryKey: ['tasks', 'one', id],
      queryFn: ({ signal }) => call<Task>('GET', `/tasks/${id}`, { signal }),
    }),
  history: (id: string) =>
    queryOptions({
      queryKey: ['tasks', 'history', id],
      queryFn: ({ signal }) => call<{ items: TaskStep[] }>('GET', `/tasks/${id}/history`, { signal }),
    }),
  create: (body: TaskDraft) => call<Task>('POST', '/tasks', { body }),
  edit: (id: string, body: Partial<Omit<TaskDraft, 'id' | 'engagementId'>>, ifVersion?: number) =>
    call<Task>('PATCH', `/tasks/${id}`, { body, ifVersion }),
  move: (id: string, to: TaskStatus, note?: string) =>
    call<Task>('POST', `/tasks/${id}/transitions`, { body: note ? { to, note } : { to } }),
};
