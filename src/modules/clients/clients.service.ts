import { Injectable } from '@nestjs/common';
import { Clock } from '../../kernel/clock.js';
import { Ids } from '../../kernel/ids.js';
import { actor } from '../../platform/database/transaction.js';
import { Events } from '../../platform/events/events.js';
import { limitOf, pageOf, positionOf, type Page } from '../../platform/http/paging.js';
import { refuseStale } from '../../platform/http/precondition.js';
import { ClientDto, type AddClientDto, type ClientRow, type ClientStagesDto, type ClientsQuery, type EditClientDto } from './client.dto.js'; // prettier-ignore
import { refuseContacts } from './client.policy.js';
import { USUAL_STAGE, type ClientStage } from './client.rules.js';
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
    const fresh = this.fresh(id, body.name, body.stage);
    await this.clients.add({ ...fresh, archivedAt: null });
    await this.record(id, null, fresh.stage, '');
    return this.changed(id);
  }

  /** Renames, archives or takes back from the archive, moves to another stage. @throws ClientNameTaken, Stale */
  async edit(id: string, body: EditClientDto, expected: number | null): Promise<ClientDto> {
    const { name, archived, stage, stageNote = '' } = body;
    const client = await this.clients.one(actor(), id);
    refuseStale(client.version, expected);
    const archivedAt = archived ? (client.archivedAt ?? this.clock.date()) : null;
    await this.clients.change(client, actor().workspaceId, {
      name: name ?? client.name,
      archivedAt: archived === undefined ? client.archivedAt : archivedAt,
      ...(moves(client, stage) && { stage, stageSince: this.clock.date() }),
    });
    if (moves(client, stage)) await this.record(id, client.stage, stage, stageNote);
    return this.changed(id);
  }

  /** The client of a name (whatever its case), made where there is none: for imports. */
  async ensureByName(name: string): Promise<{ id: string; created: boolean }> {
    const client = await this.clients.ensure(this.fresh(this.ids.next(), name));
    if (client.created) await this.record(client.id, null, USUAL_STAGE, '');
    if (client.created) await this.events.tell('client.changed', client.id);
    return client;
  }

  /** How the relation went, for members. @throws NotFound also for a contact */
  async stages(id: string): Promise<ClientStagesDto> {
    refuseContacts(actor(), 'client');
    const client = await this.clients.one(actor(), id);
    return { items: await this.clients.stages(actor(), client.id) };
  }

  private fresh(id: string, name: string, stage: ClientStage = USUAL_STAGE) {
    const createdAt = this.clock.date();
    return { id, workspaceId: actor().workspaceId, name, stage, stageSince: createdAt, createdAt };
  }

  private async record(
    clientId: string,
    movedFrom: ClientStage | null,
    movedTo: ClientStage,
    note: string,
  ): Promise<void> {
    const { workspaceId, name: actorName } = actor();
    const id = this.ids.next();
    await this.clients.addStage({
      id,
      workspaceId,
      clientId,
      movedFrom,
      movedTo,
      note,
      actorName,
      at: this.clock.date(),
    });
  }

  private async changed(id: string): Promise<ClientDto> {
    await this.events.tell('client.changed', id);
    return this.read(id);
  }
}

function moves(client: ClientRow, stage: ClientStage | undefined): stage is ClientStage {
  return stage !== undefined && stage !== client.stage;
}
