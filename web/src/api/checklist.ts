import { queryOptions } from '@tanstack/react-query';
import * as api from './generated/sdk.gen';
import type { ChecklistItem } from './types';

export type Doer = ChecklistItem['by'];

export interface StepDraft {
  id?: string;
  text: string;
  by: Doer;
  /** Counted from 0; at the end unless said. */
  position?: number;
}

export type StepChange = Partial<Omit<StepDraft, 'id'>> & { done?: boolean };

/** The steps of a task, and who does each. */
export const checklist = {
  list: (taskId: string) =>
    queryOptions({
      queryKey: ['tasks', 'checklist', taskId],
      queryFn: ({ signal }) => api.checklistList({ path: { id: taskId }, signal }),
    }),
  add: (taskId: string, body: StepDraft) => api.checklistAdd({ path: { id: taskId }, body }),
  change: (taskId: string, itemId: string, body: StepChange) =>
    api.checklistChange({ path: { id: taskId, itemId }, body }),
  remove: (taskId: string, itemId: string) => api.checklistRemove({ path: { id: taskId, itemId } }),
};
