import { Injectable } from '@nestjs/common';
import type { Actor } from '../../kernel/actor.js';
import { query } from '../database/transaction.js';
import type { UploadState } from './upload-state.js';

/** An upload as it is kept; instants as ISO 8601. */
export interface UploadRow {
  readonly id: string;
  readonly workspaceId: string;
  readonly fileName: string;
  readonly size: number;
  readonly state: UploadState;
  readonly storeAs: string;
  readonly sha256: string | null;
  readonly storageKey: string | null;
  readonly expiresAt: string;
}

export interface NewUpload {
  readonly id: string;
  readonly fileName: string;
  readonly size: number;
  readonly storeAs: string;
  readonly createdAt: Temporal.Instant;
  readonly expiresAt: Temporal.Instant;
}

const COLUMNS = `id, workspace_id AS "workspaceId", file_name AS "fileName", size::float8 AS size, state,
  store_as AS "storeAs", sha256, storage_key AS "storageKey",
  to_char(expires_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') AS "expiresAt"`;

/** The only place that reads and writes uploads, beside their taking. */
@Injectable()
export class UploadsRepository {
  /** An upload of the actor's own seat that has not expired. */
  async own(actor: Actor, id: string, now: Temporal.Instant): Promise<UploadRow | null> {
    const [row] = await query<UploadRow>(
      'uploads.own',
      `SELECT ${COLUMNS} FROM upload
       WHERE workspace_id = $1 AND seat_id = $2 AND id = $3 AND state <> 'taken' AND expires_at > $4`,
      [actor.workspaceId, actor.seatId, id, now.toString()],
    );
    return row ?? null;
  }

  async add(actor: Actor, upload: NewUpload): Promise<void> {
    await query(
      'uploads.add',
      `INSERT INTO upload (id, workspace_id, seat_id, file_name, size, state, store_as, created_at, expires_at)
       VALUES ($1, $2, $3, $4, $5, 'receiving', $6, $7, $8)`,
      [
        upload.id,
        actor.workspaceId,
        actor.seatId,
        upload.fileName,
        upload.size,
        upload.storeAs,
        upload.createdAt.toString(),
        upload.expiresAt.toString(),
      ],
    );
  }

  /** All bytes are here. */
  async check(workspaceId: string, id: string): Promise<void> {
    await query(
      'uploads.check',
      `UPDATE upload SET state = 'checking' WHERE workspace_id = $1 AND id = $2 AND state = 'receiving'`,
      [workspaceId, id],
    );
  }

  /** What the bytes were found to be, before they are moved. */
  async known(workspaceId: string, id: string, sha256: string, contentType: string): Promise<void> {
    await query(
      'uploads.known',
      `UPDATE upload SET sha256 = $3, content_type = $4 WHERE workspace_id = $1 AND id = $2 AND state = 'checking'`,
      [workspaceId, id, sha256, contentType],
    );
  }

  /** Looked at, and in the store. */
  async complete(workspaceId: string, id: string): Promise<void> {
    await query(
      'uploads.complete',
      `UPDATE upload SET state = 'complete', storage_key = store_as
       WHERE workspace_id = $1 AND id = $2 AND state = 'checking'`,
      [workspaceId, id],
    );
  }

  async infected(workspaceId: string, id: string): Promise<void> {
    await query(
      'uploads.infected',
      `UPDATE upload SET state = 'infected' WHERE workspace_id = $1 AND id = $2 AND state = 'checking'`,
      [workspaceId, id],
    );
  }

  /** Forgets an upload that nothing has taken. Undefined when there is none. */
  async remove(workspaceId: string, id: string): Promise<UploadRow | undefined> {
    const [row] = await query<UploadRow>(
      'uploads.remove',
      `DELETE FROM upload WHERE workspace_id = $1 AND id = $2 AND state <> 'taken' RETURNING ${COLUMNS}`,
      [workspaceId, id],
    );
    return row;
  }

  /** The contents of what records have taken are gone: the names of their files lead nowhere any more. */
  async forget(workspaceId: string, storageKeys: readonly string[]): Promise<void> {
    await query(
      'uploads.forget',
      `UPDATE upload SET storage_key = NULL WHERE workspace_id = $1 AND state = 'taken' AND storage_key = ANY ($2)`,
      [workspaceId, storageKeys],
    );
  }

  /** In any workspace; asked before one is known. */
  expired(now: Temporal.Instant): Promise<{ workspaceId: string; id: string }[]> {
    return query('uploads.expired', 'SELECT workspace_id AS "workspaceId", id FROM expired_uploads($1)', [
      now.toString(),
    ]);
  }

  /** Which of some names are those of uploads on their way or taken. */
  async referredTo(workspaceId: string, storageKeys: readonly string[]): Promise<string[]> {
    const rows = await query<{ key: string }>(
      'uploads.referred-to',
      `SELECT store_as AS key FROM upload WHERE workspace_id = $1 AND store_as = ANY ($2)
         AND (state IN ('checking', 'complete') OR storage_key IS NOT NULL)`,
      [workspaceId, storageKeys],
    );
    return rows.map(({ key }) => key);
  }
}
