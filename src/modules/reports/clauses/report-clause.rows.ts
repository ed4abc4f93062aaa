import type { Coverage } from '../../../kernel/coverage.js';
import type { TaskStatus } from '../../tasks/task.rules.js';

/** A piece of billable work, or a correction (`exact`), as the database gives it. */
export interface WorkedPiece {
  readonly id: string;
  readonly day: string;
  readonly taskId: string | null;
  readonly memberId: string;
  readonly serviceId: string | null;
  readonly startedAt: Date | null;
  readonly endedAt: Date | null;
  readonly seconds: number;
  readonly rush: boolean;
  readonly rateMinor: number | null;
  readonly exact: boolean;
}

/** A task with its steps up to the last moment that is known, the first first. */
export interface MeasuredTask {
  readonly id: string;
  readonly title: string;
  readonly serviceId: string | null;
  readonly moves: readonly { readonly to: TaskStatus; readonly at: string }[];
}

/** Something that was said or done about a task; a step has what it led to. */
export interface TaskEvent {
  readonly taskId: string;
  readonly title: string;
  readonly at: Date;
  readonly role: 'owner' | 'assistant' | 'contact' | 'system';
  readonly movedFrom: TaskStatus | null;
  readonly movedTo: TaskStatus | null;
  /** Of an answer: what was asked. */
  readonly questionId: string | null;
  readonly words: string | null;
}

export interface DeliverableShown {
  readonly id: string;
  readonly title: string;
  readonly at: Date;
}

export interface TimedEntry {
  readonly id: string;
  readonly day: string;
  readonly startedAt: Date;
  readonly endedAt: Date;
  /** Without breaks. */
  readonly seconds: number;
  readonly label: string;
}

/** A report that fell due by the schedule, and when it was sent first. */
export interface DueReport {
  readonly dueAt: Date;
  readonly coverage: Coverage;
  readonly from: string;
  readonly to: string;
  /** Null: it was not sent. */
  readonly reportId: string | null;
  readonly sentAt: Date | null;
}
