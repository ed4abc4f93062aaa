import { Injectable } from '@nestjs/common';
import { Clock } from '../../kernel/clock.js';
import { Ids } from '../../kernel/ids.js';
import { actor } from '../../platform/database/transaction.js';
import { Events } from '../../platform/events/events.js';
import { limitOf, pageOf, positionOf, type Page } from '../../platform/http/paging.js';
import { refuseStale } from '../../platform/http/precondition.js';
import { ClientDto, type AddClientDto, type ClientsQuery, type EditClientDto } from './client.dto.js';
import { ClientsRepository, type ClientPosition } from './clients.repository.js';

/** The clients of a workspace. */
@Injectable()
export class ClientsService {
  constructor(
    private readonly clients: ClientsRepository,
    private readonly events: Events,
    private readonly clock: Clock,
    private readonly ids: Ids,
  ) {}

  async list(asked: ClientsQuery): Promise<Page<ClientDto>> {
    const limit = limitOf(asked);
    const after = positionOf<ClientPosition>(asked, 2);
    const rows = await this.clients.list(actor(), asked.archived ?? false, limit + 1, after);
    return pageOf(
      rows,
      limit,
      ({ name, id }) => [name, id],
      (row) => ClientDto.of(row, actor()),
    );
  }

  /** @throws NotFound also for a client that is not in the caller's reach */
  async read(id: string): Promise<ClientDto> {
    return ClientDto.of(await this.clients.one(actor(), id), actor());
  }

  /** @throws ClientNameTaken */
  async add(body: AddClientDto): Promise<ClientDto> {
    const id = body.id ?? this.ids.next();
    await this.clients.add({ ...this.fresh(id, body.name), archivedAt: null });
    return this.changed(id);
  }

  /** Renames, archives or takes back from the archive. @throws ClientNameTaken, Stale */
  async edit(id: string, { name, archived }: EditClientDto, expected: number | null): Promise<ClientDto> {
    const client = await this.clients.one(actor(), id);
    refuseStale(client.version, expected);
    const archivedAt = archived ? (client.archivedAt ?? this.moment()) : null;
    await this.clients.change(client, actor().workspaceId, {
      name: name ?? client.name,
      archivedAt: archived === undefined ? client.archivedAt : archivedAt,
    });
    return this.changed(id);
  }

  /** The client of a name (whatever its case), made where there is none: for imports. */
  async ensureByName(name: string): Promise<{ id: string; created: boolean }> {
    const client = await this.clients.ensure(this.fresh(this.ids.next(), name));
    if (client.created) await this.events.tell('client.changed', client.id);
    return client;
  }

  private fresh(id: string, name: string) {
    return { id, workspaceId: actor().workspaceId, name, createdAt: this.moment() };
  }

  private moment(): Date {
    return new Date(this.clock.now().epochMilliseconds);
  }

  private async changed(id: string): Promise<ClientDto> {
    await this.events.tell('client.changed', id);
    return this.read(id);
  }
}
