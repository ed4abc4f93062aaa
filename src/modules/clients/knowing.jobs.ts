import { Injectable, type OnModuleInit } from '@nestjs/common';
import { systemActor } from '../../kernel/actor.js';
import { Transactions } from '../../platform/database/transaction.js';
import { DueWork } from '../../platform/jobs/due-work.js';
import { Jobs } from '../../platform/jobs/jobs.js';
import { KnowingService } from './knowing.service.js';

const TICK = 'knowing-tick';
const LOOK = 'knowing-look';

/** Each night, workspace by workspace. */
@Injectable()
export class KnowingJobs implements OnModuleInit {
  constructor(
    private readonly jobs: Jobs,
    private readonly due: DueWork,
    private readonly transactions: Transactions,
    private readonly knowing: KnowingService,
  ) {}

  onModuleInit(): void {
    this.jobs.register(TICK, { run: () => this.tick() }, '30 3 * * *');
    this.jobs.register(LOOK, { run: ({ workspaceId }) => this.look(workspaceId as string) });
  }

  /** Puts every workspace into the queue; one that waits there already is not doubled. */
  tick(): Promise<void> {
    return this.due.enqueue(LOOK, 'SELECT * FROM affianco.workspaces_with_clients()', []);
  }

  async look(workspaceId: string): Promise<void> {
    await this.transactions.as(systemActor(workspaceId), () => this.knowing.look(), { retries: 3 });
  }
}
