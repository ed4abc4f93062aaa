import { Injectable } from '@nestjs/common';
import type { Actor } from '../../kernel/actor.js';
import { NotFound } from '../../kernel/domain-error.js';
import { Question } from '../../platform/database/listing.js';
import { query } from '../../platform/database/transaction.js';
import { LISTED, WHOLE, type DeliverablePosition, type DeliverableRow } from './deliverable.rows.js';
import type { DeliverableKind, DeliverableState, Preview, RemovalReason } from './deliverable.rules.js';

export interface DeliverableFilter {
  readonly engagementId?: string | undefined;
  readonly clientId?: string | undefined;
  readonly taskId?: string | undefined;
  readonly state?: DeliverableState | undefined;
  readonly kind?: DeliverableKind | undefined;
  /** With the folders in it; empty: what is in none. */
  readonly folder?: string | undefined;
  readonly tag?: string | undefined;
  readonly q?: string | undefined;
}

/** The content of a version, wherever it is kept. */
export interface ContentRow {
  readonly storageKey: string | null;
  readonly fileName: string;
  readonly contentType: string;
  readonly size: number;
  readonly sha256: string;
  readonly url: string | null;
  readonly body: string | null;
  /** Local day of the engagement. */
  readonly removedOn: string | null;
  readonly removedWhy: RemovalReason | null;
}

/** The pictures of a version, as far as they were made. */
export interface PreviewRow {
  readonly kind: Extract<Preview, 'image' | 'pages'> | null;
  readonly pages: number | null;
  readonly pictures: readonly string[];
}

const CONTENT = `
  SELECT v.storage_key AS "storageKey", v.file_name AS "fileName", v.content_type AS "contentType",
    v.size::float8 AS size, v.sha256, v.url, v.body,
    (v.content_removed_at AT TIME ZONE e.time_zone)::date::text AS "removedOn", v.content_removed_why AS "removedWhy"
  FROM deliverable_version v
  JOIN deliverable d ON d.id = v.deliverable_id AND d.workspace_id = v.workspace_id
  JOIN engagement e ON e.id = v.engagement_id AND e.workspace_id = v.workspace_id`;

const PREVIEW = `
  SELECT p.kind, p.pages, p.pictures FROM deliverable_preview p
  JOIN deliverable d ON d.id = p.deliverable_id AND d.workspace_id = p.workspace_id
  JOIN deliverable_version v ON v.deliverable_id = p.deliverable_id AND v.number = p.number
    AND v.workspace_id = p.workspace_id AND v.content_removed_at IS NULL`;

const IN_SHELVES = `
  FROM deliverable d JOIN engagement e ON e.id = d.engagement_id AND e.workspace_id = d.workspace_id`;
const WORDS = `(position(lower(#) IN lower(d.title)) > 0 OR EXISTS (SELECT FROM deliverable_version v
  WHERE v.deliverable_id = d.id AND v.workspace_id = d.workspace_id AND position(lower(#) IN lower(v.file_name)) > 0
    AND ((SELECT is_member()) OR v.number <= d.shown_version)))`;

/** The only place that reads deliverables; each question takes the actor whose reach it keeps. */
@Injectable()
export class DeliverablesRepository {
  /** Deleted ones and drafts included, where the actor is a member. @throws NotFound */
  async one(actor: Actor, id: string): Promise<DeliverableRow> {
    const question = visible(new Question(WHOLE, actor, 'd'), actor).where('id', 'd.id = #', id);
    const [row] = await question.ask<DeliverableRow>('deliverables.one');
    if (!row) throw new NotFound('deliverable');
    return row;
  }

