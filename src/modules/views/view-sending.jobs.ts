import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Clock } from '../../kernel/clock.js';
import { localDay } from '../../kernel/time-zone.js';
import { DueWork } from '../../platform/jobs/due-work.js';
import { Jobs } from '../../platform/jobs/jobs.js';
import { MailOutbox } from '../../platform/mail/mail-outbox.js';
import { viewMail } from './view-mail.email.js';
import { nextSending } from './view-schedule.rules.js';
import { ViewSendingRepository, type DueView } from './view-sending.repository.js';

const TICK = 'view-tick';
const SEND = 'view-send';

/**
 * Sends the figures of views at their hour. Due is what the row says: after a downtime each missed moment
 * is made up for once and in order, about the days it was meant for; two workers or a clock that jumps send none twice.
 */
@Injectable()
export class ViewSendingJobs implements OnModuleInit {
  constructor(
    private readonly jobs: Jobs,
    private readonly due: DueWork,
    private readonly sending: ViewSendingRepository,
    private readonly outbox: MailOutbox,
    private readonly clock: Clock,
  ) {}

  onModuleInit(): void {
    this.jobs.register(TICK, { run: () => this.tick() }, '* * * * *');
    this.jobs.register(SEND, {
      run: ({ workspaceId, viewId }) => this.run(workspaceId as string, viewId as string),
    });
  }

  /** Puts every view that is due into the queue; one that waits there already is not doubled. */
  tick(): Promise<void> {
    return this.due.enqueue(SEND, 'SELECT * FROM affianco.due_views($1)');
  }

  run(workspaceId: string, viewId: string): Promise<void> {
    return this.due.catchUp(workspaceId, () => this.once(viewId));
  }

  private async once(viewId: string): Promise<boolean> {
    const now = this.clock.now();
    const view = await this.sending.due(viewId, now);
    if (!view) return false;
    const dueAt = view.dueAt.toTemporalInstant();
    if (await this.sending.begin(viewId, dueAt, now)) await this.post(view, dueAt);
    await this.sending.plan(viewId, nextSending(view.schedule, dueAt));
    return true;
  }

  /** One order a reader, about the days that were meant at the moment when it was due. */
  private async post({ id, schedule }: DueView, dueAt: Temporal.Instant): Promise<void> {
    const today = localDay(dueAt, schedule.timeZone).toString();
    for (const { memberId, name, email, language } of await this.sending.readers(id))
      await this.outbox.post({
        key: `view:${id}:${dueAt.toString()}:${memberId}`,
        kind: viewMail.kind,
        to: { name, address: email },
        language,
        props: { viewId: id, memberId, today },
      });
  }
}
