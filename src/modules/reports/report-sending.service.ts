import { Injectable } from '@nestjs/common';
import { createHash } from 'node:crypto';
import type { Actor, Language } from '../../kernel/actor.js';
import { Clock } from '../../kernel/clock.js';
import { Ids } from '../../kernel/ids.js';
import { actor } from '../../platform/database/transaction.js';
import { Environment } from '../../platform/config/environment.js';
import { PdfWriter } from '../../platform/documents/pdf.js';
import { Events } from '../../platform/events/events.js';
import { textsFor } from '../../platform/i18n/translate.js';
import { MailOutbox } from '../../platform/mail/mail-outbox.js';
import { PreferencesService } from '../clients/preferences.service.js';
import { TimeEntriesService } from '../time-entries/time-entries.service.js';
import {
  contentSha256,
  keptContent,
  presented,
  type KeptContent,
  type ReportContent,
} from './content/report.content.js';
import { LINK_LIFE } from './links/report-link.service.js';
import { reportPdf } from './words/report-pdf.js';
import type { ReportEntity } from './report.entity.js';
import { ChangedSinceReview, NoRecipient, NothingRevised, ReportHeld, Uncommented } from './report.errors.js';
import { ReportDrafts } from './report-drafts.service.js';
import { uncommented } from './report-review.rules.js';
import { ReportRepository, type Recipient } from './report.repository.js';

/** Why the schedule does not send a draft by itself. */
export type HeldBack = 'held' | 'uncommented' | 'no-recipient';

/** Freezing reports and bringing them on their way. */
@Injectable()
export class ReportSendingService {
  constructor(
    private readonly reports: ReportRepository,
    private readonly drafts: ReportDrafts,
    private readonly environment: Environment,
    private readonly preferences: PreferencesService,
    private readonly worked: TimeEntriesService,
    private readonly pdf: PdfWriter,
    private readonly outbox: MailOutbox,
    private readonly events: Events,
    private readonly clock: Clock,
    private readonly ids: Ids,
  ) {}

  /**
   * Freezes the report and orders its mails: content, its SHA-256, and a PDF in each reader's language. What is sent
   * is what was reviewed: the entries are stamped first, so that nobody changes them any more, and read again after
   * that. @throws AlreadySent, ReportHeld, Uncommented, NothingRevised, NoRecipient, ChangedSinceReview
   */
  async send(id: string, expected: number | null): Promise<void> {
    const report = await this.drafts.find(id, expected);
    const content = presented(keptContent(report.content));
    if (report.heldAt !== null) throw new ReportHeld();
    const silent = uncommented(content).map((clause) => clause.id);
    if (silent.length > 0) throw new Uncommented(silent);
    if (content.revision && nothingRevised(content.revision)) throw new NothingRevised();
    await this.stamp(report, content);
    if (!(await this.drafts.isCurrent(report))) throw new ChangedSinceReview();
    await this.freeze(report, content.acceptedAfterDays);
  }

  /** Sends it unless somebody has to look at it first: then it stays a draft. @returns why it was not sent */
  async sendBySchedule(id: string): Promise<HeldBack | null> {
    const held = await this.heldBack(await this.drafts.find(id, null));
    if (held === null) await this.send(id, null);
    return held;
  }

  paper(content: KeptContent, number: number, language: Language): Uint8Array {
    return reportPdf(this.pdf, textsFor(language), {
      content,
      number,
      contentSha256: contentSha256(content),
      verifyUrl: `${this.environment.publicUrl}/r/verify`,
    });
  }

  private async heldBack(report: ReportEntity): Promise<HeldBack | null> {
    if (report.heldAt !== null) return 'held';
    if (uncommented(presented(keptContent(report.content))).length > 0) return 'uncommented';
    const recipients = await this.reports.recipients(report.engagementId, report.revises);
    return recipients.length === 0 ? 'no-recipient' : null;
  }

  /** The days of the report, and what of earlier ones is told only now. */
  private async stamp(report: ReportEntity, content: ReportContent): Promise<void> {
    const { id, engagementId, from, to } = report;
    await this.worked.markReported(engagementId, { from, to }, id);
    const before = ({ day }: { readonly day: string }) => day < from;
    const told = {
      entryIds: content.late.map((entry) => entry.id),
      adjustmentIds: content.corrections.filter(before).map((each) => each.id),
    };
    if (told.entryIds.length + told.adjustmentIds.length > 0)
      await this.worked.markToldLate(engagementId, told, id);
  }

  private async freeze(report: ReportEntity, acceptedAfterDays: number | null): Promise<void> {
    const content = keptContent(report.content);
    const recipients = await this.reports.recipients(report.engagementId, report.revises);
    if (recipients.length === 0) throw new NoRecipient();
    const sender: Actor = actor();
    const now = this.clock.now();
    await this.reports.change(report.id, {
      state: 'sent',
      contentSha256: contentSha256(content),
      sentAt: date(now),
      sentBy: sender.personId,
      // No working day ends sooner than that.
      silenceAt: acceptedAfterDays === null ? null : date(now.add({ hours: 24 * acceptedAfterDays })),
    });
    if (report.revises !== null) {
      await this.reports.change(report.revises, { supersededAt: date(now) });
      await this.events.tell('report.changed', report.revises, report.engagementId);
    }
    for (const language of new Set(recipients.map((recipient) => recipient.language))) {
      const bytes = this.paper(content, report.number, language);
      await this.reports.keepPdf(report, language, bytes, createHash('sha256').update(bytes).digest('hex'));
    }
    for (const recipient of recipients) await this.deliver(report, recipient, sender);
    await this.events.tell('report.changed', report.id, report.engagementId);
  }

  private async deliver(report: ReportEntity, recipient: Recipient, sender: Actor): Promise<void> {
    const now = this.clock.now();
    const deliveryId = this.ids.next();
    const { name, email, language, role } = recipient;
    await this.reports.addDelivery({
      id: deliveryId,
      workspaceId: report.workspaceId,
      engagementId: report.engagementId,
      reportId: report.id,
      contactId: recipient.id,
      email,
      name,
      language,
      role,
      state: 'queued',
      createdAt: date(now),
      linkExpiresAt: date(now.add(LINK_LIFE)),
    });
    await this.outbox.post({
      key: `report:${report.id}:${recipient.id}`,
      kind: 'report.weekly',
      to: { name, address: email },
      language,
      // Sent by a person, it goes at once; by the schedule, when its reader wants to be written to.
      ...(sender.role === 'system' && { notBefore: await this.preferences.undisturbed(recipient, now) }),
      props: { deliveryId, contactId: recipient.id, ...(sender.personId && { senderId: sender.personId }) },
    });
  }
}

function nothingRevised({ differences, figures }: NonNullable<ReportContent['revision']>): boolean {
  return differences.length + figures.length === 0;
}

function date(instant: Temporal.Instant): Date {
  return new Date(instant.epochMilliseconds);
}
