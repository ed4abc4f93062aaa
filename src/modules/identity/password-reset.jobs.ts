import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Clock } from '../../kernel/clock.js';
import { Ids } from '../../kernel/ids.js';
import { SignedLinks } from '../../platform/access/signed-link.js';
import { Environment } from '../../platform/config/environment.js';
import { Transactions } from '../../platform/database/transaction.js';
import { Jobs, type JobHandler, type JobPayload } from '../../platform/jobs/jobs.js';
import {
  MailOutbox,
  type ComposedMail,
  type MailComposer,
  type QueuedMail,
} from '../../platform/mail/mail-outbox.js';
import { renderMail } from '../../platform/mail/render.js';
import { passwordResetMail } from './password-reset.email.js';
import { PasswordResetRepository } from './password-reset.repository.js';
import { PersonRepository } from './person.repository.js';

export const PASSWORD_RESET_TASK = 'password-reset';
const LIFETIME = Temporal.Duration.from({ hours: 1 });

/** Turns the wish for a new password into a mail, if there is an account; nobody waits for it. */
@Injectable()
export class PasswordResetJobs implements JobHandler, MailComposer, OnModuleInit {
  constructor(
    private readonly resets: PasswordResetRepository,
    private readonly people: PersonRepository,
    private readonly jobs: Jobs,
    private readonly outbox: MailOutbox,
    private readonly links: SignedLinks,
    private readonly transactions: Transactions,
    private readonly environment: Environment,
    private readonly clock: Clock,
    private readonly ids: Ids,
  ) {}

  onModuleInit(): void {
    this.jobs.register(PASSWORD_RESET_TASK, this);
    this.outbox.register(passwordResetMail.kind, this);
  }

  /** The payload is the address that was typed: it may belong to nobody, and then there is no id to carry. */
  async run({ email }: JobPayload): Promise<void> {
    await this.transactions.asNobody(async () => {
      const account = await this.people.byEmail(email ?? '');
      const person = account && (await this.people.byId(account.id));
      if (!person) return;
      const id = this.ids.next();
      const now = this.clock.now();
      await this.resets.add(id, person.id, now, now.add(LIFETIME));
      await this.outbox.post({
        key: `password-reset:${id}`,
        kind: passwordResetMail.kind,
        to: { name: person.name, address: person.email },
        language: person.language,
        props: { resetId: id },
      });
    });
  }

  /** Nothing is sent once a newer wish has voided this one, or it has expired in the queue. */
  async compose({ props: { resetId = '' }, language }: QueuedMail): Promise<ComposedMail | null> {
    const reset = await this.resets.open(resetId, this.clock.now());
    if (!reset) return null;
    return renderMail(passwordResetMail, language, {
      recipientName: reset.name,
      url: `${this.environment.publicUrl}/reset/${this.links.sign('password-reset', resetId)}`,
      expiresAt: reset.expiresAt.toTemporalInstant().toString(),
      timeZone: reset.timeZone,
    });
  }
}
