import { Global, Module, type OnApplicationShutdown, type OnModuleInit } from '@nestjs/common';
import { join } from 'node:path';
import { Ids } from '../../kernel/ids.js';
import { Environment } from '../config/environment.js';
import { EmbeddedMailbox } from './embedded-mailbox.js';
import { InboundMail } from './inbound.js';
import { KeptMails } from './kept-mails.js';
import { LoopbackGuard } from './loopback.guard.js';
import { MailOutbox } from './mail-outbox.js';
import { MailboxController } from './mailbox.controller.js';
import { ReplyAddresses } from './reply-address.js';
import { Mailer } from './smtp.js';

/** Sending mail; where no mail server is configured, also receiving it: the embedded mailbox. */
@Global()
@Module({
  controllers: [MailboxController],
  providers: [
    LoopbackGuard,
    MailOutbox,
    ReplyAddresses,
    InboundMail,
    {
      provide: KeptMails,
      useFactory: (environment: Environment, ids: Ids) =>
        new KeptMails(join(environment.dataDir, 'mail'), ids),
      inject: [Environment, Ids],
    },
    {
      provide: EmbeddedMailbox,
      useFactory: (environment: Environment, mails: KeptMails) =>
        new EmbeddedMailbox(mails, environment.mailboxSmtpPort),
      inject: [Environment, KeptMails],
    },
    {
      provide: Mailer,
      useFactory: (environment: Environment, mailbox: EmbeddedMailbox) =>
        new Mailer({
          smtpUrl: () => environment.smtpUrl ?? mailbox.smtpUrl,
          from: environment.mailFrom,
          publicUrl: environment.publicUrl,
        }),
      inject: [Environment, EmbeddedMailbox],
    },
  ],
  exports: [Mailer, MailOutbox, ReplyAddresses, InboundMail],
})
export class MailModule implements OnModuleInit, OnApplicationShutdown {
  constructor(
    private readonly environment: Environment,
    private readonly mailbox: EmbeddedMailbox,
    private readonly mailer: Mailer,
  ) {}

  async onModuleInit(): Promise<void> {
    if (this.environment.embeddedMailbox && this.environment.role !== 'worker') await this.mailbox.start();
  }

  async onApplicationShutdown(): Promise<void> {
    this.mailer.close();
    await this.mailbox.stop();
  }
}
