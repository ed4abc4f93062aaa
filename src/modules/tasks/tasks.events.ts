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

/** Hears that what a task says, its due day or its assignee were changed, inside the transaction that does so. */
export type TaskEditListener = (task: Readonly<Omit<TaskEntity, 'version'>>) => Promise<void>;

/**
 * How modules below this one take part in a step of a task: what was delivered is accepted together with its task, a
 * notice is part of the same transaction. Everybody else listens to what was committed.
 */
@Injectable()
export class TaskChanges {
  private readonly listeners: TaskListener[] = [];
  private readonly editListeners: TaskEditListener[] = [];

  /** Called once, when a module starts. */
  listen(listener: TaskListener): void {
    this.listeners.push(listener);
  }

  /** Called once, when a module starts. */
  listenToEdits(listener: TaskEditListener): void {
    this.editListeners.push(listener);
  }

  /** After the edit was written, before it is committed. */
  async edited(task: Readonly<Omit<TaskEntity, 'version'>>): Promise<void> {
    for (const listener of this.editListeners) await listener(task);
  }

  /** After the step was written, before it is committed. */
  async happened(change: TaskChange): Promise<void> {
    for (const listener of this.listeners) await listener(change);
  }
}
