import { Injectable } from '@nestjs/common';
import { seesAll, type Actor } from '../../kernel/actor.js';
import { NotFound } from '../../kernel/domain-error.js';
import { actor, query } from '../../platform/database/transaction.js';
import type { LinkedContact } from '../clients/contact-links.service.js';

export interface BalanceLinkRow {
  readonly id: string;
  readonly engagementId: string;
  readonly contactId: string;
  readonly contactName: string;
  readonly createdAt: Date;
  readonly revokedAt: Date | null;
}

/** A link with its reader, as far as opening it needs. */
export interface OpenedBalanceLink extends LinkedContact {
  /** Taken back, or its reader was removed. */
  readonly revoked: boolean;
}

const SELECT = `
  SELECT l.id, l.engagement_id AS "engagementId", l.contact_id AS "contactId", k.name AS "contactName",
    l.created_at AS "createdAt", l.revoked_at AS "revokedAt"
  FROM balance_link l JOIN contact k ON k.id = l.contact_id
  WHERE l.workspace_id = $1 AND ($2::boolean OR l.engagement_id = ANY ($3::uuid[]))`;

/** The only place that reads and writes links to a balance's page. */
@Injectable()
export class BalanceLinksRepository {
  /** Newest first. */
  list(
    by: Actor,
    engagementId: string | undefined,
    limit: number,
    after: string | null,
  ): Promise<BalanceLinkRow[]> {
    return query<BalanceLinkRow>(
      'balance-links.list',
      `${SELECT} AND ($4::uuid IS NULL OR l.engagement_id = $4) AND ($5::uuid IS NULL OR l.id < $5) ORDER BY l.id DESC LIMIT $6`,
      [...scope(by), engagementId, after, limit],
    );
  }

  /** @throws NotFound */
  async one(by: Actor, id: string): Promise<BalanceLinkRow> {
    const [row] = await query<BalanceLinkRow>('balance-links.one', `${SELECT} AND l.id = $4`, [
      ...scope(by),
      id,
    ]);
    if (!row) throw new NotFound('balance-link');
    return row;
  }

  /** The contact's link that is open, or null. */
  async openOf(engagementId: string, contactId: string): Promise<string | null> {
    const [row] = await query<{ id: string }>(
      'balance-links.open',
      `SELECT id FROM balance_link
       WHERE workspace_id = $1 AND engagement_id = $2 AND contact_id = $3 AND revoked_at IS NULL`,
      [actor().workspaceId, engagementId, contactId],
    );
    return row?.id ?? null;
  }

  /** Makes a link for a contact of the engagement's client. @returns whether there is such a contact without one */
  async add(id: string, engagementId: string, contactId: string, at: Temporal.Instant): Promise<boolean> {
    const rows = await query(
      'balance-links.add',
      `INSERT INTO balance_link (id, workspace_id, engagement_id, contact_id, created_at)
       SELECT $2, $1, e.id, k.id, $5 FROM engagement e JOIN contact k ON k.client_id = e.client_id
       WHERE e.workspace_id = $1 AND e.id = $3 AND k.id = $4 AND k.removed_at IS NULL
       ON CONFLICT (engagement_id, contact_id) WHERE revoked_at IS NULL DO NOTHING RETURNING id`,
      [actor().workspaceId, id, engagementId, contactId, at.toString()],
    );
    return rows.length > 0;
  }

  /** Makes the contact's first link. One that was taken back is not made anew by ourselves. */
  async ensure(id: string, engagementId: string, contactId: string, at: Temporal.Instant): Promise<void> {
    const known = await query(
      'balance-links.known',
      'SELECT FROM balance_link WHERE workspace_id = $1 AND engagement_id = $2 AND contact_id = $3 LIMIT 1',
      [actor().workspaceId, engagementId, contactId],
    );
    if (known.length === 0) await this.add(id, engagementId, contactId, at);
  }

  async revoke(id: string, at: Temporal.Instant): Promise<void> {
    await query(
      'balance-links.revoke',
      'UPDATE balance_link SET revoked_at = $3 WHERE workspace_id = $1 AND id = $2 AND revoked_at IS NULL',
      [actor().workspaceId, id, at.toString()],
    );
  }

  /** By the id that a signed link carries. */
  async opened(id: string): Promise<OpenedBalanceLink | null> {
    const [row] = await query<OpenedBalanceLink>(
      'balance-links.opened',
      `SELECT l.workspace_id AS "workspaceId", w.name AS "workspaceName", l.engagement_id AS "engagementId",
         k.client_id AS "clientId", k.id AS "contactId", k.name AS "contactName", k.language, k.time_zone AS "timeZone",
         l.revoked_at IS NOT NULL OR k.removed_at IS NOT NULL AS revoked
       FROM balance_link l JOIN contact k ON k.id = l.contact_id JOIN workspace w ON w.id = l.workspace_id
       WHERE l.workspace_id = $1 AND l.id = $2`,
      [actor().workspaceId, id],
    );
    return row ?? null;
  }
}

function scope(by: Actor): [string, boolean, readonly string[]] {
  return [by.workspaceId, seesAll(by), by.engagementIds];
}
