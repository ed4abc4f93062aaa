import type { Task } from '../../api/types';
import { addDays } from '../../ui/dates';

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

/** Open tasks by client, in the order of their names. */
export function byClient(tasks: Task[]): { clientId: string; clientName: string; tasks: Task[] }[] {
  const groups = new Map<string, { clientId: string; clientName: string; tasks: Task[] }>();
  for (const task of tasks) {
    const { clientId, clientName } = task;
    const group = groups.get(clientId) ?? { clientId, clientName, tasks: [] };
    group.tasks.push(task);
    groups.set(clientId, group);
  }
  return [...groups.values()]
    .map((group) => ({ ...group, tasks: group.tasks.toSorted(byDue) }))
    .toSorted((one, other) => one.clientName.localeCompare(other.clientName));
}

export type Horizon = 'overdue' | 'today' | 'tomorrow' | 'week' | 'later' | 'handed-over' | 'none';

const horizons: Horizon[] = ['overdue', 'today', 'tomorrow', 'week', 'later', 'handed-over', 'none'];

/** Open tasks by when they are due: late ones first, those without a day last. `today` is the reader's. */
export function byDueDate(tasks: Task[], today: string): { horizon: Horizon; tasks: Task[] }[] {
  const tomorrow = addDays(today, 1);
  const sunday = addDays(today, 7 - Temporal.PlainDate.from(today).dayOfWeek);
  const horizonOf = ({ dueOn, overdue }: Task): Horizon => {
    if (dueOn === null) return 'none';
    if (overdue) return 'overdue';
    // Its day has passed, and it is not late: the client has it.
    if (dueOn < today) return 'handed-over';
    if (dueOn === today) return 'today';
    if (dueOn === tomorrow) return 'tomorrow';
    return dueOn <= sunday ? 'week' : 'later';
  };
  return horizons
    .map((horizon) => ({
      horizon,
      tasks: tasks.filter((task) => horizonOf(task) === horizon).toSorted(byDue),
    }))
    .filter((group) => group.tasks.length > 0);
}

export function byDue(one: Task, other: Task): number {
  return moment(one).localeCompare(moment(other)) || one.turnSince.localeCompare(other.turnSince);
}

/** What is due at a time comes before what is due within the day; without a day last. */
function moment({ dueOn, dueTime }: Task): string {
  return dueOn === null ? '9999' : `${dueOn} ${dueTime ?? '99:99'}`;
}
