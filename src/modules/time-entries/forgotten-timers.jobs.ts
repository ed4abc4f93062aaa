import { Injectable, type OnModuleInit } from '@nestjs/common';
import { systemActor } from '../../kernel/actor.js';
import { Clock } from '../../kernel/clock.js';
import { Environment } from '../../platform/config/environment.js';
import { Transactions } from '../../platform/database/transaction.js';
import { Events } from '../../platform/events/events.js';
import { DueWork } from '../../platform/jobs/due-work.js';
import { Jobs, type JobHandler, type JobPayload } from '../../platform/jobs/jobs.js';
import {
  MailOutbox,
  type ComposedMail,
  type MailComposer,
  type QueuedMail,
} from '../../platform/mail/mail-outbox.js';
import { renderMail } from '../../platform/mail/render.js';
import { forgotten } from './forgotten-timer.rules.js';
import { ForgottenTimersRepository, type RunningTimer } from './forgotten-timers.repository.js';
import { timerForgottenMail } from './timer-forgotten.email.js';

const TICK = 'timer-tick';
const ASK = 'timer-forgotten';

/**
 * Asks, once a timer, whether it was forgotten: by an event to the screen and a mail to its member. Nothing is cut:
 * the entry runs on until somebody says when the work ended.
 */
@Injectable()
export class ForgottenTimersJobs implements MailComposer, OnModuleInit {
  constructor(
    private readonly timers: ForgottenTimersRepository,
    private readonly transactions: Transactions,
    private readonly jobs: Jobs,
    private readonly due: DueWork,
    private readonly outbox: MailOutbox,
    private readonly events: Events,
    private readonly environment: Environment,
    private readonly clock: Clock,
  ) {}

  onModuleInit(): void {
    this.jobs.register(TICK, { run: () => this.tick() }, '*/5 * * * *');
    const asking: JobHandler = {
      run: ({ workspaceId, entryId }: JobPayload) =>
        this.transactions.as(systemActor(workspaceId as string), () => this.ask(entryId as string)),
    };
    this.jobs.register(ASK, asking);
    this.outbox.register(timerForgottenMail.kind, this);
  }

  /** Puts a question into the queue for each timer that may have been forgotten; one that waits is not doubled. */
  tick(): Promise<void> {
    return this.due.enqueue(ASK, 'SELECT * FROM affianco.long_timers($1)');
  }

  /** Part of the open transaction; nothing is asked of what was stopped meanwhile, or asked before. */
  async ask(entryId: string): Promise<void> {
    const timer = await this.timers.running(entryId);
    if (!timer || timer.asked || !this.forgotten(timer)) return;
    await this.timers.noteAsked(entryId, this.clock.now());
    await this.events.tell('time-entry.changed', entryId, timer.engagementId);
    await this.outbox.post({
      key: `timer-forgotten:${entryId}`,
      kind: timerForgottenMail.kind,
      to: { name: timer.name, address: timer.email },
      language: timer.language,
      props: { entryId },
    });
  }

  /** No mail once it was stopped. */
  async compose({ props: { entryId = '' }, language }: QueuedMail): Promise<ComposedMail | null> {
    const timer = await this.timers.running(entryId);
    const found = timer && this.forgotten(timer);
    if (!found) return null;
    const { name, clientName, engagementName, description, timeZone } = timer;
    return renderMail(timerForgottenMail, language, {
      recipientName: name,
      clientName,
      engagementName,
      description,
      startedAt: timer.startedAt.toTemporalInstant().toString(),
      proposedEnd: found.proposedEnd.toString(),
      timeZone,
      url: `${this.environment.publicUrl}/time`,
    });
  }

  private forgotten(timer: RunningTimer) {
    return forgotten(timer.startedAt.toTemporalInstant(), timer, this.clock.now());
  }
}
