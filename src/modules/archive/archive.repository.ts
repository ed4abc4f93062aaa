import { Injectable } from '@nestjs/common';
import { seesAll, type Actor } from '../../kernel/actor.js';
import { utc } from '../../platform/database/listing.js';
import { query } from '../../platform/database/transaction.js';
import type { ArchiveKind, SearchTerm } from './archive.rules.js';

/** What is looked for, and where. */
export interface Asked {
  readonly terms: readonly SearchTerm[];
  readonly clientId?: string | undefined;
  readonly engagementId?: string | undefined;
  readonly kind?: ArchiveKind | undefined;
  readonly folder?: string | undefined;
  readonly tag?: string | undefined;
  /** Where the page before ended. */
  readonly after?: FoundPosition | undefined;
}

/** Height, id and kind; all of them as texts. */
export type FoundPosition = readonly [height: string, id: string, kind: string];

export interface FoundRow {
  readonly kind: ArchiveKind;
  readonly id: string;
  readonly taskId: string | null;
  readonly deliverableId: string | null;
  readonly engagementId: string;
  readonly clientName: string;
  readonly title: string;
  readonly folder: string;
  readonly tags: string[];
  readonly at: string;
  readonly internal: boolean;
  /** Some hundred characters around what was looked for. */
  readonly passage: string;
  /** Under which lexemes it was looked for; of all rows the same. */
  readonly sought: string[];
  /** Mistyped words, each followed by what it was taken for; of all rows the same. */
  readonly corrected: string[];
  readonly position: FoundPosition;
}

/** Once more through row-level security: only for the few rows of a page, which are found by their keys. */
const SEARCH = `
  SELECT f.kind, f.record_id AS id, e.task_id AS "taskId", e.deliverable_id AS "deliverableId",
    e.engagement_id AS "engagementId", c.name AS "clientName", coalesce(nullif(e.title, ''), t.title, '') AS title,
    e.folder, e.tags, ${utc('e.at')} AS at, e.audience = 'members' AS internal, f.passage, f.sought, f.corrected,
    ARRAY[f.height::text, f.record_id::text, f.kind] AS position
  FROM archive_search($2::jsonb, $3) WITH ORDINALITY AS f
  JOIN archive_entry e ON e.kind = f.kind AND e.record_id = f.record_id AND e.audience = f.audience
    AND e.workspace_id = $1 AND ($4 OR e.engagement_id = ANY ($5::uuid[]))
  JOIN client c ON c.id = e.client_id AND c.workspace_id = e.workspace_id
  LEFT JOIN task t ON t.id = e.task_id AND t.workspace_id = e.workspace_id
  ORDER BY f.ordinality`;
const SAME_STEM = 'SELECT word FROM archive_same_stem($1::text[], $2::text[]) AS word';
/** Whoever begins is counted: a file that ends its reader three times is left alone. */
const BEGIN_READING = `
  UPDATE archive_content SET attempts = attempts + 1 WHERE workspace_id = $1 AND storage_key = $2 AND state = 'waiting'
  RETURNING file_name AS "fileName", size::float8 AS size, attempts`;
const KEEP_CONTENT = `
  SELECT archive_keep_content(storage_key, $3, $4) FROM archive_content
  WHERE workspace_id = $1 AND storage_key = $2 AND state = 'waiting'`;
const SWEEP_WORDS = 'SELECT last, removed FROM archive_sweep_words($1, $2)';

/** A file that waits to be read. */
export interface WaitingContent {
  readonly fileName: string;
  readonly size: number;
  readonly attempts: number;
}

/** The only place that asks the archive's index. Triggers of the database keep it true. */
@Injectable()
export class ArchiveRepository {
  /** What the actor may see of what was asked for, the likeliest first. @param most how many at most */
  search(actor: Actor, asked: Asked, most: number): Promise<FoundRow[]> {
    const reach = [seesAll(actor), actor.engagementIds];
    return query<FoundRow>('archive.search', SEARCH, [
      actor.workspaceId,
      JSON.stringify(asked),
      most,
      ...reach,
    ]);
  }

  /** Which of the words are forms of what was looked for. */
  async sameStem(words: readonly string[], sought: readonly string[]): Promise<string[]> {
    const rows = await query<{ word: string }>('archive.same-stem', SAME_STEM, [words, sought]);
    return rows.map(({ word }) => word);
  }

  /** Files of all workspaces that wait to be read; asked for nobody. */
  waiting(): Promise<{ workspaceId: string; storageKey: string }[]> {
    return query(
      'archive.waiting',
      'SELECT workspace_id AS "workspaceId", storage_key AS "storageKey" FROM unread_contents()',
    );
  }

  /** Null when somebody has read it meanwhile, or nobody refers to it any more. */
  async beginReading(actor: Actor, storageKey: string): Promise<WaitingContent | null> {
    const rows = await query<WaitingContent>('archive.begin-reading', BEGIN_READING, [
      actor.workspaceId,
      storageKey,
    ]);
    return rows[0] ?? null;
  }

  /** Puts what was read, or why nothing could be, into every entry that shows the file. */
  async keepContent(actor: Actor, storageKey: string, text: string, reason: string | null): Promise<void> {
    await query('archive.keep-content', KEEP_CONTENT, [actor.workspaceId, storageKey, text, reason]);
  }

  /** Workspaces in which words are kept; asked for nobody. */
  async withWords(): Promise<string[]> {
    const rows = await query<{ id: string }>(
      'archive.with-words',
      'SELECT workspace_id AS id FROM workspaces_with_words()',
    );
    return rows.map(({ id }) => id);
  }

  /**
   * Takes out those of the next words of the actor's workspace that nothing has any more.
   * @returns the last word that was looked at, null after all of them; and how many went
   */
  async sweepWords(after: string, most: number): Promise<{ last: string | null; removed: number }> {
    const [row] = await query<{ last: string | null; removed: number }>('archive.sweep-words', SWEEP_WORDS, [
      after,
      most,
    ]);
    return row ?? { last: null, removed: 0 };
  }
}
