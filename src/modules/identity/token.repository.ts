import { Injectable } from '@nestjs/common';
import type { Actor } from '../../kernel/actor.js';
import { NotFound } from '../../kernel/domain-error.js';
import { query } from '../../platform/database/transaction.js';
import type { TokenRow } from './token.dto.js';

/** Where a page of tokens ended. */
export type TokenPosition = readonly [id: string];

/** The only place that reads and writes API tokens; each statement asks for the actor's own. */
@Injectable()
export class TokenRepository {
  /** Newest first; ids are in order of making. */
  list(actor: Actor, limit: number, after: TokenPosition | null): Promise<TokenRow[]> {
    return query<TokenRow>(
      'tokens.list',
      `SELECT id, name, created_at AS "createdAt", last_used_at AS "lastUsedAt" FROM api_token
       WHERE workspace_id = $1 AND seat_id = $2 AND person_id = $3 AND revoked_at IS NULL
         AND ($4::uuid IS NULL OR id < $4) ORDER BY id DESC LIMIT $5`,
      [...own(actor), after?.[0], limit],
    );
  }

  async add(actor: Actor, { id, name, createdAt }: TokenRow, hash: Buffer): Promise<void> {
    await query(
      'tokens.add',
      `INSERT INTO api_token (workspace_id, seat_id, person_id, id, name, token_hash, created_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7)`,
      [...own(actor), id, name, hash, createdAt],
    );
  }

  /** @throws NotFound also for somebody else's */
  async revoke(actor: Actor, id: string, at: Date): Promise<void> {
    const revoked = await query(
      'tokens.revoke',
      `UPDATE api_token SET revoked_at = $5
       WHERE workspace_id = $1 AND seat_id = $2 AND person_id = $3 AND id = $4 AND revoked_at IS NULL RETURNING id`,
      [...own(actor), id, at],
    );
    if (revoked.length === 0) throw new NotFound('token');
  }
}

function own({ workspaceId, seatId, personId }: Actor): [string, string | null, string | null] {
  return [workspaceId, seatId, personId];
}
