import { Injectable, type OnModuleInit } from '@nestjs/common';
import { systemActor } from '../../kernel/actor.js';
import { Transactions } from '../../platform/database/transaction.js';
import { DueWork } from '../../platform/jobs/due-work.js';
import { Jobs } from '../../platform/jobs/jobs.js';
import { SettlementService } from './settlement.service.js';

const TICK = 'balance-tick';
const SETTLE = 'balance-settle';

/**
 * Opens periods that have turned and closes those that are over, each engagement by its own zone. Due is what the
 * row says: after a downtime everything is caught up, and two workers or a clock that jumps close nothing twice.
 */
@Injectable()
export class BalancesJobs implements OnModuleInit {
  constructor(
    private readonly jobs: Jobs,
    private readonly due: DueWork,
    private readonly transactions: Transactions,
    private readonly settlement: SettlementService,
  ) {}

  onModuleInit(): void {
    this.jobs.register(TICK, { run: () => this.tick() }, '*/5 * * * *');
    this.jobs.register(SETTLE, {
      run: ({ workspaceId, engagementId }) => this.settle(workspaceId as string, engagementId as string),
    });
  }

  /** Puts every engagement that is due into the queue; one that waits there already is not doubled. */
  tick(): Promise<void> {
    return this.due.enqueue(SETTLE, 'SELECT * FROM affianco.due_balances($1)');
  }

  async settle(workspaceId: string, engagementId: string): Promise<void> {
    await this.transactions.as(systemActor(workspaceId), () => this.settlement.settle(engagementId), {
      retries: 3,
    });
  }
}
