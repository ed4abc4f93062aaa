import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Clock } from '../../kernel/clock.js';
import { actor } from '../../platform/database/transaction.js';
import { ClosedLink } from '../../platform/pages/closed-link.js';
import { PageLinks } from '../../platform/pages/page-links.js';
import { ContactLinksService, type LinkReader } from '../clients/contact-links.service.js';
import { NoticesService } from '../notices/notices.service.js';
import { AppointmentLinksRepository, type AppointmentLink } from './appointment-links.repository.js';

/** The reader whom a link was made for. */
export type AppointmentReader = LinkReader<AppointmentLink>;

/** The page of an appointment stays so long after its end: for saying whether it was useful. */
const OPEN_FOR_DAYS = 60;

/** Each guest's own page: free times to choose from, the appointment they became, and what is said afterwards. */
@Injectable()
export class AppointmentLinkService implements OnModuleInit {
  constructor(
    private readonly repository: AppointmentLinksRepository,
    private readonly links: PageLinks,
    private readonly readers: ContactLinksService,
    private readonly notices: NoticesService,
    private readonly clock: Clock,
  ) {}

  onModuleInit(): void {
    this.notices.linksBy('appointment', async ({ contactId }, id) => {
      const linkId =
        (await this.repository.ofGuest(id, contactId)) ?? (await this.repository.ofAsked(id, contactId));
      return linkId && this.address(linkId);
    });
  }

  /** The same every time, so that a repeated mail carries the same link. */
  address(linkId: string): string {
    return this.links.address('appointment', actor().workspaceId, linkId);
  }

  /** A guest's page of an appointment; null for who takes no part. */
  async addressFor(appointmentId: string, contactId: string): Promise<string | null> {
    const linkId = await this.repository.ofGuest(appointmentId, contactId);
    return linkId && this.address(linkId);
  }

  /** @param ip counts guesses @throws ClosedLink for what was not signed, is taken back, or is too old */
  async open(token: string, ip: string): Promise<AppointmentReader> {
    const reader = await this.readers.open('appointment', token, ip, (id) => this.repository.find(id));
    const { contactRemoved, uninvited, endsAt, language, form } = reader;
    if (contactRemoved) throw new ClosedLink('appointment.closed.unknown', null);
    if (uninvited) throw new ClosedLink('appointment.closed.uninvited', language, form);
    const last = endsAt?.toTemporalInstant().add({ hours: 24 * OPEN_FOR_DAYS });
    if (last && Temporal.Instant.compare(this.clock.now(), last) >= 0)
      throw new ClosedLink('appointment.closed.expired', language, form);
    return reader;
  }

  /** Does something in the reader's own name and reach. */
  as<T>(reader: AppointmentReader, work: () => Promise<T>, options: { readOnly?: boolean } = {}): Promise<T> {
    return this.readers.as(reader, work, options);
  }
}
