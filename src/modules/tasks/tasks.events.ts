import { Injectable } from '@nestjs/common';
import type { TaskEntity } from './task.entity.js';
import type { TaskStatus } from './task.rules.js';

/** One step of a task, at the moment at which it is written. */
export interface TaskChange {
  /** As it is after the step. */
  readonly task: Readonly<Omit<TaskEntity, 'version'>>;
  /** Null when the task was just made. */
  readonly from: TaskStatus | null;
  readonly to: TaskStatus;
  /** What was said with it. */
  readonly note: string;
}

/** Hears of a step inside the transaction that makes it, and may refuse it by throwing. */
export type TaskListener = (change: TaskChange) => Promise<void>;

/**
 * How modules below this one take part in a step of a task: what was delivered is accepted together with its task, a
 * notice is part of the same transaction. Everybody else listens to what was committed.
 */
@Injectable()
export class TaskChanges {
  private readonly listeners: TaskListener[] = [];

  /** Called once, when a module starts. */
  listen(listener: TaskListener): void {
    this.listeners.push(listener);
  }

  /** After the step was written, before it is committed. */
  async happened(change: TaskChange): Promise<void> {
    for (const listener of this.listeners) await listener(change);
  }
}
