import { Injectable } from '@nestjs/common';
import { Clock } from '../../kernel/clock.js';
import { ClosedLink } from '../../platform/pages/closed-link.js';
import { PageLinks } from '../../platform/pages/page-links.js';
import { ContactLinksService, type LinkReader } from '../clients/contact-links.service.js';
import { FeedbackLinksRepository, type AskedReader } from './feedback-links.repository.js';
import { OPEN_FOR } from './feedback.rules.js';

/** The reader whom a link was made for. */
export type FeedbackReader = LinkReader<AskedReader>;

/** What the mail's links open: one request, in the name of the contact who was asked, without sign-in. */
@Injectable()
export class FeedbackLinkService {
  constructor(
    private readonly repository: FeedbackLinksRepository,
    private readonly links: PageLinks,
    private readonly readers: ContactLinksService,
    private readonly clock: Clock,
  ) {}

  /** The same every time, so that a repeated mail carries the same link. */
  address(workspaceId: string, feedbackId: string): string {
    return this.links.address('feedback', workspaceId, feedbackId);
  }

  /** @param ip counts guesses @throws ClosedLink for what was not signed, or is too old */
  async open(token: string, ip: string): Promise<FeedbackReader> {
    const reader = await this.readers.open('feedback', token, ip, (id) => this.repository.find(id));
    const { contactRemoved, askedAt, language, form } = reader;
    if (contactRemoved) throw new ClosedLink('feedback.closed.unknown', null);
    const ends = askedAt.toTemporalInstant().add(OPEN_FOR);
    if (Temporal.Instant.compare(this.clock.now(), ends) >= 0)
      throw new ClosedLink('feedback.closed.expired', language, form);
    return reader;
  }

  /** Does something in the reader's own name and reach. */
  as<T>(reader: FeedbackReader, work: () => Promise<T>, options: { readOnly?: boolean } = {}): Promise<T> {
    return this.readers.as(reader, work, options);
  }
}
