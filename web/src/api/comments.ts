import { queryOptions } from '@tanstack/react-query';
import * as api from './generated/sdk.gen';
import { ifVersion } from './http';
import type { Comment } from './types';

export type Visibility = Comment['visibility'];

export interface CommentDraft {
  id: string;
  taskId: string;
  /** Markdown. */
  body: string;
  visibility: Visibility;
  mentions: string[];
  uploadIds: string[];
}

/** What people say about a task: among themselves, or for the client to read. */
export const comments = {
  list: (taskId: string) =>
    queryOptions({
      queryKey: ['comments', 'list', taskId],
      queryFn: ({ signal }) => api.commentsList({ query: { taskId, limit: 200 }, signal }),
    }),
  edits: (id: string) =>
    queryOptions({
      queryKey: ['comments', 'edits', id],
      queryFn: ({ signal }) => api.commentsEdits({ path: { id }, signal }),
    }),
  write: (body: CommentDraft) => api.commentsAdd({ body }),
  edit: (id: string, body: { body?: string; visibility?: 'client'; mentions?: string[] }, version?: number) =>
    api.commentsEdit({ path: { id }, body, ...ifVersion(version) }),
  remove: (id: string, version?: number) => api.commentsRemove({ path: { id }, ...ifVersion(version) }),
  restore: (id: string) => api.commentsRestore({ path: { id } }),
};
