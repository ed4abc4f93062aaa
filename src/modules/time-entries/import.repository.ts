import { Injectable } from '@nestjs/common';
import type { Actor } from '../../kernel/actor.js';
import { NotFound, type SafeDetails } from '../../kernel/domain-error.js';
import { utc } from '../../platform/database/listing.js';
import { query } from '../../platform/database/transaction.js';
import type { ImportOptionsDto, ImportProgressDto, ImportResultDto } from './import-parts.dto.js';
import type { ImportState } from './import.policy.js';
import type { MadeIds } from './import.targets.js';
import type { Inspected } from './import/inspect.js';

export type ImportWork = 'preview' | 'import' | 'undo';

/** Why nothing was taken, to be worded for whoever reads it. */
export interface ImportFailure {
  readonly code: string;
  readonly details: SafeDetails;
}

/** An import as it is kept; instants as ISO 8601 UTC. */
export interface ImportRow {
  readonly id: string;
  readonly fileName: string;
  readonly size: number;
  readonly uploadKey: string | null;
  readonly state: ImportState;
  readonly doing: ImportWork | null;
  readonly detected: Inspected | null;
  readonly options: ImportOptionsDto;
  readonly result: ImportResultDto | null;
  readonly progress: ImportProgressDto | null;
  readonly error: ImportFailure | null;
  readonly made: MadeIds;
  readonly createdAt: string;
  readonly createdByName: string;
  readonly version: number;
}

export interface NewImport {
  readonly id: string;
  readonly fileName: string;
  readonly size: number;
  readonly uploadKey: string | null;
  readonly state: ImportState;
  readonly doing: ImportWork | null;
  readonly detected: Inspected;
  readonly options: ImportOptionsDto;
  readonly at: string;
}

/** Where a page of imports ended. */
export type ImportPosition = readonly [createdAt: string, id: string];

const SELECT = `
  SELECT i.id, i.file_name AS "fileName", i.size::float8 AS size, i.upload_key AS "uploadKey", i.state, i.doing, i.detected,
    jsonb_build_object('format', i.format, 'timeZone', 'UTC', 'dateOrder', NULL, 'currency', NULL, 'takeGoodRows', false,
      'people', '[]'::jsonb) || i.options AS options,
    i.result, i.progress, i.error, i.made, ${utc('i.at')} AS "createdAt", i.created_by_name AS "createdByName", i.version
  FROM time_import i WHERE i.workspace_id = $1`;

/** The only place that reads and writes imports themselves; see ImportedEntriesRepository for their rows. */
@Injectable()
export class ImportRepository {
  /** @throws NotFound */
  async one(actor: Actor, id: string): Promise<ImportRow> {
    const [row] = await query<ImportRow>('imports.one', `${SELECT} AND i.id = $2`, [actor.workspaceId, id]);
    if (!row) throw new NotFound('import');
    return row;
  }

  /** Newest first. */
  list(actor: Actor, limit: number, after: ImportPosition | null): Promise<ImportRow[]> {
    return query<ImportRow>(
      'imports.list',
      `${SELECT} AND ($2::text IS NULL OR (i.at, i.id) < ($2::timestamptz, $3::uuid)) ORDER BY i.at DESC, i.id DESC LIMIT $4`,
      [actor.workspaceId, after?.[0], after?.[1], limit],
    );
  }

  async add(actor: Actor, row: NewImport): Promise<void> {
    await query(
      'imports.add',
      `INSERT INTO time_import (id, workspace_id, format, file_name, size, upload_key, state, doing, detected, options, taken,
         person_id, created_by_name, at)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, 0, $11, $12, $13)`,
      [
        row.id, actor.workspaceId, row.options.format, row.fileName, row.size, row.uploadKey, row.state, row.doing,
        JSON.stringify(row.detected), JSON.stringify(row.options), actor.personId, actor.name, row.at,
      ], // prettier-ignore
    );
  }

