import { Injectable } from '@nestjs/common';
import { seesAll, type Actor } from '../../kernel/actor.js';
import { NotFound, Stale } from '../../kernel/domain-error.js';
import { utc } from '../../platform/database/listing.js';
import { violatedConstraint } from '../../platform/database/sql-state.js';
import { manager, query } from '../../platform/database/transaction.js';
import type { ClientRow, ClientStageDto } from './client.dto.js';
import { ClientEntity } from './client.entity.js';
import { ClientStageEntity } from './client-stage.entity.js';
import { ClientNameTaken } from './client.errors.js';

/** Where a page of clients ended. */
export type ClientPosition = readonly [name: string, id: string];

const SELECT = `
  SELECT c.id, c.name, c.stage, c.stage_since AS "stageSince", c.archived_at AS "archivedAt", c.created_at AS "createdAt", c.version
  FROM client c WHERE c.workspace_id = $1 AND ($2::boolean OR c.id = ANY ($3::uuid[]))`;

/** The only place that reads and writes clients. */
@Injectable()
export class ClientsRepository {
  /** @throws NotFound */
  async one(actor: Actor, id: string): Promise<ClientRow> {
    const [row] = await query<ClientRow>('clients.one', `${SELECT} AND c.id = $4`, [...scope(actor), id]);
    if (!row) throw new NotFound('client');
    return row;
  }

  /** By name. @param archived whether archived clients are among them */
  list(actor: Actor, archived: boolean, limit: number, after: ClientPosition | null): Promise<ClientRow[]> {
    return query<ClientRow>(
      'clients.list',
      `${SELECT} AND ($4::boolean OR c.archived_at IS NULL)
         AND ($5::text IS NULL OR (lower(c.name), c.id) > (lower($5), $6::uuid))
       ORDER BY lower(c.name), c.id LIMIT $7`,
      [...scope(actor), archived, after?.[0], after?.[1], limit],
    );
  }

  /** @throws ClientNameTaken */
  async add(client: Omit<ClientEntity, 'version'>): Promise<void> {
    await worded(() => manager().insert(ClientEntity, client));
  }

  /** @throws ClientNameTaken, and Stale when somebody else was faster */
  async change(
    { id, version }: ClientRow,
    workspaceId: string,
    changes: Partial<Pick<ClientEntity, 'name' | 'archivedAt' | 'stage' | 'stageSince'>>,
  ): Promise<void> {
    const { affected } = await worded(() =>
      manager().update(ClientEntity, { id, workspaceId, version }, changes),
    );
    if (affected !== 1) throw new Stale(version);
  }

  async addStage(stage: ClientStageEntity): Promise<void> {
    await manager().insert(ClientStageEntity, stage);
  }

  /** The newest first. */
  stages(actor: Actor, clientId: string): Promise<ClientStageDto[]> {
    return query<ClientStageDto>(
      'clients.stages',
      `SELECT s.id, s.moved_from AS "from", s.moved_to AS "to", s.note, s.actor_name AS "byName", ${utc('s.at')} AS at
       FROM client_stage s WHERE s.workspace_id = $1 AND ($2::boolean OR s.client_id = ANY ($3::uuid[])) AND s.client_id = $4
       ORDER BY s.at DESC, s.id DESC`,
      [...scope(actor), clientId],
    );
  }

  /** The client of a name, made where there is none; two who ask at once get the same. */
  async ensure(
    client: Omit<ClientEntity, 'version' | 'archivedAt'>,
  ): Promise<{ id: string; created: boolean }> {
    const [made] = await query<{ id: string }>(
      'clients.ensure',
      `INSERT INTO client (id, workspace_id, name, created_at, stage, stage_since) VALUES ($1, $2, $3, $4, $5, $4)
       ON CONFLICT (workspace_id, lower(name)) WHERE archived_at IS NULL DO NOTHING RETURNING id`,
      [client.id, client.workspaceId, client.name, client.createdAt, client.stage],
    );
    if (made) return { id: made.id, created: true };
    const [found] = await query<{ id: string }>(
      'clients.by-name',
      'SELECT id FROM client WHERE workspace_id = $1 AND lower(name) = lower($2) AND archived_at IS NULL',
      [client.workspaceId, client.name],
    );
    if (!found) throw new NotFound('client');
    return { id: found.id, created: false };
  }
}

function scope(actor: Actor): [string, boolean, readonly string[]] {
  return [actor.workspaceId, seesAll(actor), actor.clientIds];
}

async function worded<T>(write: () => Promise<T>): Promise<T> {
  try {
    return await write();
  } catch (error) {
    if (violatedConstraint(error) === 'client_name') throw new ClientNameTaken();
    throw error;
  }
}
