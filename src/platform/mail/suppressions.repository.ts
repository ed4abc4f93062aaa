import { Injectable } from '@nestjs/common';
import { Ids } from '../../kernel/ids.js';
import { utc } from '../database/listing.js';
import { actor, query } from '../database/transaction.js';

export const suppressionReasons = ['bounce', 'complaint', 'manual'] as const;
export type SuppressionReason = (typeof suppressionReasons)[number];

export interface SuppressionRow {
  readonly id: string;
  readonly address: string;
  readonly reason: SuppressionReason;
  readonly note: string;
  /** ISO 8601 UTC. */
  readonly since: string;
  readonly position: SuppressionPosition;
}

export type SuppressionPosition = readonly [since: string, id: string];

export interface NewSuppression {
  readonly address: string;
  readonly reason: SuppressionReason;
  readonly note: string;
}

const COLUMNS = `s.id, s.address, s.reason, s.note, ${utc('s.since')} AS since,
  ARRAY[s.since::text, s.id::text] AS position`;
const LONGEST_NOTE = 500;

/** Addresses to which a workspace writes no more. */
@Injectable()
export class SuppressionsRepository {
  constructor(private readonly ids: Ids) {}

  /** Newest first. @param address the beginning of it, or null */
  list(address: string | null, after: SuppressionPosition | null, limit: number): Promise<SuppressionRow[]> {
    return query<SuppressionRow>(
      'suppressions.list',
      `SELECT ${COLUMNS} FROM suppression s WHERE s.workspace_id = $1 AND s.removed_at IS NULL
         AND ($2::text IS NULL OR starts_with(s.address, $2)) AND ($3::timestamptz IS NULL OR (s.since, s.id) < ($3::timestamptz, $4::uuid))
       ORDER BY s.since DESC, s.id DESC LIMIT $5`,
      [actor().workspaceId, address, after?.[0] ?? null, after?.[1] ?? null, limit],
    );
  }

  async find(address: string): Promise<SuppressionRow | null> {
    const [row] = await query<SuppressionRow>(
      'suppressions.find',
      `SELECT ${COLUMNS} FROM suppression s WHERE s.workspace_id = $1 AND s.address = lower($2) AND s.removed_at IS NULL`,
      [actor().workspaceId, address],
    );
    return row ?? null;
  }

  /** An address that is on the list stays as it is; one that was taken off begins anew. @returns whether it is new */
  async add({ address, reason, note }: NewSuppression, since: Temporal.Instant): Promise<boolean> {
    const rows = await query(
      'suppressions.add',
      `INSERT INTO suppression (id, workspace_id, address, reason, note, since) VALUES ($1, $2, lower($3), $4, $5, $6)
       ON CONFLICT (workspace_id, address) DO UPDATE SET reason = excluded.reason, note = excluded.note,
         since = excluded.since, removed_at = NULL WHERE suppression.removed_at IS NOT NULL RETURNING id`,
      [this.ids.next(), actor().workspaceId, address, reason, note.slice(0, LONGEST_NOTE), since.toString()],
    );
    return rows.length > 0;
  }

  /** @returns false when none of this id is on the list */
  async remove(id: string, at: Temporal.Instant): Promise<boolean> {
    const rows = await query(
      'suppressions.remove',
      `UPDATE suppression SET removed_at = $3 WHERE workspace_id = $1 AND id = $2 AND removed_at IS NULL RETURNING id`,
      [actor().workspaceId, id, at.toString()],
    );
    return rows.length > 0;
  }

  /** As it was; one that is on the list stays there. @returns null when there is none of this id */
  async restore(id: string): Promise<SuppressionRow | null> {
    const [row] = await query<SuppressionRow>(
      'suppressions.restore',
      `UPDATE suppression s SET removed_at = NULL WHERE s.workspace_id = $1 AND s.id = $2 RETURNING ${COLUMNS}`,
      [actor().workspaceId, id],
    );
    return row ?? null;
  }
}
