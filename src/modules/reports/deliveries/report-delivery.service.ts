import { Injectable } from '@nestjs/common';
import { Clock } from '../../../kernel/clock.js';
import { NotFound } from '../../../kernel/domain-error.js';
import { Ids } from '../../../kernel/ids.js';
import { holds } from '../../../kernel/permissions.js';
import { actor } from '../../../platform/database/transaction.js';
import { Events } from '../../../platform/events/events.js';
import { MailOutbox } from '../../../platform/mail/mail-outbox.js';
import { LINK_LIFE } from '../links/report-link.service.js';
import { reportMail } from '../words/report.email.js';
import { ReportRepository } from '../report.repository.js';
import type { DeliveryEntity } from './delivery.entity.js';
import { LinkTakenBack, ReaderGone } from './report-delivery.errors.js';
import { DeliveryHistoryDto } from './report-delivery.dto.js';
import { ReportDeliveryRepository } from './report-delivery.repository.js';
import { isRetried } from './report-delivery.rules.js';

/** What an assistant does about one delivery: see what became of it, send it again, take its link back or give it again. */
@Injectable()
export class ReportDeliveryService {
  constructor(
    private readonly reports: ReportRepository,
    private readonly deliveries: ReportDeliveryRepository,
    private readonly outbox: MailOutbox,
    private readonly events: Events,
    private readonly clock: Clock,
    private readonly ids: Ids,
  ) {}

  /**
   * Only what did not arrive is sent again, to the contact's present address: a delivery that arrived is never doubled.
   * A mail that no server took goes under its old name; one that came back, or goes elsewhere, is another mail.
   * @throws ReaderGone, LinkTakenBack
   */
  async retry(reportId: string, deliveryId: string): Promise<void> {
    await this.find(reportId, deliveryId);
    const delivery = await this.deliveries.locked(deliveryId);
    if (!delivery || !isRetried(delivery.state)) return;
    const to = await this.readerOf(delivery);
    if (delivery.linkRevokedAt) throw new LinkTakenBack();
    await this.queue(delivery, to, { mailId: await this.mailAgain(delivery, to) });
  }

  /**
   * Another link: every copy of the one before leads to nothing, and the new one goes to its reader alone, by the
   * report's mail once more. @throws ReaderGone
   */
  async renewLink(reportId: string, deliveryId: string): Promise<void> {
    await this.find(reportId, deliveryId);
    const delivery = await this.deliveries.locked(deliveryId);
    if (!delivery) throw new NotFound('delivery');
    const to = await this.readerOf(delivery);
    const linkGeneration = delivery.linkGeneration + 1;
    const { personId } = actor();
    const mailId = await this.outbox.post({
      key: `delivery:${deliveryId}:link-${linkGeneration}`,
      kind: reportMail.kind,
      to,
      language: delivery.language,
      props: { deliveryId, contactId: delivery.contactId, ...(personId && { senderId: personId }) },
    });
    const linkExpiresAt = new Date(this.clock.now().add(LINK_LIFE).epochMilliseconds);
    await this.queue(delivery, to, { mailId, linkGeneration, linkExpiresAt, linkRevokedAt: null });
  }

  /** From now on the link in the mail opens nothing; or, restored, the report again. */
  async revokeLink(reportId: string, deliveryId: string, revoked: boolean): Promise<void> {
    const delivery = await this.find(reportId, deliveryId);
    await this.reports.changeDelivery(deliveryId, {
      linkRevokedAt: revoked ? this.clock.date() : null,
    });
    await this.tell(delivery);
  }

  async history(reportId: string, deliveryId: string): Promise<DeliveryHistoryDto> {
    await this.find(reportId, deliveryId);
    const sees = holds(actor().role, 'delivery-mails.read');
    const mails = sees ? await this.deliveries.copies(deliveryId) : [];
    return DeliveryHistoryDto.of(await this.deliveries.events(deliveryId), mails);
  }

  /** A mail as it left, byte for byte. @param sha256 undefined: the newest @throws NotFound */
  async mail(reportId: string, deliveryId: string, sha256: string | undefined): Promise<Buffer> {
    await this.find(reportId, deliveryId);
    const bytes = await this.deliveries.copy(deliveryId, sha256 ?? null);
    if (!bytes) throw new NotFound('mail');
    return bytes;
  }

  /** Where its reader is written to today. @throws ReaderGone */
  private async readerOf({ contactId }: DeliveryEntity): Promise<{ name: string; address: string }> {
    const contact = await this.reports.contact(contactId);
    if (!contact) throw new ReaderGone();
    return { name: contact.name, address: contact.email };
  }

  /** On its way again, by another mail or the same. */
  private async queue(
    delivery: DeliveryEntity,
    to: { name: string; address: string },
    changes: Partial<DeliveryEntity>,
  ): Promise<void> {
    await this.reports.changeDelivery(delivery.id, {
      ...changes,
      ...{ state: 'queued', name: to.name, email: to.address },
      ...{ lastError: null, answer: null, nextTryAt: null },
    });
    const goesTo = { ...delivery, email: to.address };
    await this.deliveries.addEvent(this.ids.next(), goesTo, 'queued', '', this.clock.now());
    await this.tell(delivery);
  }

  private async mailAgain(
    delivery: DeliveryEntity,
    to: { name: string; address: string },
  ): Promise<string | null> {
    const { id, email, language, contactId, attempts } = delivery;
    const earlier = delivery.mailId ?? (await this.deliveries.carrier(id));
    if (earlier !== null && email === to.address && (await this.outbox.again(earlier))) return earlier;
    const key = `delivery:${id}:${attempts}:${this.ids.next()}`;
    const repeated = earlier === null ? null : await this.outbox.resend(earlier, key, to);
    if (repeated !== null) return repeated;
    // A workspace that was restored from its document has deliveries, and no mails.
    return this.outbox.post({
      key,
      kind: reportMail.kind,
      to,
      language,
      props: { deliveryId: id, contactId },
    });
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
