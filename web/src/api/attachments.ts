import { queryOptions } from '@tanstack/react-query';
import * as api from './generated/sdk.gen';
import { address } from './http';
import type { Visibility } from './comments';

/** Files that belong to a task: what it needs, not what it produced. */
export const attachments = {
  list: (taskId: string) =>
    queryOptions({
      queryKey: ['attachments', 'list', taskId],
      queryFn: ({ signal }) => api.attachmentsList({ query: { taskId, limit: 200 }, signal }),
    }),
  add: (body: { taskId: string; uploadId: string; visibility: Visibility }) =>
    api.attachmentsAttach({ body }),
  remove: (id: string) => api.attachmentsRemove({ path: { id } }),
  restore: (id: string) => api.attachmentsRestore({ path: { id } }),
  contentAddress: (id: string) => address(`/attachments/${id}/content`),
};
