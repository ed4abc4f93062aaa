import { Injectable } from '@nestjs/common';
import { seesAll, type Actor } from '../../kernel/actor.js';
import { NotFound, Stale } from '../../kernel/domain-error.js';
import { violatedConstraint } from '../../platform/database/sql-state.js';
import { manager, query } from '../../platform/database/transaction.js';
import { ServiceNameTaken } from './engagement.errors.js';
import type { ServiceRow, ServicesQuery } from './service.dto.js';
import { ServiceEntity } from './service.entity.js';

/** Where a page of services ended. */
export type ServicePosition = readonly [name: string, id: string];

const SELECT = `
  SELECT s.id, s.engagement_id AS "engagementId", s.name, s.turnaround_minutes AS "turnaroundMinutes",
    s.archived_at AS "archivedAt", s.version
  FROM service s WHERE s.workspace_id = $1 AND ($2::boolean OR s.engagement_id = ANY ($3::uuid[]))`;

/** The only place that reads and writes services. */
@Injectable()
export class ServicesRepository {
  /** @throws NotFound */
  async one(actor: Actor, id: string): Promise<ServiceRow> {
    const [row] = await query<ServiceRow>('services.one', `${SELECT} AND s.id = $4`, [...scope(actor), id]);
    if (!row) throw new NotFound('service');
    return row;
  }

  /** Names of all services of an engagement in reach, archived ones too, by id. */
  async names(actor: Actor, engagementId: string): Promise<ReadonlyMap<string, string>> {
    const rows = await query<{ id: string; name: string }>(
      'services.names',
      `SELECT s.id, s.name FROM service s
       WHERE s.workspace_id = $1 AND ($2::boolean OR s.engagement_id = ANY ($3::uuid[])) AND s.engagement_id = $4`,
      [...scope(actor), engagementId],
    );
    return new Map(rows.map(({ id, name }) => [id, name]));
  }

  /** By name. */
  list(
    actor: Actor,
    asked: ServicesQuery,
    limit: number,
    after: ServicePosition | null,
  ): Promise<ServiceRow[]> {
    return query<ServiceRow>(
      'services.list',
      `${SELECT} AND ($4::uuid IS NULL OR s.engagement_id = $4) AND ($5::boolean OR s.archived_at IS NULL)
         AND ($6::text IS NULL OR (lower(s.name), s.id) > (lower($6), $7::uuid))
       ORDER BY lower(s.name), s.id LIMIT $8`,
      [...scope(actor), asked.engagementId, asked.archived ?? false, after?.[0], after?.[1], limit],
    );
  }

  /** @throws ServiceNameTaken */
  async add(service: Omit<ServiceEntity, 'version'>): Promise<void> {
    await worded(() => manager().insert(ServiceEntity, service));
  }

  /** @throws ServiceNameTaken, and Stale when somebody else was faster */
  async change(
    { id, version }: ServiceRow,
    workspaceId: string,
    changes: Pick<ServiceEntity, 'name' | 'turnaroundMinutes' | 'archivedAt'>,
  ): Promise<void> {
    const { affected } = await worded(() =>
      manager().update(ServiceEntity, { id, workspaceId, version }, changes),
    );
    if (affected !== 1) throw new Stale(version);
  }

  /** The service of a name, made where there is none; two who ask at once get the same. */
  async ensure(
    service: Omit<ServiceEntity, 'version' | 'turnaroundMinutes' | 'archivedAt'>,
  ): Promise<{ id: string; created: boolean }> {
    const [made] = await query<{ id: string }>(
      'services.ensure',
      `INSERT INTO service (id, workspace_id, engagement_id, name, created_at) VALUES ($1, $2, $3, $4, $5)
       ON CONFLICT (engagement_id, lower(name)) WHERE archived_at IS NULL DO NOTHING RETURNING id`,
      [service.id, service.workspaceId, service.engagementId, service.name, service.createdAt],
    );
    if (made) return { id: made.id, created: true };
    const [found] = await query<{ id: string }>(
      'services.by-name',
      `SELECT id FROM service
       WHERE workspace_id = $1 AND engagement_id = $2 AND lower(name) = lower($3) AND archived_at IS NULL`,
      [service.workspaceId, service.engagementId, service.name],
    );
    if (!found) throw new NotFound('service');
    return { id: found.id, created: false };
  }
}

function scope(actor: Actor): [string, boolean, readonly string[]] {
  return [actor.workspaceId, seesAll(actor), actor.engagementIds];
}

async function worded<T>(write: () => Promise<T>): Promise<T> {
  try {
    return await write();
  } catch (error) {
    if (violatedConstraint(error) === 'service_name') throw new ServiceNameTaken();
    throw error;
  }
}
