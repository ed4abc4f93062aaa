import { queryOptions } from '@tanstack/react-query';
import * as api from './generated/sdk.gen';
import type { AddTaskLinkDto } from './generated/types.gen';

/** Pages of a task without signing in, one for a contact. */
export const taskLinks = {
  /** The newest first; those that were taken back among them. */
  list: (taskId: string) =>
    queryOptions({
      queryKey: ['task-links', 'list', taskId],
      queryFn: ({ signal }) => api.taskLinksList({ query: { taskId, limit: 200 }, signal }),
    }),
  /** Who has an open one already, keeps that one. */
  handOver: (body: AddTaskLinkDto) => api.taskLinksAdd({ body }),
  takeBack: (id: string) => api.taskLinksRevoke({ path: { id } }),
};
