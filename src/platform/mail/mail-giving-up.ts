import { Injectable, type OnModuleInit } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { systemActor } from '../../kernel/actor.js';
import { Clock } from '../../kernel/clock.js';
import { Transactions } from '../database/transaction.js';
import { Jobs, type JobHandler } from '../jobs/jobs.js';
import { MailOutbox } from './mail-outbox.js';
import { MailRepository } from './mail.repository.js';

const TASK = 'mail-give-up';
const EACH_HOUR = '50 * * * *';
/** The queue has tried for four days by then, whatever stood in the way. */
const AFTER_DAYS = 7;

/**
 * No mail waits for ever: one that could not even be written, or whose job was lost, has failed after a week, and whoever
 * ordered it is told so.
 */
@Injectable()
export class MailGivingUp implements OnModuleInit, JobHandler {
  constructor(
    private readonly source: DataSource,
    private readonly transactions: Transactions,
    private readonly mails: MailRepository,
    private readonly outbox: MailOutbox,
    private readonly jobs: Jobs,
    private readonly clock: Clock,
  ) {}

  onModuleInit(): void {
    this.jobs.register(TASK, this, EACH_HOUR);
  }

  async run(): Promise<void> {
    const before = this.clock.now().subtract({ hours: 24 * AFTER_DAYS });
    const stuck = await this.source.query<{ workspace_id: string; id: string }[]>(
      'SELECT * FROM affianco.stuck_mails($1)',
      [before.toString()],
    );
    for (const { workspace_id: workspaceId, id } of stuck)
      await this.transactions.as(systemActor(workspaceId), () => this.giveUp(id));
  }

  private async giveUp(id: string): Promise<void> {
    const answer = `not sent within ${AFTER_DAYS} days`;
    const mail = await this.mails.locked(id);
    if (!mail || !(await this.mails.giveUp(id, answer))) return;
    await this.outbox.tell(mail, { state: 'failed', answer, at: this.clock.now(), nextTryAt: null });
  }
}