  /** The newest first, without deleted ones. @param limit how many at most */
  list(
    actor: Actor,
    filter: DeliverableFilter,
    limit: number,
    after: DeliverablePosition | null,
  ): Promise<DeliverableRow[]> {
    const question = visible(new Question(LISTED, actor, 'd'), actor)
      .where('left', 'd.deleted_at IS NULL')
      .whereGiven('eng', 'd.engagement_id = #', filter.engagementId)
      .whereGiven('cli', 'e.client_id = #', filter.clientId)
      .whereGiven('task', 'd.task_id = #', filter.taskId)
      .whereGiven('st', 'd.state = #', filter.state)
      .whereGiven('kind', 'd.kind = #', filter.kind)
      .whereGiven('tag', '# = ANY (d.tags)', filter.tag);
    if (filter.folder === '') question.where('top', `d.folder = ''`);
    else if (filter.folder !== undefined)
      question.where('fo', `(d.folder = # OR starts_with(d.folder, # || '/'))`, filter.folder, filter.folder);
    if (filter.q) question.where('q', WORDS, filter.q, filter.q);
    if (after) question.where('on', '(d.created_at, d.id) < (#::timestamptz, #::uuid)', ...after);
    return question.ask<DeliverableRow>('papers', 'ORDER BY d.created_at DESC, d.id DESC LIMIT #', limit);
  }

  /** Where the content of a version is kept, or since when it is not. @throws NotFound */
  async content(actor: Actor, id: string, number: number): Promise<ContentRow> {
    const question = seenVersions(visible(new Question(CONTENT, actor, 'v'), actor), actor)
      .where('id', 'v.deliverable_id = #', id)
      .where('number', 'v.number = #', number);
    const [content] = await question.ask<ContentRow>('deliverables.content');
    if (!content) throw new NotFound('deliverable');
    return content;
  }

  /** What was made of a version to look at, if anything was. */
  async preview(actor: Actor, id: string, number: number): Promise<PreviewRow | null> {
    const question = seenVersions(visible(new Question(PREVIEW, actor, 'p'), actor), actor)
      .where('id', 'p.deliverable_id = #', id)
      .where('number', 'p.number = #', number);
    const [row] = await question.ask<PreviewRow>('deliverables.preview');
    return row ?? null;
  }

  /** The folders in use, by name. */
  folders(actor: Actor, filter: DeliverableFilter): Promise<{ folder: string; count: number }[]> {
    return shelved(actor, `SELECT d.folder, count(*)::int AS count ${IN_SHELVES}`, filter).ask(
      'deliverables.folders',
      `AND d.folder <> '' GROUP BY d.folder ORDER BY lower(d.folder), d.folder`,
    );
  }

  /** The tags in use, the most used first. */
  tags(actor: Actor, filter: DeliverableFilter): Promise<{ tag: string; count: number }[]> {
    const select = `SELECT tag, count(*)::int AS count ${IN_SHELVES} CROSS JOIN LATERAL unnest(d.tags) AS tag`;
    return shelved(actor, select, filter).ask(
      'deliverables.tags',
      'GROUP BY tag ORDER BY count(*) DESC, tag',
    );
  }

  /** Which of these storage names some version or preview refers to. */
  async known(workspaceId: string, storageKeys: readonly string[]): Promise<string[]> {
    const rows = await query<{ key: string }>(
      'deliverables.known',
      `SELECT storage_key AS key FROM deliverable_version WHERE workspace_id = $1 AND storage_key = ANY ($2)
       UNION SELECT key FROM deliverable_preview p CROSS JOIN LATERAL unnest(p.pictures) AS key
         WHERE p.workspace_id = $1 AND p.pictures && $2::text[] AND key = ANY ($2)`,
      [workspaceId, storageKeys],
    );
    return rows.map(({ key }) => key);
  }
}

/** To a contact, a draft and what was deleted do not exist. */
function visible(question: Question, actor: Actor): Question {
  if (actor.role !== 'contact') return question;
  return question.where('there', 'd.deleted_at IS NULL AND d.shown_version IS NOT NULL');
}

/** Nor does a version that was not shown yet. */
function seenVersions(question: Question, actor: Actor): Question {
  return actor.role === 'contact' ? question.where('seen', 'v.number <= d.shown_version') : question;
}

function shelved(actor: Actor, select: string, filter: DeliverableFilter): Question {
  return visible(new Question(select, actor, 'd'), actor)
    .where('left', 'd.deleted_at IS NULL')
    .whereGiven('eng', 'd.engagement_id = #', filter.engagementId)
    .whereGiven('cli', 'e.client_id = #', filter.clientId);
}
