import { Injectable, type OnModuleInit } from '@nestjs/common';
import { systemActor } from '../../kernel/actor.js';
import { Transactions } from '../../platform/database/transaction.js';
import { DueWork } from '../../platform/jobs/due-work.js';
import { Jobs } from '../../platform/jobs/jobs.js';
import { ReportSilenceService } from './report-silence.service.js';

const TICK = 'report-silence-tick';
const RUN = 'report-silence';

/** Looks by the clock for reports that count as accepted. When to look stands in the row: with two workers, or after a downtime, it is done once. */
@Injectable()
export class ReportSilenceJobs implements OnModuleInit {
  constructor(
    private readonly jobs: Jobs,
    private readonly due: DueWork,
    private readonly transactions: Transactions,
    private readonly silence: ReportSilenceService,
  ) {}

  onModuleInit(): void {
    this.jobs.register(TICK, { run: () => this.tick() }, '*/15 * * * *');
    this.jobs.register(RUN, {
      run: ({ workspaceId, reportId }) => this.run(workspaceId as string, reportId as string),
    });
  }

  /** Puts every report that may count as accepted into the queue; one that waits there already is not doubled. */
  tick(): Promise<void> {
    return this.due.enqueue(RUN, 'SELECT * FROM affianco.due_silences($1)');
  }

  async run(workspaceId: string, reportId: string): Promise<void> {
    await this.transactions.as(systemActor(workspaceId), () => this.silence.look(reportId), { retries: 3 });
  }
}
