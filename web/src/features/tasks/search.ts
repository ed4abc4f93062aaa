import type { Priority, TaskStatus, Turn } from '../../api/types';

export const views = ['board', 'list', 'client', 'due', 'turn'] as const;
export type TaskView = (typeof views)[number];

/** What the address of the task pages carries: the view and its filters. */
export interface TaskSearch {
  view?: TaskView;
  clientId?: string;
  engagementId?: string;
  serviceId?: string;
  assigneeId?: string;
  priority?: Priority;
  late?: true;
  q?: string;
  turn?: Turn;
  status?: TaskStatus;
}

export const turns: Turn[] = ['assistant', 'client', 'third_party', 'none'];

export const priorities: Priority[] = ['low', 'normal', 'high', 'urgent'];

export const statuses: TaskStatus[] = [
  'requested',
  'accepted',
  'in_progress',
  'waiting_for_client',
  'waiting_for_third_party',
  'delivered',
  'change_requested',
  'done',
  'declined',
  'cancelled',
];

const ids = ['clientId', 'engagementId', 'serviceId', 'assigneeId'] as const;
const longestWords = 100;

/** What is not understood is left out: an old link still opens the page. */
export function taskSearch(search: Record<string, unknown>): TaskSearch {
  const found: TaskSearch = {};
  const one = <T extends string>(known: readonly T[], key: string) =>
    known.find((value) => value === search[key]);
  const view = one(views, 'view');
  const priority = one(priorities, 'priority');
  const turn = one(turns, 'turn');
  const status = one(statuses, 'status');
  if (view) found.view = view;
  for (const key of ids) {
    const value = search[key];
    if (typeof value === 'string' && value) found[key] = value;
  }
  if (priority) found.priority = priority;
  if (search['late'] === true || search['late'] === 'true') found.late = true;
  // A search for a number comes out of the address as one.
  const words = typeof search['q'] === 'number' ? String(search['q']) : search['q'];
  if (typeof words === 'string' && words.trim()) found.q = words.slice(0, longestWords);
  if (turn) found.turn = turn;
  if (status) found.status = status;
  return found;
}
