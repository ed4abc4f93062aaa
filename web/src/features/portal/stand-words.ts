import type { Task } from '../../api/types';

/** What is promised of a task, as a sentence says it: until when it holds, or that it is over. */
export type Promised = 'none' | 'holds' | 'late';

/** Whether a promise belongs into the sentence on where a task stands: only while the assistant's clock runs. */
export function promiseOf({ turn, turnaround }: Pick<Task, 'turn' | 'turnaround'>): Promised {
  if (turn !== 'assistant' || turnaround.promisedAt === null) return 'none';
  if (turnaround.state === 'late') return 'late';
  return turnaround.state === 'on_time' || turnaround.state === 'at_risk' ? 'holds' : 'none';
}
