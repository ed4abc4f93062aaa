import type { InfiniteData, QueryClient } from '@tanstack/react-query';
import { tasks } from '../../api/tasks';
import type { List, Task, TaskStatus } from '../../api/types';
import { turnOf } from '../../ui/task-state';

type Pages = InfiniteData<List<Task>>;

function isPages(data: unknown): data is Pages {
  return typeof data === 'object' && data !== null && 'pages' in data;
}

/** Changes tasks wherever they are shown, before the server has answered. */
export function patchTasks(
  queries: QueryClient,
  ids: ReadonlySet<string>,
  change: (task: Task) => Task,
): void {
  const each = (task: Task) => (ids.has(task.id) ? change(task) : task);
  const list = (page: List<Task>) => ({ ...page, items: page.items.map(each) });
  queries.setQueriesData<Pages | List<Task>>({ queryKey: ['tasks', 'pages'] }, (data) =>
    isPages(data) ? { ...data, pages: data.pages.map(list) } : data,
  );
  queries.setQueriesData<List<Task>>({ queryKey: ['tasks', 'list'] }, (data) => data && list(data));
  for (const id of ids) {
    queries.setQueryData(tasks.one(id).queryKey, (task) => task && change(task));
  }
}

/** What the server gave back, wherever it is shown. */
export function putTasks(queries: QueryClient, given: readonly Task[]): void {
  const byId = new Map(given.map((task) => [task.id, task]));
  patchTasks(queries, new Set(byId.keys()), (task) => byId.get(task.id) ?? task);
}

/** As a task stands after a move, as far as this side knows: where it may go next, the server says. */
export function moved(task: Task, to: TaskStatus): Task {
  return { ...task, status: to, turn: turnOf(to), can: { ...task.can, moves: [] } };
}
