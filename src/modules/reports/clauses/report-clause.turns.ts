import type { Interval } from '../../../kernel/interval.js';
import { turnOf } from '../../tasks/task.rules.js';
import type { MeasuredTask, TaskEvent } from './report-clause.rows.js';

/** The stretches in which a task was the assistant's turn, up to its first delivery. */
export interface WorkedOn {
  readonly stretches: readonly Interval[];
  /** Null: not delivered yet. */
  readonly delivered: Temporal.Instant | null;
}

/** Null where there was nothing left to deliver: it was declined or cancelled before. */
export function workedOn(moves: MeasuredTask['moves'], until: Temporal.Instant): WorkedOn | null {
  const stretches: Interval[] = [];
  let begun: Temporal.Instant | null = null;
  const stop = (at: Temporal.Instant) => {
    if (begun !== null) stretches.push({ start: begun, end: at });
    begun = null;
  };
  for (const { to, at: text } of moves) {
    const at = Temporal.Instant.from(text);
    if (turnOf(to) === 'assistant') begun ??= at;
    else stop(at);
    if (to === 'delivered') return { stretches, delivered: at };
  }
  stop(until);
  const last = moves.at(-1)?.to;
  return last === 'declined' || last === 'cancelled' ? null : { stretches, delivered: null };
}

/** Something that a contact said or asked of a task, and when a member answered to it first. */
export interface Asked {
  readonly taskId: string;
  readonly title: string;
  /** The answered question that gave the turn back; null: the task, or words about it. */
  readonly question: { readonly id: string; readonly text: string } | null;
  readonly at: Temporal.Instant;
  /** Null: nobody has answered yet. */
  readonly answeredAt: Temporal.Instant | null;
}

/**
 * What contacts said and waited for an answer to, from what happened to tasks, by task and time. Several words in a
 * row wait for one answer, from the first of them on. Any step or visible word of a member answers. To a task that is
 * closed, by the contact or before, nothing has to be said.
 */
export function askedIn(events: readonly TaskEvent[]): Asked[] {
  const asked: Asked[] = [];
  let open: Asked | null = null;
  let task: string | null = null;
  let closed = false;
  const end = (answeredAt: Temporal.Instant | null) => {
    if (open) asked.push({ ...open, answeredAt });
    open = null;
  };
  for (const event of events) {
    if (event.taskId !== task) {
      end(null);
      closed = false;
    }
    task = event.taskId;
    const at = event.at.toTemporalInstant();
    if (event.movedTo !== null) closed = turnOf(event.movedTo) === 'none';
    if (event.role === 'contact') {
      if (closed) open = null;
      else if (waitsForAnswer(event)) open ??= begun(event, at);
    } else if (event.role !== 'system') end(at);
  }
  end(null);
  return asked;
}

/** Words do, and steps that pass the turn to the assistant. An answer's step is told by the answer itself. */
function waitsForAnswer({ movedFrom, movedTo }: TaskEvent): boolean {
  return movedTo === null || (turnOf(movedTo) === 'assistant' && movedFrom !== 'waiting_for_client');
}

function begun({ taskId, title, questionId, words }: TaskEvent, at: Temporal.Instant): Asked {
  const question = questionId === null ? null : { id: questionId, text: words ?? '' };
  return { taskId, title, question, at, answeredAt: null };
}
