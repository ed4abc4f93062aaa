import { Injectable, type OnModuleInit } from '@nestjs/common';
import { systemActor } from '../../kernel/actor.js';
import { Transactions } from '../../platform/database/transaction.js';
import { DueWork } from '../../platform/jobs/due-work.js';
import { Jobs } from '../../platform/jobs/jobs.js';
import { OccurrenceMakingService } from './occurrence-making.service.js';
import { OccurrencesRepository } from './occurrences.repository.js';
import { MAKE } from './recurring-tasks.service.js';

const TICK = 'recurring-task-tick';

/**
 * Makes tasks ahead of their day. Due is what the row says: after a downtime it is caught up, and two workers or a
 * clock that jumps make no task twice. A series is settled whole in one transaction, or not at all.
 */
@Injectable()
export class OccurrencesJobs implements OnModuleInit {
  constructor(
    private readonly jobs: Jobs,
    private readonly due: DueWork,
    private readonly transactions: Transactions,
    private readonly occurrences: OccurrencesRepository,
    private readonly making: OccurrenceMakingService,
  ) {}

  onModuleInit(): void {
    this.jobs.register(TICK, { run: () => this.tick() }, '* * * * *');
    this.jobs.register(MAKE, {
      run: ({ workspaceId, recurringTaskId }) => this.make(workspaceId as string, recurringTaskId as string),
    });
  }

  /** Puts every series that is due into the queue; one that waits there already is not doubled. */
  tick(): Promise<void> {
    return this.due.enqueue(MAKE, 'SELECT * FROM affianco.due_recurring_tasks($1)');
  }

  /** As the product itself, in the name of who set the series up. */
  async make(workspaceId: string, recurringTaskId: string): Promise<void> {
    const product = systemActor(workspaceId);
    const by = await this.transactions.as(product, () =>
      this.occurrences.setUpBy(workspaceId, recurringTaskId),
    );
    if (by) await this.transactions.as({ ...product, ...by }, () => this.making.settle(recurringTaskId), { retries: 3 }); // prettier-ignore
  }
}
