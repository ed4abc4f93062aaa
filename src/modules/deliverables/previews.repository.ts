import { Injectable } from '@nestjs/common';
import type { Actor } from '../../kernel/actor.js';
import { query } from '../../platform/database/transaction.js';

/** A version of which pictures are wanted. */
export interface PreviewOrder {
  readonly deliverableId: string;
  readonly number: number;
  readonly engagementId: string;
  readonly storageKey: string;
  readonly contentType: string;
  readonly size: number;
  /** Contacts see it. */
  readonly shown: boolean;
}

export interface MadePreview {
  readonly pictures: readonly string[];
  readonly pdf: boolean;
  readonly at: Temporal.Instant;
}

/** The only place that writes what was made of versions to look at. */
@Injectable()
export class PreviewsRepository {
  /** Null where there is nothing to do: it was made, or its content is gone. */
  async order(workspaceId: string, deliverableId: string, number: number): Promise<PreviewOrder | null> {
    const [row] = await query<PreviewOrder>(
      'previews.order',
      `SELECT v.deliverable_id AS "deliverableId", v.number, v.engagement_id AS "engagementId",
         v.storage_key AS "storageKey", v.content_type AS "contentType", v.size::float8 AS size,
         coalesce(v.number <= d.shown_version AND d.deleted_at IS NULL, false) AS shown
       FROM deliverable_version v JOIN deliverable d ON d.id = v.deliverable_id AND d.workspace_id = v.workspace_id
       WHERE v.workspace_id = $1 AND v.deliverable_id = $2 AND v.number = $3 AND v.storage_key IS NOT NULL
         AND NOT EXISTS (SELECT FROM deliverable_preview p WHERE p.workspace_id = v.workspace_id
           AND p.deliverable_id = v.deliverable_id AND p.number = v.number)`,
      [workspaceId, deliverableId, number],
    );
    return row ?? null;
  }

  /** Keeps what was made, unless somebody else has, or the content was removed meanwhile. @returns whether it did */
  async add(
    { workspaceId }: Actor,
    { deliverableId, number, engagementId }: PreviewOrder,
    { pictures, pdf, at }: MadePreview,
  ): Promise<boolean> {
    const kind = pictures.length === 0 ? null : pdf ? 'pages' : 'image';
    const rows = await query(
      'previews.add',
      `INSERT INTO deliverable_preview (deliverable_id, number, workspace_id, engagement_id, kind, pages, pictures, made_at)
       SELECT v.deliverable_id, v.number, v.workspace_id, v.engagement_id, $5::text, $6::integer, $7::text[], $8::timestamptz
       FROM deliverable_version v WHERE v.workspace_id = $1 AND v.deliverable_id = $2 AND v.number = $3
         AND v.engagement_id = $4 AND v.storage_key IS NOT NULL FOR UPDATE
       ON CONFLICT DO NOTHING RETURNING number`,
      [
        workspaceId,
        deliverableId,
        number,
        engagementId,
        kind,
        kind && pictures.length / 2,
        pictures,
        at.toString(),
      ],
    );
    return rows.length > 0;
  }
}
