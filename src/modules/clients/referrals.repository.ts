import { Injectable } from '@nestjs/common';
import type { Actor } from '../../kernel/actor.js';
import { NotFound, Stale } from '../../kernel/domain-error.js';
import { violatedConstraint } from '../../platform/database/sql-state.js';
import { manager, query } from '../../platform/database/transaction.js';
import { knowledgeScope } from './client.policy.js';
import { ReferredAlready, ReferredThemselves } from './client.errors.js';
import type { ReferralRow } from './referral.dto.js';
import { ReferralEntity } from './referral.entity.js';

const SELECT = `
  SELECT r.id, r.client_id AS "clientId", r.referred_client_id AS "referredClientId", r.name, r.happened_on::text AS "on", r.note,
    r.thanked_at AS "thankedAt", r.version,
    coalesce(NOT ($3::boolean OR r.referred_client_id = ANY ($4::uuid[])), false) AS hidden
  FROM referral r
  WHERE r.workspace_id = $1 AND $2::boolean AND ($3::boolean OR r.client_id = ANY ($4::uuid[]))`;

/** The only place that reads and writes referrals; a contact finds none. */
@Injectable()
export class ReferralsRepository {
  /** @throws NotFound */
  async one(actor: Actor, id: string): Promise<ReferralRow> {
    const [row] = await query<ReferralRow>('referrals.one', `${SELECT} AND r.id = $5`, [
      ...knowledgeScope(actor),
      id,
    ]);
    if (!row) throw new NotFound('referral');
    return row;
  }

  /** Newest first. */
  list(
    actor: Actor,
    clientId: string | undefined,
    limit: number,
    after: readonly [on: string, id: string] | null,
  ): Promise<ReferralRow[]> {
    return query<ReferralRow>(
      'referrals.list',
      `${SELECT} AND ($5::uuid IS NULL OR r.client_id = $5)
         AND ($6::date IS NULL OR (r.happened_on, r.id) < ($6, $7::uuid)) ORDER BY r.happened_on DESC, r.id DESC LIMIT $8`,
      [...knowledgeScope(actor), clientId, after?.[0], after?.[1], limit],
    );
  }

  /** @throws ReferredAlready, ReferredThemselves */
  async add(referral: Omit<ReferralEntity, 'version'>): Promise<void> {
    await worded(() => manager().insert(ReferralEntity, referral));
  }

  /** @throws ReferredAlready, ReferredThemselves, and Stale when somebody else was faster */
  async change(
    { id, version }: ReferralRow,
    workspaceId: string,
    changes: Partial<Pick<ReferralEntity, 'referredClientId' | 'name' | 'on' | 'note' | 'thankedAt'>>,
  ): Promise<void> {
    const { affected } = await worded(() =>
      manager().update(ReferralEntity, { id, workspaceId, version }, changes),
    );
    if (affected !== 1) throw new Stale(version);
  }

  async remove({ id, version }: ReferralRow, workspaceId: string): Promise<void> {
    const { affected } = await manager().delete(ReferralEntity, { id, workspaceId, version });
    if (affected !== 1) throw new Stale(version);
  }

  /** That a thank-you was said; the first time counts. */
  async thank({ workspaceId }: Actor, id: string, at: Temporal.Instant): Promise<void> {
    await query(
      'referrals.thank',
      `UPDATE referral SET thanked_at = $3, version = version + 1
       WHERE workspace_id = $1 AND id = $2 AND thanked_at IS NULL`,
      [workspaceId, id, at.toString()],
    );
  }
}

async function worded<T>(write: () => Promise<T>): Promise<T> {
  try {
    return await write();
  } catch (error) {
    const constraint = violatedConstraint(error);
    if (constraint === 'referral_once') throw new ReferredAlready();
    if (constraint === 'referral_of_another') throw new ReferredThemselves();
    throw error;
  }
}
