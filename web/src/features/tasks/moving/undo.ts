import type { Task, TaskStatus } from '../../../api/types';
import { movesOf } from '../../../ui/moves';

/** Tasks that go back together: to the state in which they were. */
export interface WayBack {
  to: TaskStatus;
  ids: string[];
}

/**
 * How moved tasks go back to where they were; null where one of them cannot, or only with words: what was told to the
 * client is not taken back in silence.
 */
export function waysBack(before: readonly Task[], after: readonly Task[]): WayBack[] | null {
  const ways = new Map<TaskStatus, string[]>();
  for (const task of before) {
    const now = after.find(({ id }) => id === task.id);
    const back = now && movesOf(now, 'assistant').find(({ to }) => to === task.status);
    if (!back || back.noteNeeded) return null;
    ways.set(task.status, [...(ways.get(task.status) ?? []), task.id]);
  }
  return ways.size === 0 ? null : [...ways].map(([to, ids]) => ({ to, ids }));
}

/** The moves that every one of some tasks can make, as the first of them names them. */
export function commonMoves(tasks: readonly Task[]) {
  const [first, ...rest] = tasks;
  if (!first) return [];
  return movesOf(first, 'assistant').filter(({ to }) => rest.every(({ can }) => can.moves.includes(to)));
}
