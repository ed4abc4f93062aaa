import type { Task, TaskStatus } from '../../../api/types';

/** The states in the order in which delegated work goes through them. */
export const boardColumns = [
  'requested',
  'accepted',
  'in_progress',
  'waiting_for_client',
  'waiting_for_third_party',
  'delivered',
  'change_requested',
] as const satisfies TaskStatus[];

/** Where a task can be begun: what is delivered, somebody has worked on. */
export const beginnings: TaskStatus[] = [
  'accepted',
  'in_progress',
  'waiting_for_client',
  'waiting_for_third_party',
];

export interface Column {
  /** The state that a card gets which is dropped here. */
  status: TaskStatus;
  tasks: Task[];
}

/** The open tasks in their columns, each in the order in which they came; a filter for one state shows one column. */
export function columnsOf(tasks: readonly Task[], only?: TaskStatus): Column[] {
  return boardColumns
    .filter((status) => only === undefined || status === only)
    .map((status) => ({ status, tasks: tasks.filter((task) => task.status === status) }));
}

/** Whether a card may be dropped on a column. */
export function mayDrop(task: Pick<Task, 'status' | 'can'>, to: TaskStatus): boolean {
  return task.can.moves.includes(to);
}

/**
 * The next column, in a direction, that takes the card; itself counts, so that one comes home again. Null at the end:
 * the card stays.
 */
export function nextColumn(
  task: Pick<Task, 'status' | 'can'>,
  at: TaskStatus,
  step: 1 | -1,
  shown: readonly TaskStatus[],
): TaskStatus | null {
  for (let index = shown.indexOf(at) + step; index >= 0 && index < shown.length; index += step) {
    const status = shown[index];
    if (status && (status === task.status || mayDrop(task, status))) return status;
  }
  return null;
}
