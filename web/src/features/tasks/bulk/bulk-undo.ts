import type { BulkTaskChange } from '../../../api/tasks';
import type { Task } from '../../../api/types';

/** The calls that take a change of many tasks back: those that stood alike go back together. */
export function reversals(
  tasks: readonly Task[],
  changes: BulkTaskChange,
): { ids: string[]; changes: BulkTaskChange }[] {
  const groups = new Map<string, { ids: string[]; changes: BulkTaskChange }>();
  for (const task of tasks) {
    const before: BulkTaskChange = {};
    if (changes.assigneeId !== undefined) before.assigneeId = task.assigneeId;
    if (changes.serviceId !== undefined) before.serviceId = task.serviceId;
    if (changes.dueOn !== undefined) before.dueOn = task.dueOn;
    if (changes.priority !== undefined) before.priority = task.priority;
    const key = JSON.stringify(before);
    const group = groups.get(key) ?? { ids: [], changes: before };
    group.ids.push(task.id);
    groups.set(key, group);
  }
  return [...groups.values()];
}

/** What all of them share, where they do. */
export function shared<K extends 'engagementId' | 'clientId'>(
  tasks: readonly Task[],
  key: K,
): Task[K] | null {
  const [first, ...rest] = tasks;
  return first && rest.every((task) => task[key] === first[key]) ? first[key] : null;
}
