import { Injectable } from '@nestjs/common';
import type { Actor } from '../../kernel/actor.js';
import { Clock } from '../../kernel/clock.js';
import { Ids } from '../../kernel/ids.js';
import { actor } from '../../platform/database/transaction.js';
import { Events } from '../../platform/events/events.js';
import { TaskWishes } from './task-wishes.service.js';
import type { TaskEntity } from './task.entity.js';
import { MoveNotYours, NoSuchMove, NoteNeeded } from './task.errors.js';
import { asked } from './task.policy.js';
import { isOpen, judgeMove, type TaskStatus } from './task.rules.js';
import { TaskChanges } from './tasks.events.js';
import { TasksRepository } from './tasks.repository.js';

/** Takes a task one step further: judged by the one table, clocked, written into its history, heard and told. */
@Injectable()
export class TaskSteps {
  constructor(
    private readonly tasks: TasksRepository,
    private readonly wishes: TaskWishes,
    private readonly changes: TaskChanges,
    private readonly events: Events,
    private readonly clock: Clock,
    private readonly ids: Ids,
  ) {}

  /** The step by which a task is made. */
  async begin(task: Omit<TaskEntity, 'version'>): Promise<void> {
    await this.tasks.add(task);
    await this.record(task, null, '');
    await this.events.tell('task.changed', task.id, task.engagementId);
  }

  /** @param task loaded for changing @throws NoSuchMove, MoveNotYours, NoteNeeded, Stale */
  async take(task: TaskEntity, to: TaskStatus, note: string): Promise<void> {
    refuseMove(actor(), task, to, note);
    const now = this.clock.now();
    const at = new Date(now.epochMilliseconds);
    const from = task.status;
    await this.wishes.step(task, to, now);
    if (to === 'delivered') task.deliveredAt = at;
    task.closedAt = isOpen(to) ? null : at;
    task.changedAt = at;
    await this.tasks.change(task);
    await this.record(task, from, note);
    await this.events.tell('task.changed', task.id, task.engagementId);
  }

  private async record(
    task: Omit<TaskEntity, 'version'>,
    from: TaskStatus | null,
    note: string,
  ): Promise<void> {
    const { workspaceId, name, role, personId } = actor();
    await this.tasks.addMove({
      id: this.ids.next(),
      workspaceId,
      engagementId: task.engagementId,
      taskId: task.id,
      movedFrom: from,
      movedTo: task.status,
      note,
      actorName: name,
      actorRole: role,
      personId,
      at: this.clock.date(),
    });
    await this.changes.happened({ task, from, to: task.status, note });
  }
}

function refuseMove(who: Actor, task: TaskEntity, to: TaskStatus, note: string): void {
  switch (judgeMove(task.status, to, who.role, asked(who, task), note)) {
    case 'no such move':
      throw new NoSuchMove(task.status, to);
    case 'not yours':
      throw new MoveNotYours(task.status, to);
    case 'note needed':
      throw new NoteNeeded(to);
    case 'fine':
  }
}
