import { Injectable } from '@nestjs/common';
import { systemActor } from '../../../kernel/actor.js';
import { KeyRing, Unsealable } from '../../../platform/config/key-ring.js';
import { query, Transactions } from '../../../platform/database/transaction.js';
import { ConnectionsRepository } from './connections.repository.js';
import { Credentials } from './credentials.js';

/** What became of credentials that lay under an earlier key. */
export interface Resealed {
  resealed: number;
  /** Under a key that is not in the ring. */
  unknown: number;
  /** Renewed by the product meanwhile, which seals under the present key. */
  changed: number;
}

/** Seals credentials anew under the present key, beside a product at work. Outside transactions. */
@Injectable()
export class Resealing {
  constructor(
    private readonly connections: ConnectionsRepository,
    private readonly credentials: Credentials,
    private readonly ring: KeyRing,
    private readonly transactions: Transactions,
  ) {}

  /** In one transaction: all of them, or none. */
  reseal(workspaceId: string, ids: readonly string[]): Promise<Resealed> {
    return this.transactions.as(
      systemActor(workspaceId),
      async () => {
        const counts: Resealed = { resealed: 0, unknown: 0, changed: 0 };
        for (const id of ids) counts[await this.one(workspaceId, id)] += 1;
        return counts;
      },
      { retries: 3 },
    );
  }

  private async one(workspaceId: string, id: string): Promise<keyof Resealed> {
    const row = await this.connections.sealed(id);
    if (!row?.sealed || row.sealed.keyId === this.ring.current) return 'changed';
    try {
      const secrets = this.credentials.open(workspaceId, id, row.sealed);
      const { bytes, keyId } = this.credentials.seal(workspaceId, id, secrets);
      // Compare and swap; the version stays, because what is sealed is the same.
      const rows = await query(
        'connections.reseal',
        `UPDATE calendar_connection SET credentials = $4, key_id = $5
         WHERE workspace_id = $1 AND id = $2 AND credentials_version = $3 AND key_id <> $5 RETURNING id`,
        [workspaceId, id, row.credentialsVersion, bytes, keyId],
      );
      return rows.length === 1 ? 'resealed' : 'changed';
    } catch (error) {
      if (error instanceof Unsealable) return 'unknown';
      throw error;
    }
  }
}
