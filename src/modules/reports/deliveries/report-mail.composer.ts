import { Injectable, type OnModuleInit } from '@nestjs/common';
import { createHash } from 'node:crypto';
import { Environment } from '../../../platform/config/environment.js';
import { actor, query } from '../../../platform/database/transaction.js';
import {
  MailOutbox,
  type ComposedMail,
  type MailComposer,
  type QueuedMail,
} from '../../../platform/mail/mail-outbox.js';
import { renderMail } from '../../../platform/mail/render.js';
import type { MailOutcome } from '../../../platform/mail/mail-outcome.js';
import type { Mailbox } from '../../../platform/mail/smtp.js';
import { PreferencesService } from '../../clients/preferences.service.js';
import { keptContent } from '../content/report.content.js';
import { reportMail, type ReportMailProps } from '../words/report.email.js';
import { ReportLinkService } from '../links/report-link.service.js';
import { ReportRepository } from '../report.repository.js';
import { reportFileName } from '../files/report-file-name.js';
import { ReportStandingService } from '../links/report-standing.service.js';
import { verifyAddress } from '../links/report-verify.service.js';
import { ReportFateService } from './report-fate.service.js';

/** Writes the mail of one delivery from the frozen report, and keeps the delivery's state true. */
@Injectable()
export class ReportMailComposer implements MailComposer, OnModuleInit {
  /** What a client was told is kept byte for byte. */
  readonly keeps = true;

  constructor(
    private readonly outbox: MailOutbox,
    private readonly reports: ReportRepository,
    private readonly links: ReportLinkService,
    private readonly preferences: PreferencesService,
    private readonly fate: ReportFateService,
    private readonly standing: ReportStandingService,
    private readonly environment: Environment,
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
    const pageUrl = this.links.address(workspaceId, delivery);
    const { earlier } = await this.standing.versions(report, delivery.contactId);
    const { reportDetail } = await this.preferences.mannerOf(delivery.contactId);
    const props: ReportMailProps = {
      content,
      contentSha256: report.contentSha256,
      pdfSha256: createHash('sha256').update(pdf).digest('hex'),
      readOnly: delivery.role === 'cc',
      notesOpening: await this.fate.notesOpening(),
      verifyUrl: verifyAddress(this.environment.publicUrl, report.contentSha256),
      ...(earlier?.url && { earlierUrl: earlier.url }),
      recipientName: mail.to.name,
      detail: reportDetail,
      pageUrl,
      unsubscribeUrl: `${pageUrl}/unsubscribe`,
    };
    const rendered = renderMail(reportMail, mail.language, props, mail.form);
    const sender = mail.props.senderId ? await this.sender(mail.props.senderId) : undefined;
    const attachments = [
      { filename: reportFileName(content, mail.language), contentType: 'application/pdf', content: pdf },
    ];
    return { ...rendered, ...(sender && { fromName: sender.name, replyTo: sender }), attachments };
  }

  settled(mail: QueuedMail, outcome: MailOutcome): Promise<void> {
    return this.fate.record(mail.props.deliveryId ?? '', mail.id, outcome);
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
