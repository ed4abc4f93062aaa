import type { TaskStatus } from '../api/types';

/** From which side a task is looked at: the same move has another name for each. */
export type Side = 'assistant' | 'client';

type Said = 'resume' | 'reopen' | 'answer' | 'accept' | 'change' | 'withdraw' | 'ask-again';
type Note =
  | 'question'
  | 'reason'
  | 'reason-needed'
  | 'whom'
  | 'handing-over'
  | 'their-answer'
  | 'their-yes'
  | 'reopening'
  | 'answer'
  | 'change';

export interface Move {
  to: TaskStatus;
  /** The button: `move.<label>`. */
  label: TaskStatus | Said;
  /** What the move is told with: `move.note.<note>`; null for a move that needs no words. */
  note: Note | null;
  noteNeeded: boolean;
  /** The natural next step. */
  primary: boolean;
}

const needed = new Set<Note>([
  'question',
  'reason-needed',
  'whom',
  'their-answer',
  'their-yes',
  'reopening',
  'answer',
  'change',
]);

const assistantNotes: Partial<Record<TaskStatus, Note>> = {
  declined: 'reason-needed',
  waiting_for_client: 'question',
  waiting_for_third_party: 'whom',
  delivered: 'handing-over',
  cancelled: 'reason',
  done: 'their-yes',
};

const next: Partial<Record<TaskStatus, TaskStatus>> = {
  requested: 'accepted',
  accepted: 'in_progress',
  in_progress: 'delivered',
  change_requested: 'in_progress',
  waiting_for_third_party: 'in_progress',
};

const closing = new Set<TaskStatus>(['declined', 'cancelled']);

/** The moves that the server allows, as this side names them: the natural one first, those that close it last. */
export function movesOf(task: { status: TaskStatus; can: { moves: TaskStatus[] } }, side: Side): Move[] {
  const moves = task.can.moves.map((to) =>
    side === 'client' ? clientMove(task.status, to) : assistantMove(task.status, to),
  );
  const rank = (move: Move) => (move.primary ? 0 : closing.has(move.to) ? 2 : 1);
  return moves
    .filter((move, index) => moves.findIndex(({ label }) => label === move.label) === index)
    .toSorted((one, other) => rank(one) - rank(other));
}

function move(to: TaskStatus, label: Move['label'], note: Note | null, primary: boolean): Move {
  return { to, label, note, noteNeeded: note !== null && needed.has(note), primary };
}

function assistantMove(from: TaskStatus, to: TaskStatus): Move {
  const natural = next[from] === to;
  if (to === 'in_progress') {
    if (from === 'done') return move(to, 'reopen', 'reopening', false);
    if (from === 'waiting_for_client') return move(to, 'resume', 'their-answer', false);
    return move(to, from === 'accepted' || from === 'requested' ? to : 'resume', null, natural);
  }
  return move(to, to, assistantNotes[to] ?? null, natural);
}

function clientMove(from: TaskStatus, to: TaskStatus): Move {
  if (to === 'done') return move(to, 'accept', null, true);
  if (to === 'change_requested') return move(to, 'change', 'change', false);
  if (to === 'cancelled') return move(to, 'withdraw', 'reason', false);
  if (from === 'waiting_for_client') return move(to, 'answer', 'answer', true);
  return move(to, 'ask-again', 'reason', false);
}
