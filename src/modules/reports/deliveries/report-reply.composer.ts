import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Environment } from '../../../platform/config/environment.js';
import { actor } from '../../../platform/database/transaction.js';
import {
  MailOutbox,
  type ComposedMail,
  type MailComposer,
  type QueuedMail,
} from '../../../platform/mail/mail-outbox.js';
import { renderMail } from '../../../platform/mail/render.js';
import { WorkspaceService } from '../../identity/workspace.service.js';
import { ReportStandingService } from '../links/report-standing.service.js';
import { reportReplyMail } from '../words/report-reply.email.js';
import { ReportRepository } from '../report.repository.js';

/** Writes the mail that brings a reply to whoever asked. */
@Injectable()
export class ReportReplyComposer implements MailComposer, OnModuleInit {
  constructor(
    private readonly outbox: MailOutbox,
    private readonly reports: ReportRepository,
    private readonly workspaces: WorkspaceService,
    private readonly standing: ReportStandingService,
    private readonly environment: Environment,
  ) {}

  onModuleInit(): void {
    this.outbox.register(reportReplyMail.kind, this);
  }

  async compose(mail: QueuedMail): Promise<ComposedMail | null> {
    const answer = await this.reports.answer(mail.props.answerId ?? '');
    if (!answer?.reply || !answer.repliedByName) return null;
    const report = await this.reports.read(actor(), answer.reportId);
    const props = {
      recipientName: mail.to.name,
      workspaceName: await this.workspaces.name(),
      authorName: answer.repliedByName,
      firstDay: report.from,
      lastDay: Temporal.PlainDate.from(report.to).subtract({ days: 1 }).toString(),
      question: answer.text,
      reply: answer.reply,
      url: await this.pageOf(answer.reportId, answer.contactId),
    };
    return renderMail(reportReplyMail, mail.language, props, mail.form);
  }

  /** The contact's own link where they got the report by mail, else the portal. */
  private async pageOf(reportId: string, contactId: string): Promise<string> {
    const own = await this.standing.addressOf(reportId, contactId);
    return own ?? `${this.environment.publicUrl}/reports/${reportId}`;
  }
}
