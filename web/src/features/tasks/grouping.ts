import type { Task, Turn } from '../../api/types';

/** The tasks of each holder of the turn; within, what is due first, then what waits longest. */
export function byTurn(tasks: Task[]): { turn: Turn; tasks: Task[] }[] {
  const order: Turn[] = ['assistant', 'client', 'third_party', 'none'];
  return order
    .map((turn) => ({ turn, tasks: tasks.filter((task) => task.turn === turn).toSorted(byDue) }))
    .filter((group) => group.tasks.length > 0);
}

function byDue(one: Task, other: Task): number {
  return (
    (one.dueOn ?? '9999').localeCompare(other.dueOn ?? '9999') || one.turnSince.localeCompare(other.turnSince)
  );
}