  /** Other options make another import of it: what an earlier look has shown is forgotten. */
  async edit(actor: Actor, { id, version }: ImportRow, options: ImportOptionsDto): Promise<boolean> {
    const rows = await query(
      'imports.edit',
      `UPDATE time_import SET options = $4, format = $5, state = 'ready', result = NULL, error = NULL, progress = NULL,
         version = version + 1
       WHERE workspace_id = $1 AND id = $2 AND version = $3 AND doing IS NULL RETURNING id`,
      [actor.workspaceId, id, version, JSON.stringify(options), options.format],
    );
    return rows.length === 1;
  }

  /** Takes a piece of work on, if the import is in one of these states: of two who ask at once one has it. */
  async begin(
    actor: Actor,
    id: string,
    doing: ImportWork,
    state: ImportState,
    from: readonly ImportState[],
  ): Promise<boolean> {
    const rows = await query(
      'imports.begin',
      `UPDATE time_import SET state = $4, doing = $3, error = NULL, progress = NULL, version = version + 1
       WHERE workspace_id = $1 AND id = $2 AND state = ANY ($5) RETURNING id`,
      [actor.workspaceId, id, doing, state, from],
    );
    return rows.length === 1;
  }

  /** How far it is; while it waits no longer. Nothing where it is not under way any more. */
  async tellProgress(actor: Actor, id: string, progress: ImportProgressDto): Promise<boolean> {
    const rows = await query(
      'imports.progress',
      `UPDATE time_import SET progress = $3, state = CASE WHEN state = 'queued' THEN 'running' ELSE state END
       WHERE workspace_id = $1 AND id = $2 AND doing IS NOT NULL RETURNING id`,
      [actor.workspaceId, id, JSON.stringify(progress)],
    );
    return rows.length === 1;
  }

  async finish(
    actor: Actor,
    id: string,
    end: {
      readonly state: ImportState;
      readonly result: ImportResultDto | null;
      readonly error?: ImportFailure;
      readonly made?: MadeIds;
      readonly forgetUpload?: boolean;
      readonly at: string;
    },
  ): Promise<void> {
    await query(
      'imports.finish',
      `UPDATE time_import SET state = $3, doing = NULL, progress = NULL, result = $4, error = $5, made = coalesce($6, made),
         upload_key = CASE WHEN $7 THEN NULL ELSE upload_key END, finished_at = $8, taken = coalesce($9, taken),
         version = version + 1
       WHERE workspace_id = $1 AND id = $2`,
      [
        actor.workspaceId, id, end.state, end.result && JSON.stringify(end.result), end.error && JSON.stringify(end.error),
        end.made && JSON.stringify(end.made), end.forgetUpload ?? false, end.at,
        end.state === 'done' ? (end.result?.taken ?? null) : end.state === 'undone' ? 0 : null,
      ], // prettier-ignore
    );
  }

  async remove(actor: Actor, id: string): Promise<void> {
    await query('imports.remove', 'DELETE FROM time_import WHERE workspace_id = $1 AND id = $2', [
      actor.workspaceId,
      id,
    ]);
  }

  /** Lets the work of one import stand in line, also behind a worker that is only just dying. */
  async workAlone(id: string): Promise<void> {
    await query('imports.long', 'SET LOCAL statement_timeout = 0');
    await query('imports.idle', "SET LOCAL idle_in_transaction_session_timeout = '5min'");
    await query('imports.patience', "SET LOCAL lock_timeout = '30s'");
    await query('imports.alone', `SELECT pg_advisory_xact_lock(hashtextextended($1, 2))`, [id]);
  }

  /** The currency that most engagements of the workspace are in; null where there is none yet. */
  async usualCurrency(actor: Actor): Promise<string | null> {
    const [row] = await query<{ currency: string }>(
      'imports.usual-currency',
      'SELECT currency FROM engagement WHERE workspace_id = $1 GROUP BY currency ORDER BY count(*) DESC, currency LIMIT 1',
      [actor.workspaceId],
    );
    return row?.currency ?? null;
  }
}
