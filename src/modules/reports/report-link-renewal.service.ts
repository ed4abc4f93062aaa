import { Injectable } from '@nestjs/common';
import { Clock } from '../../kernel/clock.js';
import { NotFound } from '../../kernel/domain-error.js';
import { actor } from '../../platform/database/transaction.js';
import { Events } from '../../platform/events/events.js';
import { MailOutbox } from '../../platform/mail/mail-outbox.js';
import { reportMail } from './report.email.js';
import { LINK_LIFE } from './report-link.service.js';
import { ReportRepository } from './report.repository.js';

/** Gives a reader another link: every copy of the one before leads to nothing from now on. */
@Injectable()
export class ReportLinkRenewal {
  constructor(
    private readonly reports: ReportRepository,
    private readonly outbox: MailOutbox,
    private readonly events: Events,
    private readonly clock: Clock,
  ) {}

  /** The new one goes to the reader by the report's mail once more. @throws NotFound */
  async renew(reportId: string, deliveryId: string): Promise<void> {
    const report = await this.reports.locked(actor(), reportId);
    const delivery = await this.reports.delivery(deliveryId);
    if (delivery?.reportId !== report.id) throw new NotFound('delivery');
    const now = this.clock.now();
    const linkGeneration = delivery.linkGeneration + 1;
    await this.reports.changeDelivery(deliveryId, {
      linkGeneration,
      linkRevokedAt: null,
      linkExpiresAt: new Date(now.add(LINK_LIFE).epochMilliseconds),
      state: 'queued',
      lastError: null,
    });
    const { personId } = actor();
    const { contactId, name, email, language } = delivery;
    await this.outbox.post({
      key: `report:${reportId}:${contactId}:link-${linkGeneration}`,
      kind: reportMail.kind,
      to: { name, address: email },
      language,
      props: { deliveryId, contactId, ...(personId && { senderId: personId }) },
    });
    await this.events.tell('report.changed', reportId, delivery.engagementId);
  }
}
