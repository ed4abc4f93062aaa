import { Injectable } from '@nestjs/common';
import { systemActor } from '../../../kernel/actor.js';
import { Clock } from '../../../kernel/clock.js';
import { Transactions } from '../../../platform/database/transaction.js';
import { ClosedLink } from '../../../platform/pages/closed-link.js';
import { PageLinks } from '../../../platform/pages/page-links.js';
import { ContactLinksService, type LinkReader } from '../../clients/contact-links.service.js';
import type { DeliveryEntity } from '../deliveries/delivery.entity.js';
import { ReportLinkRepository, type OpenedLink } from './report-link.repository.js';

/** How long the link in a report's mail opens it. */
export const LINK_LIFE = Temporal.Duration.from({ hours: 24 * 90 });

type LinkedDelivery = Pick<DeliveryEntity, 'id' | 'linkGeneration'>;

/** The reader a link was made for, and their report. */
export type Opened = LinkReader<OpenedLink>;

/** What a mail's link opens: the report of one delivery, with the rights of the contact it was sent to, no others. */
@Injectable()
export class ReportLinkService {
  constructor(
    private readonly repository: ReportLinkRepository,
    private readonly links: PageLinks,
    private readonly readers: ContactLinksService,
    private readonly transactions: Transactions,
    private readonly clock: Clock,
  ) {}

  /** The address of a delivery's report; the same every time, so that a repeated mail carries the same link. */
  address(workspaceId: string, { id, linkGeneration }: LinkedDelivery): string {
    return this.links.address('report', workspaceId, id, linkGeneration);
  }

  /** @param ip counts guesses @throws ClosedLink for what was not signed, is too old, or was taken back */
  async open(token: string, ip: string): Promise<Opened> {
    const opened = await this.readers.open('report', token, ip, (id, generation) =>
      this.repository.find(id, generation),
    );
    const { revoked, contactRemoved, expiresAt, language, form } = opened;
    if (revoked || contactRemoved) throw new ClosedLink('report.closed.revoked', language, form);
    if (expiresAt.getTime() <= this.clock.now().epochMilliseconds)
      throw new ClosedLink('report.closed.expired', language, form);
    return opened;
  }

  /** For those whom it is for: who reads along gets no further. @throws ClosedLink */
  async openToAct(token: string, ip: string): Promise<Opened> {
    const opened = await this.open(token, ip);
    if (opened.role === 'cc') throw new ClosedLink('report.closed.unknown', opened.language, opened.form);
    return opened;
  }

  /** Does something in the reader's own name and reach. */
  as<T>(opened: Opened, work: () => Promise<T>, options: { readOnly?: boolean } = {}): Promise<T> {
    return this.readers.as(opened, work, options);
  }

  /** The contact gets no more reports by mail; those sent stay readable. */
  async unsubscribe(opened: Opened): Promise<void> {
    await this.transactions.as(systemActor(opened.workspaceId), () =>
      this.repository.stopReports(opened.contactId),
    );
  }
}
