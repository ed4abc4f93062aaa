import { queryOptions } from '@tanstack/react-query';
import * as api from './generated/sdk.gen';

export type { SyncIssueDto as SyncIssue } from './generated/types.gen';

/** What waits for one's word because two sides do not agree, or something does not work. */
export const syncIssues = {
  list: queryOptions({
    queryKey: ['sync-issues', 'list'],
    queryFn: ({ signal }) => api.syncIssuesList({ signal }),
  }),
  undo: (id: string) => api.syncIssuesUndo({ path: { id } }),
  apply: (id: string) => api.syncIssuesApply({ path: { id } }),
  putBack: (id: string) => api.syncIssuesPutBack({ path: { id } }),
  dismiss: (id: string) => api.syncIssuesDismiss({ path: { id } }),
};
