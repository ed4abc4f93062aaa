import { Injectable } from '@nestjs/common';
import { Clock } from '../../kernel/clock.js';
import { NotFound } from '../../kernel/domain-error.js';
import { Ids } from '../../kernel/ids.js';
import { actor } from '../../platform/database/transaction.js';
import { Events } from '../../platform/events/events.js';
import { limitOf, pageOf, positionOf, type Page } from '../../platform/http/paging.js';
import { ClosedLink } from '../../platform/pages/closed-link.js';
import { PageLinks } from '../../platform/pages/page-links.js';
import { ContactLinksService, type LinkReader } from '../clients/contact-links.service.js';
import { EngagementsService } from '../engagements/engagements.service.js';
import { BalanceLinkDto, type AddBalanceLinkDto, type BalanceLinksQuery } from './balance-link.dto.js';
import { BalanceLinksRepository, type OpenedBalanceLink } from './balance-links.repository.js';

/** A reader with an open link, and what they may see. */
export type BalanceReaderOf = LinkReader<OpenedBalanceLink>;

/** Links to the page of a balance: made for one contact, always current, taken back at will. */
@Injectable()
export class BalanceLinksService {
  constructor(
    private readonly repository: BalanceLinksRepository,
    private readonly engagements: EngagementsService,
    private readonly links: PageLinks,
    private readonly readers: ContactLinksService,
    private readonly events: Events,
    private readonly clock: Clock,
    private readonly ids: Ids,
  ) {}

  async list(asked: BalanceLinksQuery): Promise<Page<BalanceLinkDto>> {
    const limit = limitOf(asked);
    const [after = null] = positionOf<[string]>(asked, 1) ?? [];
    const rows = await this.repository.list(actor(), asked.engagementId, limit + 1, after);
    return pageOf(
      rows,
      limit,
      ({ id }) => [id],
      (row) => BalanceLinkDto.of(row, this.address(row.id), actor()),
    );
  }

  /** A contact has one link; asked for again, it is the same. @throws NotFound for a contact of somebody else */
  async add({ id = this.ids.next(), engagementId, contactId }: AddBalanceLinkDto): Promise<BalanceLinkDto> {
    const engagement = await this.engagements.find(engagementId);
    const open = await this.repository.openOf(engagement.id, contactId);
    if (open) return this.read(open);
    if (!(await this.repository.add(id, engagement.id, contactId, this.clock.now())))
      throw new NotFound('contact');
    return this.changed(id, engagement.id);
  }

  /** The address opens nothing from now on; one made later is another. */
  async revoke(id: string): Promise<void> {
    const link = await this.repository.one(actor(), id);
    await this.repository.revoke(id, this.clock.now());
    await this.events.tell('balance.changed', link.engagementId, link.engagementId);
  }

  /** The address of the page; the same every time. */
  address(linkId: string): string {
    return this.links.address('balance', actor().workspaceId, linkId);
  }

  /** @param ip counts guesses @throws ClosedLink */
  async open(token: string, ip: string): Promise<BalanceReaderOf> {
    const reader = await this.readers.open('balance', token, ip, (id) => this.repository.opened(id));
    if (reader.revoked) throw new ClosedLink('balance.closed.revoked', reader.language, reader.form);
    return reader;
  }

  /** Does something in the reader's own name and reach. */
  as<T>(reader: BalanceReaderOf, work: () => Promise<T>, options: { readOnly?: boolean } = {}): Promise<T> {
    return this.readers.as(reader, work, options);
  }

  private async changed(id: string, engagementId: string): Promise<BalanceLinkDto> {
    await this.events.tell('balance.changed', engagementId, engagementId);
    return this.read(id);
  }

  private async read(id: string): Promise<BalanceLinkDto> {
    return BalanceLinkDto.of(await this.repository.one(actor(), id), this.address(id), actor());
  }
}
