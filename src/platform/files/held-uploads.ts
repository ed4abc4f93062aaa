import { Injectable } from '@nestjs/common';
import { Clock } from '../../kernel/clock.js';
import { actor, query } from '../database/transaction.js';
import type { StoredFile } from './file-store.js';
import { UploadIncomplete, UploadInfected, UploadNotFound } from './upload.errors.js';
import { UploadsRepository } from './uploads.repository.js';
import type { UploadState } from './upload-state.js';

const TAKE = `
  UPDATE upload SET state = 'taken', taken_at = $4
  WHERE workspace_id = $1 AND seat_id = $2 AND id = $3 AND state = 'complete' AND expires_at > $4
  RETURNING storage_key AS "storageKey", file_name AS "fileName", content_type AS "contentType",
    size::float8 AS size, sha256`;
const STATE = `
  SELECT state FROM upload WHERE workspace_id = $1 AND seat_id = $2 AND id = $3 AND expires_at > $4`;

/** Files that came in pieces (tus) and wait for the record that will refer to them. */
@Injectable()
export class HeldUploads {
  constructor(
    private readonly clock: Clock,
    private readonly uploads: UploadsRepository,
  ) {}

  /**
   * Gives an upload of the caller's own seat to the record that the open transaction makes: once, and only if the
   * transaction is committed. Whoever takes it twice at once waits, and then finds nothing.
   * @throws UploadNotFound (foreign, expired, taken already), UploadIncomplete, UploadInfected
   */
  async take(uploadId: string): Promise<StoredFile> {
    const { workspaceId, seatId } = actor();
    const own = [workspaceId, seatId, uploadId, this.clock.now().toString()];
    const [file] = await query<StoredFile>('uploads.take', TAKE, own);
    if (file) return file;
    const [found] = await query<{ state: UploadState }>('uploads.state', STATE, own);
    if (found?.state === 'infected') throw new UploadInfected();
    if (found?.state === 'receiving' || found?.state === 'checking') throw new UploadIncomplete();
    throw new UploadNotFound();
  }

  /** The bytes of files that were taken once are gone for good; to be called with their removal from the store. */
  async forget(storageKeys: readonly string[]): Promise<void> {
    await this.uploads.forget(actor().workspaceId, storageKeys);
  }
}
