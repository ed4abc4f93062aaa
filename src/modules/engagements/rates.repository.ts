import { Injectable } from '@nestjs/common';
import { seesAll, type Actor } from '../../kernel/actor.js';
import { NotFound } from '../../kernel/domain-error.js';
import { violatedConstraint } from '../../platform/database/sql-state.js';
import { manager, query } from '../../platform/database/transaction.js';
import { RateDayTaken } from './engagement.errors.js';
import type { Engagement } from './engagements.repository.js';
import type { RateRow, RatesQuery } from './rate.dto.js';
import { RateEntity } from './rate.entity.js';
import type { ScopedRate } from './rate.rules.js';

/** Where a page of rates ended. */
export type RatePosition = readonly [validFrom: string, id: string];

const SELECT = `
  SELECT r.id, r.scope, r.client_id AS "clientId", r.engagement_id AS "engagementId", r.member_id AS "memberId",
    m.name AS "memberName", r.service_id AS "serviceId", s.name AS "serviceName", r.currency,
    r.amount_minor::float8 AS "amountMinor", r.valid_from::text AS "validFrom", r.created_at AS "createdAt"
  FROM rate r LEFT JOIN member m ON m.id = r.member_id LEFT JOIN service s ON s.id = r.service_id
  WHERE r.workspace_id = $1 AND ($2::boolean OR r.scope = 'workspace' OR r.client_id = ANY ($3::uuid[])
    OR r.engagement_id = ANY ($4::uuid[]))`;

/** The only place that reads and writes rates; those of agreements stand in EngagementTermsRepository. */
@Injectable()
export class RatesRepository {
  /** @throws NotFound */
  async one(actor: Actor, id: string): Promise<RateRow> {
    const [row] = await query<RateRow>('rates.one', `${SELECT} AND r.id = $5`, [...scope(actor), id]);
    if (!row) throw new NotFound('rate');
    return row;
  }

  /** Newest first. */
  list(actor: Actor, asked: RatesQuery, limit: number, after: RatePosition | null): Promise<RateRow[]> {
    return query<RateRow>(
      'rates.list',
      `${SELECT} AND ($5::text IS NULL OR r.scope = $5) AND ($6::uuid IS NULL OR r.client_id = $6)
         AND ($7::uuid IS NULL OR r.engagement_id = $7)
         AND ($8::date IS NULL OR (r.valid_from, r.id) < ($8, $9::uuid))
       ORDER BY r.valid_from DESC, r.id DESC LIMIT $10`,
      [...scope(actor), asked.scope, asked.clientId, asked.engagementId, after?.[0], after?.[1], limit],
    );
  }

  /** All rates that bear upon an engagement, beside those of its agreements. */
  ofEngagement(
    actor: Actor,
    { id, clientId, currency }: Pick<Engagement, 'id' | 'clientId' | 'currency'>,
  ): Promise<ScopedRate[]> {
    return query<ScopedRate>(
      'rates.of-engagement',
      `SELECT scope, member_id AS "memberId", service_id AS "serviceId", amount_minor::float8 AS minor,
         valid_from::text AS "validFrom"
       FROM rate WHERE workspace_id = $1 AND currency = $2
         AND (scope = 'workspace' OR client_id = $3 OR engagement_id = $4)`,
      [actor.workspaceId, currency, clientId, id],
    );
  }

  /** @throws RateDayTaken */
  async add(rate: Omit<RateEntity, 'version'>): Promise<void> {
    try {
      await manager().insert(RateEntity, rate);
    } catch (error) {
      if (violatedConstraint(error) === 'rate_day_once') throw new RateDayTaken();
      throw error;
    }
  }

  /** @throws NotFound when somebody else was faster */
  async remove(actor: Actor, id: string): Promise<void> {
    const { affected } = await manager().delete(RateEntity, { id, workspaceId: actor.workspaceId });
    if (affected !== 1) throw new NotFound('rate');
  }

  /** @throws NotFound for somebody who works not, or no more, in the workspace */
  async refuseStranger(actor: Actor, memberId: string): Promise<void> {
    const [row] = await query(
      'rates.member',
      'SELECT FROM member WHERE workspace_id = $1 AND id = $2 AND removed_at IS NULL',
      [actor.workspaceId, memberId],
    );
    if (!row) throw new NotFound('member');
  }
}

function scope(actor: Actor): [string, boolean, readonly string[], readonly string[]] {
  return [actor.workspaceId, seesAll(actor), actor.clientIds, actor.engagementIds];
}
