import type { Role } from '../../kernel/actor.js';
import { momentOn } from '../../kernel/recurrence.js';
import { startOfDay } from '../../kernel/time-zone.js';

export const taskStatuses = [
  'requested',
  'accepted',
  'declined',
  'in_progress',
  'waiting_for_client',
  'waiting_for_third_party',
  'delivered',
  'change_requested',
  'done',
  'cancelled',
] as const;
export type TaskStatus = (typeof taskStatuses)[number];

/** Who has to act next; `none` once the task is closed. */
export const turns = ['assistant', 'client', 'third_party', 'none'] as const;
export type Turn = (typeof turns)[number];

/** In which order tasks are listed. */
export const taskOrders = ['due', 'updated', 'board'] as const;
export type TaskOrder = (typeof taskOrders)[number];

/** Who moves a task: a member, the owner alone, any contact of the client, or the contact who asked for the task. */
type Mover = 'member' | 'owner' | 'contact' | 'requester';
type Note = 'note needed' | 'note welcome';
type Move = readonly [from: TaskStatus, to: TaskStatus, by: Mover, note: Note];

/** Every way that a task can go. What is not in this table does not happen. */
const moves: readonly Move[] = [
  ['requested', 'accepted', 'member', 'note welcome'],
  ['requested', 'in_progress', 'member', 'note welcome'],
  ['requested', 'declined', 'member', 'note needed'], // why not
  ['requested', 'cancelled', 'requester', 'note welcome'],

  ['accepted', 'in_progress', 'member', 'note welcome'],
  ['accepted', 'waiting_for_client', 'member', 'note needed'], // the question
  ['accepted', 'waiting_for_third_party', 'member', 'note needed'], // for whom, and what
  ['accepted', 'cancelled', 'requester', 'note welcome'],

  ['in_progress', 'delivered', 'member', 'note welcome'],
  ['in_progress', 'waiting_for_client', 'member', 'note needed'], // the question
  ['in_progress', 'waiting_for_third_party', 'member', 'note needed'], // for whom, and what

  ['waiting_for_client', 'in_progress', 'contact', 'note needed'], // the answer
  ['waiting_for_client', 'in_progress', 'member', 'note welcome'], // the answer, got by another way; without a word the question is withdrawn
  ['waiting_for_client', 'waiting_for_third_party', 'member', 'note needed'], // for whom, and what

  ['waiting_for_third_party', 'in_progress', 'member', 'note welcome'],
  ['waiting_for_third_party', 'waiting_for_client', 'member', 'note needed'], // the question

  ['delivered', 'done', 'contact', 'note welcome'], // the client accepts
  ['delivered', 'done', 'owner', 'note needed'], // how the client said yes
  ['delivered', 'change_requested', 'contact', 'note needed'], // what is missing

  ['change_requested', 'in_progress', 'member', 'note welcome'],
  ['change_requested', 'delivered', 'member', 'note welcome'],
  ['change_requested', 'waiting_for_client', 'member', 'note needed'], // what exactly is to be changed

  ['done', 'in_progress', 'owner', 'note needed'], // why it is opened again

  ['requested', 'cancelled', 'owner', 'note welcome'],
  ['accepted', 'cancelled', 'owner', 'note welcome'],
  ['in_progress', 'cancelled', 'owner', 'note welcome'],
  ['waiting_for_client', 'cancelled', 'owner', 'note welcome'],
  ['waiting_for_third_party', 'cancelled', 'owner', 'note welcome'],
  ['delivered', 'cancelled', 'owner', 'note welcome'],
  ['change_requested', 'cancelled', 'owner', 'note welcome'],
];

const movers: Readonly<Record<Mover, (role: Role, asked: boolean) => boolean>> = {
  member: (role) => role !== 'contact',
  owner: (role) => role === 'owner' || role === 'system',
  contact: (role) => role === 'contact',
  requester: (role, asked) => role === 'contact' && asked,
};

/** Whether a wish can be fulfilled, and what stands against it. */
export type Verdict = 'fine' | 'no such move' | 'not yours' | 'note needed';

/**
 * Judges a wished move.
 * @param asked whether it is the mover who asked for the task
 * @param note what was written to it; only white space is nothing
 */
export function judgeMove(
  from: TaskStatus,
  to: TaskStatus,
  role: Role,
  asked: boolean,
  note: string,
): Verdict {
  const known = moves.filter((move) => move[0] === from && move[1] === to);
  if (known.length === 0) return 'no such move';
  const own = known.filter(([, , by]) => movers[by](role, asked));
  if (own.length === 0) return 'not yours';
  const silent = own.every(([, , , needed]) => needed === 'note needed') && note.trim() === '';
  return silent ? 'note needed' : 'fine';
}

/** Where somebody may move a task to, in the order of the table. */
export function movesFrom(from: TaskStatus, role: Role, asked: boolean): TaskStatus[] {
  const own = moves.filter(([start, , by]) => start === from && movers[by](role, asked));
  return [...new Set(own.map(([, to]) => to))];
}

/** Exactly one side holds an open task. The database says the same in its column `turn`. */
export function turnOf(status: TaskStatus): Turn {
  switch (status) {
    case 'waiting_for_client':
    case 'delivered':
      return 'client';
    case 'waiting_for_third_party':
      return 'third_party';
    case 'declined':
    case 'done':
    case 'cancelled':
      return 'none';
    default:
      return 'assistant';
  }
}

export function isOpen(status: TaskStatus): boolean {
  return turnOf(status) !== 'none';
}

/** The moment that a due day and time mean: a time on the clocks of the zone, or the end of the day. */
export function dueMoment(
  day: Temporal.PlainDate,
  time: Temporal.PlainTime | null,
  timeZone: string,
): Temporal.Instant {
  if (time === null) return startOfDay(day.add({ days: 1 }), timeZone);
  return momentOn(day, time, timeZone);
}

/** The moment at which it was due has come, and the work was not handed over. What is delivered is not late. */
export function isOverdue(
  dueAt: Temporal.Instant | null,
  now: Temporal.Instant,
  status: TaskStatus,
): boolean {
  if (dueAt === null || !isOpen(status) || status === 'delivered') return false;
  return Temporal.Instant.compare(dueAt, now) <= 0;
}
