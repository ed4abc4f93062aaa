import { Injectable } from '@nestjs/common';
import type { Sealed } from '../../../platform/config/key-ring.js';
import { actor, query } from '../../../platform/database/transaction.js';
import type { ProviderName } from '../sync/calendar-provider.js';

/** `leaving`: taken back by its owner, who sees it no more, while what is ours is taken out of it. */
type ConnectionStatus = 'active' | 'needs_reauth' | 'insufficient_scope' | 'leaving' | 'disconnected';

/** Whether its provider may be spoken to. */
export function speaks({ status }: Pick<Connection, 'status'>): boolean {
  return status === 'active' || status === 'leaving';
}

/** An account that somebody connected, without what opens it. */
export interface Connection {
  readonly id: string;
  readonly seatId: string;
  readonly memberId: string | null;
  readonly contactId: string | null;
  readonly provider: ProviderName;
  readonly accountKey: string;
  readonly accountName: string;
  readonly scopes: string[];
  readonly status: ConnectionStatus;
  readonly reason: string | null;
  readonly retryAt: Date | null;
  readonly failures: number;
  readonly failingSince: Date | null;
  readonly credentialsVersion: number;
  readonly createdAt: Date;
  readonly version: number;
}

/** The same, with what opens it. */
export interface SealedConnection extends Connection {
  readonly sealed: Sealed | null;
  readonly leavingSince: Date | null;
  /** Whose it is works, or is a contact, here no more: nothing of theirs is read. */
  readonly seatRemoved: boolean;
}

const COLUMNS = `id, seat_id AS "seatId", member_id AS "memberId", contact_id AS "contactId", provider,
  account_key AS "accountKey", account_name AS "accountName", scopes, status, reason, retry_at AS "retryAt", failures,
  failing_since AS "failingSince", credentials_version AS "credentialsVersion", created_at AS "createdAt", version`;

/** Rows of accounts; the database shows to each person their own alone. */
@Injectable()
export class ConnectionsRepository {
  /** Those of the caller, without those that were taken back. */
  list(): Promise<Connection[]> {
    const { workspaceId, seatId } = actor();
    return query<Connection>(
      'connections.list',
      `SELECT ${COLUMNS} FROM calendar_connection
       WHERE workspace_id = $1 AND seat_id = $2 AND status NOT IN ('leaving', 'disconnected') ORDER BY created_at, id`,
      [workspaceId, seatId],
    );
  }

  /** One of the caller's own that was not taken back. */
  async own(id: string): Promise<Connection | undefined> {
    const { workspaceId, seatId } = actor();
    const [row] = await query<Connection>(
      'connections.own',
      `SELECT ${COLUMNS} FROM calendar_connection
       WHERE workspace_id = $1 AND seat_id = $2 AND id = $3 AND status NOT IN ('leaving', 'disconnected')`,
      [workspaceId, seatId, id],
    );
    return row;
  }

  /** Of the same account, also one that was taken back. */
  async ofAccount(provider: ProviderName, accountKey: string): Promise<Connection | undefined> {
    const { workspaceId, seatId } = actor();
    const [row] = await query<Connection>(
      'connections.of-account',
      `SELECT ${COLUMNS} FROM calendar_connection
       WHERE workspace_id = $1 AND seat_id = $2 AND provider = $3 AND account_key = $4 FOR UPDATE`,
      [workspaceId, seatId, provider, accountKey],
    );
    return row;
  }

  /** With what opens it: for the product's own work, or its owner's. */
  async sealed(id: string): Promise<SealedConnection | undefined> {
    const [row] = await query<
      Omit<SealedConnection, 'sealed'> & { credentials: Buffer | null; keyId: string | null }
    >(
      'connections.sealed',
      `SELECT ${COLUMNS}, credentials, key_id AS "keyId", leaving_since AS "leavingSince", NOT EXISTS (
         SELECT FROM member m WHERE m.workspace_id = $1 AND m.id = a.member_id AND m.removed_at IS NULL
         UNION ALL SELECT FROM contact k WHERE k.workspace_id = $1 AND k.id = a.contact_id AND k.removed_at IS NULL
       ) AS "seatRemoved" FROM calendar_connection a
       WHERE workspace_id = $1 AND id = $2`,
      [actor().workspaceId, id],
    );
    if (!row) return undefined;
    const { credentials, keyId, ...connection } = row;
    return { ...connection, sealed: credentials && keyId ? { bytes: credentials, keyId } : null };
  }

  async add(connection: {
    readonly id: string;
    readonly memberId: string | null;
    readonly contactId: string | null;
    readonly provider: ProviderName;
    readonly accountKey: string;
    readonly accountName: string;
    readonly scopes: readonly string[];
    readonly sealed: Sealed;
    readonly createdAt: Temporal.Instant;
  }): Promise<void> {
    const { id, memberId, contactId, provider, accountKey, accountName, scopes, sealed, createdAt } =
      connection;
    await query(
      'connections.add',
      `INSERT INTO calendar_connection (id, workspace_id, member_id, contact_id, provider, account_key, account_name,
         credentials, key_id, scopes, status, created_at)
       VALUES ($2, $1, $3, $4, $5, $6, $7, $8, $9, $10, 'active', $11)`,
      [
        actor().workspaceId,
        id,
        memberId,
        contactId,
        provider,
        accountKey,
        accountName,
        sealed.bytes,
        sealed.keyId,
        scopes,
        createdAt.toString(),
      ],
    );
  }

  /** The person said yes (again): everything that was wrong with the account is forgotten. */
  async renew(
    id: string,
    accountName: string,
    scopes: readonly string[],
    { bytes, keyId }: Sealed,
  ): Promise<void> {
    await query(
      'connections.renew',
      `UPDATE calendar_connection SET account_name = $3, scopes = $4, credentials = $5, key_id = $6,
         credentials_version = credentials_version + 1, status = 'active', reason = NULL, retry_at = NULL, failures = 0,
         failing_since = NULL, disconnected_at = NULL, leaving_since = NULL, renewing_until = NULL,
         version = version + 1
       WHERE workspace_id = $1 AND id = $2`,
      [actor().workspaceId, id, accountName, scopes, bytes, keyId],
    );
  }

  /** Its owner took it back; what opens it is kept until nothing of ours is left there. @returns false where nobody is let in */
  async leave(id: string, at: Temporal.Instant): Promise<boolean> {
    const rows = await query(
      'connections.leave',
      `UPDATE calendar_connection SET status = 'leaving', leaving_since = $3, version = version + 1
       WHERE workspace_id = $1 AND id = $2 AND status = 'active' RETURNING id`,
      [actor().workspaceId, id, at.toString()],
    );
    return rows.length === 1;
  }

  /**
   * Nothing of the account is kept but that it was there.
   * @param wasLeaving one that was on its way out may have been connected again by now
   * @returns false where it is otherwise by now
   */
  async disconnect(id: string, at: Temporal.Instant, wasLeaving: boolean): Promise<boolean> {
    const rows = await query(
      'connections.disconnect',
      `UPDATE calendar_connection SET status = 'disconnected', reason = NULL, disconnected_at = $3, credentials = NULL,
         key_id = NULL, credentials_version = credentials_version + 1, scopes = '{}', retry_at = NULL, failures = 0,
         failing_since = NULL, leaving_since = NULL, renewing_until = NULL, version = version + 1
       WHERE workspace_id = $1 AND id = $2 AND (status = 'leaving') = $4 RETURNING id`,
      [actor().workspaceId, id, at.toString(), wasLeaving],
    );
    return rows.length === 1;
  }
}
