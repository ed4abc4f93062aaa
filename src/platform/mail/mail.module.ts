import { Global, Module, type OnApplicationShutdown, type OnModuleInit } from '@nestjs/common';
import { join } from 'node:path';
import { Ids } from '../../kernel/ids.js';
import { Environment } from '../config/environment.js';
import { BounceAddresses } from './bounce-address.js';
import { BounceMailbox } from './bounce-mailbox.js';
import { EmbeddedMailbox } from './embedded-mailbox.js';
import { InboundMail } from './inbound.js';
import { KeptMails } from './kept-mails.js';
import { LoopbackGuard } from './loopback.guard.js';
import { MailGivingUp } from './mail-giving-up.js';
import { MailOutbox } from './mail-outbox.js';
import { MailReportAddress } from './mail-report-address.js';
import { MailReports } from './mail-reports.js';
import { MailReportsController } from './mail-reports.controller.js';
import { MailRepository } from './mail.repository.js';
import { MailboxController } from './mailbox.controller.js';
import { ReplyAddresses } from './reply-address.js';
import { Mailer } from './smtp.js';
import { SuppressionsController } from './suppressions.controller.js';
import { SuppressionsRepository } from './suppressions.repository.js';
import { SuppressionsService } from './suppressions.service.js';

/** Sending mail; where no mail server is configured, also receiving it: the embedded mailbox. */
@Global()
@Module({
  controllers: [MailboxController, MailReportsController, SuppressionsController],
  providers: [
    LoopbackGuard,
    MailRepository,
    MailOutbox,
    MailGivingUp,
    ReplyAddresses,
    BounceAddresses,
    BounceMailbox,
    MailReports,
    MailReportAddress,
    SuppressionsRepository,
    SuppressionsService,
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
          patienceSeconds: environment.smtpTimeoutSeconds,
        }),
      inject: [Environment, EmbeddedMailbox],
    },
  ],
  exports: [
    Mailer,
    MailOutbox,
    ReplyAddresses,
    InboundMail,
    MailReports,
    MailReportAddress,
    BounceMailbox,
    MailGivingUp,
  ],
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
