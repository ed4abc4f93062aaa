import type { TaskStatus, Turn } from '../../api/types';

/** What the address of the task list carries: its filters. */
export interface TaskSearch {
  engagementId?: string;
  turn?: Turn;
  status?: TaskStatus;
}

export const turns: Turn[] = ['assistant', 'client', 'third_party', 'none'];

export const statuses: TaskStatus[] = [
  'requested',
  'accepted',
  'in_progress',
  'change_requested',
  'waiting_for_client',
  'delivered',
  'waiting_for_third_party',
  'done',
  'declined',
  'cancelled',
];

export function taskSearch(search: Record<string, unknown>): TaskSearch {
  const found: TaskSearch = {};
  const turn = turns.find((known) => known === search['turn']);
  const status = statuses.find((known) => known === search['status']);
  if (typeof search['engagementId'] === 'string') found.engagementId = search['engagementId'];
  if (turn) found.turn = turn;
  if (status) found.status = status;
  return found;
}
