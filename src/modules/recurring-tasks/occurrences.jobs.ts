import { Injectable, type OnModuleInit } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { systemActor } from '../../kernel/actor.js';
import { Clock } from '../../kernel/clock.js';
import { Transactions } from '../../platform/database/transaction.js';
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
    private readonly source: DataSource,
    private readonly transactions: Transactions,
    private readonly occurrences: OccurrencesRepository,
    private readonly making: OccurrenceMakingService,
    private readonly clock: Clock,
  ) {}

  onModuleInit(): void {
    this.jobs.register(TICK, { run: () => this.tick() }, '* * * * *');
    this.jobs.register(MAKE, {
      run: ({ workspaceId, recurringTaskId }) => this.make(workspaceId as string, recurringTaskId as string),
    });
  }

  /** Puts every series that is due into the queue; one that waits there already is not doubled. */
  async tick(): Promise<void> {
    const due = await this.source.query<{ workspace_id: string; recurring_task_id: string }[]>(
      'SELECT * FROM affianco.due_recurring_tasks($1)',
      [this.clock.now().toString()],
    );
    for (const { workspace_id: workspaceId, recurring_task_id: recurringTaskId } of due) {
      const key = `${MAKE}:${recurringTaskId}`;
      await this.transactions.as(systemActor(workspaceId), () =>
        this.jobs.enqueue(MAKE, { workspaceId, recurringTaskId }, { key }),
      );
    }
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
