import { Injectable } from '@nestjs/common';
import { Clock } from '../../kernel/clock.js';
import { ClosedLink } from '../../platform/pages/closed-link.js';
import { PageLinks } from '../../platform/pages/page-links.js';
import { ContactLinksService, type LinkReader } from '../clients/contact-links.service.js';
import { AgreementProposalsRepository, type ProposalReader } from './agreement-proposals.repository.js';

/** The reader whom a link was made for. */
export type AgreementReader = LinkReader<ProposalReader>;

/** So long a link opens; the portal always does. */
const OPEN_FOR = { hours: 60 * 24 };

/** What the mail's link opens: one agreement, in the name of the contact it was sent to, without sign-in. */
@Injectable()
export class AgreementLinkService {
  constructor(
    private readonly proposals: AgreementProposalsRepository,
    private readonly links: PageLinks,
    private readonly readers: ContactLinksService,
    private readonly clock: Clock,
  ) {}

  /** The same every time, so that a repeated mail carries the same link. */
  address(workspaceId: string, proposalId: string): string {
    return this.links.address('agreement', workspaceId, proposalId);
  }

  /** Where its reader chooses mails; a POST there stops those that bring agreements. */
  preferences(workspaceId: string, contactId: string): string {
    return `${this.links.address('notices', workspaceId, contactId)}?kind=agreement.proposed`;
  }

  /** @param ip counts guesses @throws ClosedLink for what was not signed, was withdrawn, or is too old */
  async open(token: string, ip: string): Promise<AgreementReader> {
    const reader = await this.readers.open('agreement', token, ip, (id) => this.proposals.opened(id));
    const { contactRemoved, sentAt, language, form } = reader;
    if (contactRemoved) throw new ClosedLink('agreement.closed.unknown', null);
    const ends = sentAt.toTemporalInstant().add(OPEN_FOR);
    if (Temporal.Instant.compare(this.clock.now(), ends) >= 0)
      throw new ClosedLink('agreement.closed.expired', language, form);
    return reader;
  }

  /** Does something in the reader's own name and reach. */
  as<T>(reader: AgreementReader, work: () => Promise<T>, options: { readOnly?: boolean } = {}): Promise<T> {
    return this.readers.as(reader, work, options);
  }
}
