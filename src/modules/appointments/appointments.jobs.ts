import { Injectable, type OnModuleInit } from '@nestjs/common';
import { systemActor } from '../../kernel/actor.js';
import { Transactions } from '../../platform/database/transaction.js';
import { DueWork } from '../../platform/jobs/due-work.js';
import { Jobs, type JobPayload } from '../../platform/jobs/jobs.js';
import { AppointmentMails } from './appointment-mails.service.js';
import { WRITE } from './appointment-telling.service.js';
import type { AppointmentNews } from './appointment-told.rules.js';

const TICK = 'appointment-reminders-tick';
const REMIND = 'appointment-remind';

/** Mails about what has changed, and reminders when their time has come. Due is what the rows say. */
@Injectable()
export class AppointmentsJobs implements OnModuleInit {
  constructor(
    private readonly jobs: Jobs,
    private readonly due: DueWork,
    private readonly transactions: Transactions,
    private readonly mails: AppointmentMails,
  ) {}

  onModuleInit(): void {
    this.jobs.register(TICK, { run: () => this.tick() }, '*/5 * * * *');
    this.jobs.register(REMIND, { run: (payload) => this.remind(payload) });
    this.jobs.register(WRITE, { run: (payload) => this.write(payload) });
  }

  /** Every appointment whose guests are to be reminded; one that waits there already is not doubled. */
  tick(): Promise<void> {
    return this.due.enqueue(REMIND, 'SELECT * FROM affianco.due_appointment_reminders($1)');
  }

  async remind({ workspaceId, appointmentId }: JobPayload): Promise<void> {
    const work = () => this.mails.remind(appointmentId as string);
    await this.transactions.as(systemActor(workspaceId as string), work, { retries: 3 });
  }

  private async write({ workspaceId, appointmentId, news, by }: JobPayload): Promise<void> {
    const told = { news: news as AppointmentNews, by: by ?? null };
    const work = () => this.mails.write(appointmentId as string, told);
    await this.transactions.as(systemActor(workspaceId as string), work, { retries: 3 });
  }
}
