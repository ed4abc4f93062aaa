import { Injectable, type OnModuleInit } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { systemActor } from '../../kernel/actor.js';
import { Clock } from '../../kernel/clock.js';
import { Ids } from '../../kernel/ids.js';
import { usualManner } from '../../kernel/manner.js';
import { afterQuietHours } from '../../kernel/quiet-hours.js';
import { Transactions } from '../../platform/database/transaction.js';
import { DueWork } from '../../platform/jobs/due-work.js';
import { Jobs } from '../../platform/jobs/jobs.js';
import { MailOutbox } from '../../platform/mail/mail-outbox.js';
import { PreferencesService } from '../clients/preferences.service.js';
import { NoticeDigestsRepository } from './notice-digests.repository.js';
import { noticeDigestMail } from './notice-digest.email.js';
import { NoticeReadersRepository, type NoticeReaderRow } from './notice-readers.repository.js';

const TICK = 'notice-tick';
const DIGEST = 'notice-digest';
const FORGET = 'notice-forget';
const KEPT_DAYS = 180;

/**
 * Sends what is new as one mail a person. Due is what the rows say (`mail_at`), not what waits in the queue: after a
 * downtime or a moved clock nothing is lost, and what a mail has taken no second one finds.
 */
@Injectable()
export class NoticesJobs implements OnModuleInit {
  constructor(
    private readonly digests: NoticeDigestsRepository,
    private readonly readers: NoticeReadersRepository,
    private readonly preferences: PreferencesService,
    private readonly outbox: MailOutbox,
    private readonly jobs: Jobs,
    private readonly due: DueWork,
    private readonly source: DataSource,
    private readonly transactions: Transactions,
    private readonly clock: Clock,
    private readonly ids: Ids,
  ) {}

  onModuleInit(): void {
    this.jobs.register(TICK, { run: () => this.tick() }, '* * * * *');
    this.jobs.register(FORGET, { run: () => this.forget() }, '35 3 * * *');
    this.jobs.register(DIGEST, {
      run: ({ workspaceId, seatId }) => this.send(workspaceId as string, seatId as string),
    });
  }

  /** Puts everybody for whom a digest is due into the queue; who waits there already is not doubled. */
  tick(): Promise<void> {
    return this.due.enqueue(DIGEST, 'SELECT * FROM affianco.due_digests($1)');
  }

  /** Each night: what was told half a year ago is of no use to anybody; what it was about has its own history. */
  async forget(): Promise<void> {
    const before = this.clock.now().subtract({ hours: 24 * KEPT_DAYS });
    await this.source.query('SELECT affianco.forget_notices($1)', [before.toString()]);
  }

  /** The rows are marked in the transaction that posts the mail: run twice, or by two workers, it is sent once. */
  async send(workspaceId: string, seatId: string): Promise<void> {
    await this.transactions.as(systemActor(workspaceId), () => this.gather(seatId), { retries: 3 });
  }

  private async gather(seatId: string): Promise<void> {
    const now = this.clock.now();
    const waiting = await this.digests.waiting(seatId);
    const [first] = waiting;
    if (!first || Temporal.Instant.compare(first.mailAt, now) > 0) return;
    const ids = waiting.map(({ id }) => id);
    const reader = await this.readers.one(seatId);
    const when = reader && (await this.writableAt(seatId, reader, now));
    // Removed people get nothing, and who prefers the telephone or the portal no digest.
    if (!reader || !when) return this.digests.putOff(ids, null);
    if (Temporal.Instant.compare(when, now) > 0) return this.digests.putOff(ids, when);
    const digestId = this.ids.next();
    if ((await this.digests.gather(seatId, ids, digestId, now)) === 0) return;
    await this.outbox.post({
      key: `notices:${digestId}`,
      kind: noticeDigestMail.kind,
      to: { name: reader.name, address: reader.email },
      language: reader.language,
      props: { digestId, seatId, ...(reader.role === 'contact' && { contactId: seatId }) },
    });
  }

  /** When somebody may be written to: now, or after a contact's quiet hours; null: not by mail. */
  private async writableAt(
    seatId: string,
    { role, timeZone }: NoticeReaderRow,
    now: Temporal.Instant,
  ): Promise<Temporal.Instant | null> {
    if (role !== 'contact') return now;
    const { channel, quietHours } = await this.preferences.mannerOf(seatId);
    return channel === usualManner.channel ? afterQuietHours(now, quietHours, timeZone) : null;
  }
}
