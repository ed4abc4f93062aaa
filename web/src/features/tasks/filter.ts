import type { TaskFilter } from '../../api/tasks';
import { isClosed } from '../../ui/task-state';
import type { TaskSearch, TaskView } from './search';

/** Whether somebody narrowed the list; the view is no filter. */
export function isFiltered({ view: _, ...filters }: TaskSearch): boolean {
  return Object.keys(filters).length > 0;
}

/** Only closed ones are wanted: nothing open to show. */
export function onlyClosed({ turn, status }: TaskSearch): boolean {
  return turn === 'none' || (status !== undefined && isClosed(status));
}

/** What to ask the server for. */
export function filterOf({ view: _, ...search }: TaskSearch, view: TaskView): TaskFilter {
  return {
    ...search,
    open: true,
    // A board and the turns need what is due first in each; so does a list without another wish.
    order: view === 'board' ? 'board' : 'due',
  };
}

/** The same, of what is closed: the last one first. */
export function closedFilterOf({ view: _, turn: _turn, ...search }: TaskSearch): TaskFilter {
  return { ...search, open: false, order: 'updated', limit: 50 };
}
