import { query } from '../database/transaction.js';
import { QuotaExceeded } from './files.errors.js';

/** What all files of one workspace may take together, versions included and what is on its way: 50 GiB. */
export const QUOTA = 50 * 1_073_741_824;

/** @param used bytes kept so far @param adding bytes of the new file @throws QuotaExceeded */
export function refuseOverQuota(used: number, adding: number): void {
  if (used + adding > QUOTA) throw new QuotaExceeded(QUOTA);
}

/**
 * Bytes that a whole workspace keeps, also where the actor sees only a part of it.
 * Until the transaction ends nobody else adds to them: two uploads together cannot pass the quota.
 */
export async function storedBytes(workspaceId: string): Promise<number> {
  await query('files.hold', `SELECT pg_advisory_xact_lock(hashtext('files'), hashtext($1))`, [workspaceId]);
  const [row] = await query<{ bytes: number }>('files.bytes', 'SELECT stored_bytes()::float8 AS bytes');
  return row?.bytes ?? 0;
}
