import { Injectable } from '@nestjs/common';
import { Clock } from '../../kernel/clock.js';
import { Forbidden } from '../../kernel/domain-error.js';
import { Ids } from '../../kernel/ids.js';
import { actor } from '../../platform/database/transaction.js';
import { Events } from '../../platform/events/events.js';
import { limitOf, pageOf, positionOf, type Page } from '../../platform/http/paging.js';
import { refuseStale } from '../../platform/http/precondition.js';
import { InvitationsService } from '../identity/invitations.service.js';
import { SessionService } from '../identity/session.service.js';
import { ContactRemoved } from './client.errors.js';
import type { ContactAbility } from './client.policy.js';
import { ClientsRepository } from './clients.repository.js';
import {
  ContactDto,
  type AddContactDto,
  type ContactRow,
  type ContactsQuery,
  type EditContactDto,
} from './contact.dto.js';
import { ContactsRepository, type ContactPosition } from './contacts.repository.js';

/** The people at the clients. */
@Injectable()
export class ContactsService {
  constructor(
    private readonly contacts: ContactsRepository,
    private readonly clients: ClientsRepository,
    private readonly invitations: InvitationsService,
    private readonly sessions: SessionService,
    private readonly events: Events,
    private readonly clock: Clock,
    private readonly ids: Ids,
  ) {}

  async list(asked: ContactsQuery): Promise<Page<ContactDto>> {
    const limit = limitOf(asked);
    const rows = await this.contacts.list(
      actor(),
      asked.clientId,
      limit + 1,
      positionOf<ContactPosition>(asked, 2),
    );
    return pageOf(
      rows,
      limit,
      ({ name, id }) => [name, id],
      (row) => ContactDto.of(row, actor()),
    );
  }

  async read(id: string): Promise<ContactDto> {
    return ContactDto.of(await this.contacts.one(actor(), id), actor());
  }

  /** @throws NotFound when the client is not in reach, ContactEmailTaken */
  async add({
    id = this.ids.next(),
    clientId,
    receivesReports = true,
    ...body
  }: AddContactDto): Promise<ContactDto> {
    const client = await this.clients.one(actor(), clientId);
    const { workspaceId } = actor();
    const contact = { ...body, id, workspaceId, clientId: client.id, receivesReports };
    await this.contacts.add({ ...contact, personId: null, removedAt: null, createdAt: this.clock.date() });
    return this.changed(await this.contacts.one(actor(), id));
  }

  /** An invitation under way belongs to the old address: it ends with it. @throws ContactEmailTaken, Stale */
  async edit(id: string, body: EditContactDto, expected: number | null): Promise<ContactDto> {
    const contact = await this.mayI('edit', id, expected);
    if (body.email !== undefined && body.email !== contact.email) await this.invitations.revokeForContact(id);
    const { name, email, language, timeZone, receivesReports } = { ...contact, ...body };
    await this.contacts.change(contact, actor().workspaceId, {
      name,
      email,
      language,
      timeZone,
      receivesReports,
    });
    return this.changed(contact);
  }

  /** No report goes there any more, and the portal is closed at once; can be restored. */
  async remove(id: string, expected: number | null): Promise<void> {
    const contact = await this.mayI('remove', id, expected);
    await this.contacts.change(contact, actor().workspaceId, { removedAt: this.clock.date() });
    await this.invitations.revokeForContact(id);
    if (contact.personId !== null) await this.sessions.endWithoutSeat(contact.personId);
    await this.changed(contact);
  }

  /** @throws ContactEmailTaken when another contact has got the address meanwhile */
  async restore(id: string): Promise<ContactDto> {
    const contact = await this.mayI('restore', id, null);
    await this.contacts.change(contact, actor().workspaceId, { removedAt: null });
    return this.changed(contact);
  }

  private async mayI(ability: ContactAbility, id: string, expected: number | null): Promise<ContactRow> {
    const contact = await this.contacts.one(actor(), id);
    refuseStale(contact.version, expected);
    const { can } = ContactDto.of(contact, actor());
    if (can[ability]) return contact;
    if (can.restore) throw new ContactRemoved();
    throw new Forbidden('contacts.manage');
  }

  private async changed({ id, clientId }: ContactRow): Promise<ContactDto> {
    await this.events.tell('client.changed', clientId);
    return this.read(id);
  }
}
