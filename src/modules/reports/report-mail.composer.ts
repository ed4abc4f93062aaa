import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Clock } from '../../kernel/clock.js';
import { actor, query } from '../../platform/database/transaction.js';
import { Events } from '../../platform/events/events.js';
import {
  MailOutbox,
  type ComposedMail,
  type MailComposer,
  type QueuedMail,
} from '../../platform/mail/mail-outbox.js';
import { renderMail } from '../../platform/mail/render.js';
import type { Mailbox, SendResult } from '../../platform/mail/smtp.js';
import { PreferencesService } from '../clients/preferences.service.js';
import { keptContent } from './report.content.js';
import { reportMail, type ReportMailProps } from './report.email.js';
import { ReportLinkService } from './report-link.service.js';
import { ReportRepository } from './report.repository.js';
import { pdfName } from './report.service.js';

/** Writes the mail of one delivery from the frozen report, and keeps the delivery's state true. */
@Injectable()
export class ReportMailComposer implements MailComposer, OnModuleInit {
  constructor(
    private readonly outbox: MailOutbox,
    private readonly reports: ReportRepository,
    private readonly links: ReportLinkService,
    private readonly preferences: PreferencesService,
    private readonly events: Events,
    private readonly clock: Clock,
  ) {}

  onModuleInit(): void {
    this.outbox.register(reportMail.kind, this);
  }

  async compose(mail: QueuedMail): Promise<ComposedMail | null> {
    const { workspaceId } = actor();
    const delivery = await this.reports.delivery(mail.props.deliveryId ?? '');
    if (!delivery || delivery.linkRevokedAt) return null;
    const report = await this.reports.read(actor(), delivery.reportId);
    const pdf = await this.reports.keptPdf(report.id, mail.language);
    if (report.content === null || report.contentSha256 === null || !pdf) return null;
    const content = keptContent(report.content);
    const pageUrl = this.links.address(workspaceId, delivery.id);
    const { reportDetail } = await this.preferences.mannerOf(delivery.contactId);
    const props: ReportMailProps = {
      content,
      contentSha256: report.contentSha256,
      recipientName: mail.to.name,
      detail: reportDetail,
      pageUrl,
      unsubscribeUrl: `${pageUrl}/unsubscribe`,
    };
    const rendered = renderMail(reportMail, mail.language, props, mail.form);
    const sender = mail.props.senderId ? await this.sender(mail.props.senderId) : undefined;
    const attachments = [
      { filename: pdfName(content, mail.language), contentType: 'application/pdf', content: pdf },
    ];
    return { ...rendered, ...(sender && { fromName: sender.name, replyTo: sender }), attachments };
  }

  async settled(mail: QueuedMail, result: SendResult, final: boolean): Promise<void> {
    const delivery = await this.reports.delivery(mail.props.deliveryId ?? '');
    if (!delivery) return;
    await this.reports.changeDelivery(delivery.id, {
      attempts: delivery.attempts + 1,
      state: result.accepted ? 'sent' : final ? 'failed' : 'queued',
      lastError: result.accepted ? null : result.answer.slice(0, 500),
      sentAt: result.accepted ? this.clock.date() : null,
    });
    await this.events.tell('report.changed', delivery.reportId, delivery.engagementId);
  }

  /** Replies go to the assistant who sent the report. */
  private async sender(personId: string): Promise<Mailbox | undefined> {
    const [row] = await query<Mailbox>(
      'reports.sender',
      'SELECT name, email AS address FROM person WHERE id = $1',
      [personId],
    );
    return row;
  }
}
