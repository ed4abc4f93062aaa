import type { Task } from '../../api/types';

/** Who holds the turn, as the person in front of the list sees it. */
export type Holder = 'mine' | 'colleagues' | 'client' | 'third_party';

const order: Holder[] = ['mine', 'colleagues', 'client', 'third_party'];

/** Open tasks by who holds the turn, mine first; within, what is due first, then what waits longest. */
export function byHolder(tasks: Task[], memberId: string): { holder: Holder; tasks: Task[] }[] {
  return order
    .map((holder) => ({
      holder,
      tasks: tasks.filter((task) => holderOf(task, memberId) === holder).toSorted(byDue),
    }))
    .filter((group) => group.tasks.length > 0);
}

/** What is assigned to nobody is everybody's, so it is mine too. */
function holderOf(task: Task, memberId: string): Holder | null {
  if (task.turn === 'none') return null;
  if (task.turn !== 'assistant') return task.turn;
  return task.assigneeId === null || task.assigneeId === memberId ? 'mine' : 'colleagues';
}

function byDue(one: Task, other: Task): number {
  return (
    (one.dueOn ?? '9999').localeCompare(other.dueOn ?? '9999') || one.turnSince.localeCompare(other.turnSince)
  );
}
