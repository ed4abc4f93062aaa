import { Injectable, type OnModuleInit } from '@nestjs/common';
import { systemActor } from '../../kernel/actor.js';
import { Clock } from '../../kernel/clock.js';
import { actor, Transactions } from '../../platform/database/transaction.js';
import { DueWork } from '../../platform/jobs/due-work.js';
import { Jobs, type JobHandler, type JobPayload } from '../../platform/jobs/jobs.js';
import { NoticesService } from '../notices/notices.service.js';
import { TasksRepository } from './tasks.repository.js';

const TICK = 'promise-tick';
const WARN = 'promise-warning';

/** Warns the members, once a promise, that its time is nearly used up. */
@Injectable()
export class PromisesJobs implements OnModuleInit {
  constructor(
    private readonly tasks: TasksRepository,
    private readonly notices: NoticesService,
    private readonly transactions: Transactions,
    private readonly jobs: Jobs,
    private readonly due: DueWork,
    private readonly clock: Clock,
  ) {}

  onModuleInit(): void {
    this.jobs.register(TICK, { run: () => this.tick() }, '*/15 * * * *');
    const warning: JobHandler = {
      run: ({ workspaceId, taskId }: JobPayload) =>
        this.transactions.as(systemActor(workspaceId as string), () => this.warn(taskId as string)),
    };
    this.jobs.register(WARN, warning);
  }

  /** Puts a warning into the queue for each promise that is near or over; one that waits is not doubled. */
  tick(): Promise<void> {
    return this.due.enqueue(WARN, 'SELECT * FROM affianco.promises_at_risk($1)');
  }

  /** Part of the open transaction; nothing is said of what was handed over meanwhile, or warned of before. */
  async warn(taskId: string): Promise<void> {
    const task = await this.tasks.warn(actor(), taskId, this.clock.now());
    if (task === null) return;
    const subject = { noun: 'task', id: task.id, title: task.title } as const;
    const { engagementId } = task;
    await this.notices.tell({ kind: 'task.at-risk', engagementId, to: 'members', subject });
  }
}
