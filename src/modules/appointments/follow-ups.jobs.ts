import { Injectable, type OnModuleInit } from '@nestjs/common';
import { systemActor } from '../../kernel/actor.js';
import { Transactions } from '../../platform/database/transaction.js';
import { DueWork } from '../../platform/jobs/due-work.js';
import { Jobs } from '../../platform/jobs/jobs.js';
import { FollowUpsService } from './follow-ups.service.js';

const TICK = 'follow-up-tick';
const CONSIDER = 'follow-up';

/** Looks every five minutes which follow-ups are due and which nobody needs any more; the rows say so. */
@Injectable()
export class FollowUpJobs implements OnModuleInit {
  constructor(
    private readonly jobs: Jobs,
    private readonly due: DueWork,
    private readonly transactions: Transactions,
    private readonly service: FollowUpsService,
  ) {}

  onModuleInit(): void {
    this.jobs.register(TICK, { run: () => this.tick() }, '*/5 * * * *');
    this.jobs.register(CONSIDER, {
      run: ({ workspaceId, appointmentId }) => this.consider(workspaceId as string, appointmentId as string),
    });
  }

  tick(): Promise<void> {
    return this.due.enqueue(CONSIDER, 'SELECT * FROM affianco.due_follow_ups($1)');
  }

  async consider(workspaceId: string, appointmentId: string): Promise<void> {
    const work = () => this.service.consider(appointmentId);
    await this.transactions.as(systemActor(workspaceId), work, { retries: 3 });
  }
}
