import { Injectable } from '@nestjs/common';
import type { Sealed } from '../../../platform/config/key-ring.js';
import { actor, query } from '../../../platform/database/transaction.js';

/** How well an account answers, and whose turn it is to renew its token. */
@Injectable()
export class AccountStateRepository {
  /** Whether this process renews now: one at a time, of the credentials that it has read (F24). */
  async claim(
    id: string,
    credentialsVersion: number,
    now: Temporal.Instant,
    until: Temporal.Instant,
  ): Promise<boolean> {
    const rows = await query(
      'account-state.claim',
      `UPDATE calendar_connection SET renewing_until = $5
       WHERE workspace_id = $1 AND id = $2 AND credentials_version = $3
         AND (renewing_until IS NULL OR renewing_until <= $4) RETURNING id`,
      [actor().workspaceId, id, credentialsVersion, now.toString(), until.toString()],
    );
    return rows.length === 1;
  }

  /** Compare and swap: a person who said yes meanwhile wins. */
  async store(id: string, credentialsVersion: number, { bytes, keyId }: Sealed): Promise<boolean> {
    const rows = await query(
      'account-state.store',
      `UPDATE calendar_connection SET credentials = $4, key_id = $5, credentials_version = credentials_version + 1,
         renewing_until = NULL
       WHERE workspace_id = $1 AND id = $2 AND credentials_version = $3 RETURNING id`,
      [actor().workspaceId, id, credentialsVersion, bytes, keyId],
    );
    return rows.length === 1;
  }

  async release(id: string, credentialsVersion: number): Promise<void> {
    await query(
      'account-state.release',
      `UPDATE calendar_connection SET renewing_until = NULL
       WHERE workspace_id = $1 AND id = $2 AND credentials_version = $3`,
      [actor().workspaceId, id, credentialsVersion],
    );
  }

  /** A person has to act before it is asked again. @returns false where it was so already, or is disconnected */
  async stop(
    id: string,
    status: 'needs_reauth' | 'insufficient_scope',
    reason: string,
    now: Temporal.Instant,
  ): Promise<boolean> {
    const rows = await query(
      'account-state.stop',
      `UPDATE calendar_connection SET status = $3, reason = $4, retry_at = NULL, renewing_until = NULL,
         failing_since = coalesce(failing_since, $5), version = version + 1
       WHERE workspace_id = $1 AND id = $2 AND status = 'active' RETURNING id`,
      [actor().workspaceId, id, status, reason.slice(0, 200), now.toString()],
    );
    return rows.length === 1;
  }

  /** @returns how often in a row, and since when */
  async failing(
    id: string,
    reason: string,
    now: Temporal.Instant,
  ): Promise<{ failures: number; failingSince: Date } | undefined> {
    const [row] = await query<{ failures: number; failingSince: Date }>(
      'account-state.failing',
      `UPDATE calendar_connection SET failures = failures + 1, failing_since = coalesce(failing_since, $4), reason = $3
       WHERE workspace_id = $1 AND id = $2 AND status IN ('active', 'leaving')
       RETURNING failures, failing_since AS "failingSince"`,
      [actor().workspaceId, id, reason.slice(0, 200), now.toString()],
    );
    return row;
  }

  /** Nothing is asked of it before; what was asked for later stays later. */
  async wait(id: string, until: Temporal.Instant): Promise<void> {
    await query(
      'account-state.wait',
      `UPDATE calendar_connection SET retry_at = greatest(retry_at, $3) WHERE workspace_id = $1 AND id = $2`,
      [actor().workspaceId, id, until.toString()],
    );
  }

  /** @returns false where nothing had been wrong */
  async well(id: string): Promise<boolean> {
    const rows = await query(
      'account-state.well',
      `UPDATE calendar_connection SET failures = 0, failing_since = NULL, retry_at = NULL, reason = NULL
       WHERE workspace_id = $1 AND id = $2 AND status = 'active' AND (failures > 0 OR retry_at IS NOT NULL)
       RETURNING id`,
      [actor().workspaceId, id],
    );
    return rows.length === 1;
  }
}
