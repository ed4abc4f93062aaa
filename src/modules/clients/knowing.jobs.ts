import { Injectable, type OnModuleInit } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { systemActor } from '../../kernel/actor.js';
import { Transactions } from '../../platform/database/transaction.js';
import { Jobs } from '../../platform/jobs/jobs.js';
import { KnowingService } from './knowing.service.js';

const TICK = 'knowing-tick';
const LOOK = 'knowing-look';

/** Each night, workspace by workspace. */
@Injectable()
export class KnowingJobs implements OnModuleInit {
  constructor(
    private readonly jobs: Jobs,
    private readonly source: DataSource,
    private readonly transactions: Transactions,
    private readonly knowing: KnowingService,
  ) {}

  onModuleInit(): void {
    this.jobs.register(TICK, { run: () => this.tick() }, '30 3 * * *');
    this.jobs.register(LOOK, { run: ({ workspaceId }) => this.look(workspaceId as string) });
  }

  /** Puts every workspace into the queue; one that waits there already is not doubled. */
  async tick(): Promise<void> {
    const rows = await this.source.query<{ workspace_id: string }[]>(
      'SELECT * FROM affianco.workspaces_with_clients()',
    );
    for (const { workspace_id: workspaceId } of rows) {
      await this.transactions.as(systemActor(workspaceId), () =>
        this.jobs.enqueue(LOOK, { workspaceId }, { key: `${LOOK}:${workspaceId}` }),
      );
    }
  }

  async look(workspaceId: string): Promise<void> {
    await this.transactions.as(systemActor(workspaceId), () => this.knowing.look(), { retries: 3 });
  }
}
