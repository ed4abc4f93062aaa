import { Injectable, type OnModuleInit } from '@nestjs/common';
import { systemActor } from '../../kernel/actor.js';
import { actor, Transactions } from '../../platform/database/transaction.js';
import { Jobs } from '../../platform/jobs/jobs.js';
import { TaskChanges } from '../tasks/tasks.events.js';
import { TimeBlocksService } from './time-blocks.service.js';

const CLOSED: ReadonlySet<string> = new Set(['done', 'declined', 'cancelled']);

/**
 * What is planned for a task ends with it, and comes back when the task is opened again. Done by the product a moment
 * later: a contact who accepts a task does not see what is planned for it.
 */
@Injectable()
export class PlanningJobs implements OnModuleInit {
  constructor(
    private readonly blocks: TimeBlocksService,
    private readonly changes: TaskChanges,
    private readonly transactions: Transactions,
    private readonly jobs: Jobs,
  ) {}

  onModuleInit(): void {
    this.jobs.register('plan-of-task', {
      run: ({ workspaceId, taskId, closed }) =>
        this.transactions.as(
          systemActor(workspaceId as string),
          () =>
            closed === 'yes'
              ? this.blocks.taskClosed(taskId as string)
              : this.blocks.taskReopened(taskId as string),
          { retries: 3 },
        ),
    });
    this.changes.listen(async ({ task, from, to }) => {
      const closed = CLOSED.has(to);
      if (closed === (from !== null && CLOSED.has(from)) || from === null) return;
      const { workspaceId } = actor();
      await this.jobs.enqueue(
        'plan-of-task',
        { workspaceId, taskId: task.id, closed: closed ? 'yes' : 'no' },
        { key: `plan-of-task:${task.id}` },
      );
    });
  }
}
