import { Injectable } from '@nestjs/common';
import type { Actor } from '../../kernel/actor.js';
import { query } from '../../platform/database/transaction.js';
import type { RemovalReason } from './deliverable.rules.js';

/** A version whose content is kept no longer. */
export interface DueContent {
  readonly deliverableId: string;
  readonly number: number;
  readonly engagementId: string;
  readonly storageKey: string | null;
  readonly pictures: readonly string[];
  readonly why: RemovalReason;
  /** Contacts see it. */
  readonly shown: boolean;
}

// Its own last day comes before what was agreed for the engagement, in both directions.
const WHY = `CASE
  WHEN d.deleted_at <= $2::timestamptz - $3 * interval '1 day' THEN 'deleted'
  WHEN d.keep_until IS NOT NULL THEN
    CASE WHEN d.keep_until < ($2::timestamptz AT TIME ZONE e.time_zone)::date THEN 'keep-until' END
  WHEN (e.ended_on + e.retention_months * interval '1 month')::date < ($2::timestamptz AT TIME ZONE e.time_zone)::date
    THEN 'engagement-ended' END`;

/** Asks for contents whose time is over, and takes them out of the records. */
@Injectable()
export class RetentionRepository {
  /** Every workspace that keeps contents; asked before one is known. */
  async workspaces(): Promise<string[]> {
    const rows = await query<{ id: string }>('retention.workspaces', 'SELECT workspaces_with_files() AS id');
    return rows.map(({ id }) => id);
  }

  /** Some of those that are due; locked (a deliverable before its version), so that nobody shows or restores them meanwhile. */
  due(
    { workspaceId }: Actor,
    now: Temporal.Instant,
    deletedDays: number,
    limit: number,
  ): Promise<DueContent[]> {
    return query<DueContent>(
      'retention.due',
      `SELECT v.deliverable_id AS "deliverableId", v.number, v.engagement_id AS "engagementId",
         v.storage_key AS "storageKey", coalesce(p.pictures, '{}') AS pictures, ${WHY} AS why,
         coalesce(v.number <= d.shown_version AND d.deleted_at IS NULL, false) AS shown
       FROM deliverable_version v
       JOIN deliverable d ON d.id = v.deliverable_id AND d.workspace_id = v.workspace_id
       JOIN engagement e ON e.id = v.engagement_id AND e.workspace_id = v.workspace_id
       LEFT JOIN deliverable_preview p ON p.deliverable_id = v.deliverable_id AND p.number = v.number
         AND p.workspace_id = v.workspace_id
       WHERE v.workspace_id = $1 AND v.content_removed_at IS NULL AND v.url IS NULL AND ${WHY} IS NOT NULL
       ORDER BY v.deliverable_id, v.number LIMIT $4 FOR UPDATE OF d, v`,
      [workspaceId, now.toString(), deletedDays, limit],
    );
  }

  async remove({ workspaceId }: Actor, content: DueContent, at: Temporal.Instant): Promise<void> {
    const { deliverableId, number, why } = content;
    await query(
      'retention.remove',
      `UPDATE deliverable_version SET storage_key = NULL, body = NULL, content_removed_at = $4, content_removed_why = $5
       WHERE workspace_id = $1 AND deliverable_id = $2 AND number = $3`,
      [workspaceId, deliverableId, number, at.toString(), why],
    );
    await query(
      'retention.remove-preview',
      'DELETE FROM deliverable_preview WHERE workspace_id = $1 AND deliverable_id = $2 AND number = $3',
      [workspaceId, deliverableId, number],
    );
  }
}
