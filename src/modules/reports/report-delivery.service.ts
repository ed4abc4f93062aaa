import { Injectable } from '@nestjs/common';
import { Clock } from '../../kernel/clock.js';
import { NotFound } from '../../kernel/domain-error.js';
import { actor } from '../../platform/database/transaction.js';
import { Events } from '../../platform/events/events.js';
import { MailOutbox } from '../../platform/mail/mail-outbox.js';
import type { DeliveryEntity } from './delivery.entity.js';
import { ReportRepository } from './report.repository.js';

/** What an assistant does about one delivery: try a failed one again, take its link back or give it again. */
@Injectable()
export class ReportDeliveryService {
  constructor(
    private readonly reports: ReportRepository,
    private readonly outbox: MailOutbox,
    private readonly events: Events,
    private readonly clock: Clock,
  ) {}

  /** Only what failed is sent again: a delivery that arrived is never doubled. */
  async retry(reportId: string, deliveryId: string): Promise<void> {
    const delivery = await this.find(reportId, deliveryId);
    if (delivery.state !== 'failed') return;
    await this.reports.changeDelivery(deliveryId, { state: 'queued', lastError: null });
    await this.outbox.again(`report:${reportId}:${delivery.contactId}`);
    await this.tell(delivery);
  }

  /** From now on the link in the mail opens nothing; or, restored, the report again. */
  async revokeLink(reportId: string, deliveryId: string, revoked: boolean): Promise<void> {
    const delivery = await this.find(reportId, deliveryId);
    await this.reports.changeDelivery(deliveryId, {
      linkRevokedAt: revoked ? this.clock.date() : null,
    });
    await this.tell(delivery);
  }

  private async find(reportId: string, deliveryId: string): Promise<DeliveryEntity> {
    await this.reports.read(actor(), reportId);
    const delivery = await this.reports.delivery(deliveryId);
    if (delivery?.reportId !== reportId) throw new NotFound('delivery');
    return delivery;
  }

  private tell(delivery: DeliveryEntity): Promise<void> {
    return this.events.tell('report.changed', delivery.reportId, delivery.engagementId);
  }
}
