import { utc } from '../../platform/database/listing.js';
import type {
  Decision,
  DeliverableKind,
  DeliverableState,
  Preview,
  RemovalReason,
} from './deliverable.rules.js';

export interface VersionRow {
  readonly number: number;
  readonly fileName: string;
  readonly contentType: string;
  readonly size: number;
  readonly sha256: string;
  readonly url: string | null;
  readonly body: string | null;
  readonly note: string;
  readonly createdAt: string;
  readonly createdByName: string;
  readonly shownAt: string | null;
  readonly preview: Preview;
  readonly pages: number | null;
  readonly contentRemovedAt: string | null;
  readonly contentRemovedWhy: RemovalReason | null;
}

export interface DecisionRow {
  readonly version: number;
  readonly sha256: string;
  readonly decision: Decision;
  readonly reason: string;
  readonly byName: string;
  readonly at: string;
}

/** Where a page of the list ended. */
export type DeliverablePosition = readonly [createdAt: string, id: string];

/** A deliverable as screens read it, as far as the actor sees it; instants as ISO 8601 UTC. */
export interface DeliverableRow {
  readonly id: string;
  readonly engagementId: string;
  readonly clientName: string;
  readonly taskId: string | null;
  readonly taskTitle: string | null;
  readonly kind: DeliverableKind;
  readonly title: string;
  readonly folder: string;
  readonly tags: string[];
  readonly keepUntil: string | null;
  readonly state: DeliverableState;
  readonly shownVersion: number | null;
  readonly shownAt: string | null;
  readonly decision: Decision | null;
  /** The latest first; never none. */
  readonly versions: [VersionRow, ...VersionRow[]];
  /** The first first. */
  readonly decisions: DecisionRow[];
  readonly deletedAt: string | null;
  readonly version: number;
  readonly position: DeliverablePosition;
}

/** Types of which pictures are made. */
export const PICTURED = `('application/pdf', 'image/png', 'image/jpeg', 'image/gif', 'image/webp', 'image/heic')`;
/** Types that are text. */
const TEXTUAL = `('text/plain; charset=utf-8', 'text/markdown; charset=utf-8', 'text/csv; charset=utf-8')`;

/** SQL: what of a version can be looked at. */
const PREVIEW = `CASE WHEN v.content_removed_at IS NOT NULL OR v.url IS NOT NULL THEN 'none'
  WHEN v.content_type IN ${TEXTUAL} THEN 'text'
  WHEN p.made_at IS NOT NULL THEN coalesce(p.kind, 'none')
  WHEN v.content_type IN ${PICTURED} THEN 'waiting' ELSE 'none' END`;

// SQL of deliverables with what belongs to them, around the column that is the text of a version.
const BEFORE_TEXT = `
  SELECT d.id, d.engagement_id AS "engagementId", c.name AS "clientName", d.task_id AS "taskId", t.title AS "taskTitle",
    d.kind, d.title, d.folder, d.tags, d.keep_until::text AS "keepUntil", d.state, d.shown_version AS "shownVersion",
    ${utc('d.shown_at')} AS "shownAt", d.decision, ${utc('d.deleted_at')} AS "deletedAt", d.version,
    ARRAY[d.created_at::text, d.id::text] AS position,
    (SELECT json_agg(json_build_object('number', v.number, 'fileName', v.file_name, 'contentType', v.content_type,
        'size', v.size, 'sha256', v.sha256, 'url', v.url, 'note', v.note, 'body',`;
const AFTER_TEXT = `,
        'createdAt', ${utc('v.created_at')}, 'createdByName', v.created_by_name, 'shownAt', ${utc('v.shown_at')},
        'preview', ${PREVIEW}, 'pages', p.pages, 'contentRemovedAt', ${utc('v.content_removed_at')},
        'contentRemovedWhy', v.content_removed_why) ORDER BY v.number DESC)
      FROM deliverable_version v
      LEFT JOIN deliverable_preview p ON p.deliverable_id = v.deliverable_id AND p.number = v.number
        AND p.workspace_id = v.workspace_id
      WHERE v.deliverable_id = d.id AND v.workspace_id = d.workspace_id
        AND ((SELECT is_member()) OR v.number <= d.shown_version)) AS versions,
    (SELECT coalesce(json_agg(json_build_object('version', a.number, 'sha256', a.sha256, 'decision', a.decision,
        'reason', a.reason, 'byName', a.by_name, 'at', ${utc('a.at')}) ORDER BY a.at, a.id), '[]')
      FROM acceptance a WHERE a.deliverable_id = d.id AND a.workspace_id = d.workspace_id) AS decisions
  FROM deliverable d
  JOIN engagement e ON e.id = d.engagement_id AND e.workspace_id = d.workspace_id
  JOIN client c ON c.id = e.client_id AND c.workspace_id = d.workspace_id
  LEFT JOIN task t ON t.id = d.task_id AND t.workspace_id = d.workspace_id`;

export const WHOLE = `${BEFORE_TEXT} v.body ${AFTER_TEXT}`;
/** A list carries the beginnings of texts. */
export const LISTED = `${BEFORE_TEXT} left(v.body, 500) ${AFTER_TEXT}`;
