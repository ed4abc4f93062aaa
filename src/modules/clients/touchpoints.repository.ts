import { Injectable } from '@nestjs/common';
import type { QueryDeepPartialEntity } from 'typeorm';
import type { Actor } from '../../kernel/actor.js';
import { NotFound, Stale } from '../../kernel/domain-error.js';
import { manager, query } from '../../platform/database/transaction.js';
import { knowledgeScope } from './client.policy.js';
import type { TouchpointRow } from './touchpoint.dto.js';
import { TouchpointEntity } from './touchpoint.entity.js';
import type { TouchpointState } from './touchpoint.rules.js';

const SELECT = `
  SELECT t.id, t.client_id AS "clientId", c.name AS "clientName", t.kind, t.month::text AS month, t.state, t.facts, t.note,
    t.referral_id AS "referralId", t.proposed_at AS "proposedAt", t.decided_at AS "decidedAt",
    t.decided_by_name AS "decidedByName", t.version
  FROM touchpoint t JOIN client c ON c.id = t.client_id AND c.workspace_id = t.workspace_id
  WHERE t.workspace_id = $1 AND $2::boolean AND ($3::boolean OR t.client_id = ANY ($4::uuid[]))`;

/** The only place that reads and writes touchpoints; a contact finds none. */
@Injectable()
export class TouchpointsRepository {
  /** @throws NotFound */
  async one(actor: Actor, id: string): Promise<TouchpointRow> {
    const [row] = await query<TouchpointRow>('touchpoints.one', `${SELECT} AND t.id = $5`, [
      ...knowledgeScope(actor),
      id,
    ]);
    if (!row) throw new NotFound('touchpoint');
    return row;
  }

  /** Newest first. */
  list(
    actor: Actor,
    filter: { readonly clientId?: string | undefined; readonly state?: TouchpointState | undefined },
    limit: number,
    after: string | null,
  ): Promise<TouchpointRow[]> {
    return query<TouchpointRow>(
      'touchpoints.list',
      `${SELECT} AND ($5::uuid IS NULL OR t.client_id = $5) AND ($6::text IS NULL OR t.state = $6)
         AND ($7::uuid IS NULL OR t.id < $7) ORDER BY t.id DESC LIMIT $8`,
      [...knowledgeScope(actor), filter.clientId, filter.state, after, limit],
    );
  }

  async add(touchpoint: Omit<TouchpointEntity, 'version'>): Promise<void> {
    await manager().insert(TouchpointEntity, touchpoint as QueryDeepPartialEntity<TouchpointEntity>);
  }

  /** What the product proposes. @returns whether it is the client's first of the month */
  async propose(touchpoint: Omit<TouchpointEntity, 'version'>): Promise<boolean> {
    const rows = await query(
      'touchpoints.propose',
      `INSERT INTO touchpoint (id, workspace_id, client_id, kind, month, state, facts, note, referral_id, proposed_at)
       VALUES ($2, $1, $3, $4, $5, 'proposed', $6, '', $7, $8)
       ON CONFLICT (client_id, month) WHERE kind <> 'other' DO NOTHING RETURNING id`,
      [
        touchpoint.workspaceId,
        touchpoint.id,
        touchpoint.clientId,
        touchpoint.kind,
        touchpoint.month,
        JSON.stringify(touchpoint.facts),
        touchpoint.referralId,
        touchpoint.proposedAt,
      ],
    );
    return rows.length > 0;
  }

  /** @throws Stale when somebody else was faster */
  async change(
    { id, version }: TouchpointRow,
    workspaceId: string,
    changes: Partial<Pick<TouchpointEntity, 'state' | 'note' | 'decidedAt' | 'decidedByName'>>,
  ): Promise<void> {
    const { affected } = await manager().update(TouchpointEntity, { id, workspaceId, version }, changes);
    if (affected !== 1) throw new Stale(version);
  }
}
