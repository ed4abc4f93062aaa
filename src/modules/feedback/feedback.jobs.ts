import { Injectable, type OnModuleInit } from '@nestjs/common';
import { systemActor } from '../../kernel/actor.js';
import { Transactions } from '../../platform/database/transaction.js';
import { DueWork } from '../../platform/jobs/due-work.js';
import { Jobs } from '../../platform/jobs/jobs.js';
import { ASK, FeedbackAskingService } from './feedback-asking.service.js';
import { FeedbackRecoveryService } from './feedback-recovery.service.js';
import { RECOVER } from './feedback.service.js';

const TICK = 'feedback-tick';

/** Asks clients whose turn to be asked has come, each in a transaction of its own. Due is what the rows say. */
@Injectable()
export class FeedbackJobs implements OnModuleInit {
  constructor(
    private readonly jobs: Jobs,
    private readonly due: DueWork,
    private readonly transactions: Transactions,
    private readonly asking: FeedbackAskingService,
    private readonly recovery: FeedbackRecoveryService,
  ) {}

  onModuleInit(): void {
    this.jobs.register(TICK, { run: () => this.tick() }, '*/5 * * * *');
    this.jobs.register(ASK, {
      run: ({ workspaceId, clientId }) => this.ask(workspaceId as string, clientId as string),
    });
    this.jobs.register(RECOVER, {
      run: ({ workspaceId, feedbackId }) => this.recover(workspaceId as string, feedbackId as string),
    });
  }

  /** Puts every client with something due into the queue; one that waits there already is not doubled. */
  tick(): Promise<void> {
    return this.due.enqueue(ASK, 'SELECT * FROM affianco.due_feedback($1)');
  }

  async ask(workspaceId: string, clientId: string): Promise<void> {
    await this.transactions.as(systemActor(workspaceId), () => this.asking.ask(clientId), { retries: 3 });
  }

  async recover(workspaceId: string, feedbackId: string): Promise<void> {
    const work = () => this.recovery.recover(feedbackId);
    await this.transactions.as(systemActor(workspaceId), work, { retries: 3 });
  }
}
