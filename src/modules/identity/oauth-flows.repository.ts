import { Injectable } from '@nestjs/common';
import type { Sealed } from '../../platform/config/key-ring.js';
import { query } from '../../platform/database/transaction.js';

export const flowPurposes = ['connect', 'sign_in', 'link'] as const;
/** Connecting a calendar, signing in, or linking an account to sign in with later. */
export type FlowPurpose = (typeof flowPurposes)[number];

/** What is known of somebody who went to a provider's page. */
export interface FlowFacts {
  readonly purpose: FlowPurpose;
  readonly personId: string | null;
  readonly seatId: string | null;
  readonly connectionId: string | null;
  readonly wanted: string;
}

/** Ways to a provider's page and back. Outside workspaces: who comes back has only a state to show. */
@Injectable()
export class OAuthFlowsRepository {
  async add(
    stateHash: Buffer,
    browserHash: Buffer,
    facts: FlowFacts,
    verifier: Sealed,
    now: Temporal.Instant,
    until: Temporal.Instant,
  ): Promise<void> {
    await query('oauth-flows.forget', 'DELETE FROM oauth_flow WHERE expires_at < $1', [now.toString()]);
    const { purpose, personId, seatId, connectionId, wanted } = facts;
    await query(
      'oauth-flows.add',
      `INSERT INTO oauth_flow (state_hash, purpose, browser_hash, person_id, seat_id, connection_id, wanted, verifier,
         key_id, created_at, expires_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)`,
      [
        stateHash,
        purpose,
        browserHash,
        personId,
        seatId,
        connectionId,
        wanted,
        verifier.bytes,
        verifier.keyId,
        now.toString(),
        until.toString(),
      ],
    );
  }

  /** Takes a flow once: of two who come back with the same state, one is first. */
  async use(
    stateHash: Buffer,
    browserHash: Buffer,
    purposes: readonly FlowPurpose[],
    now: Temporal.Instant,
  ): Promise<(FlowFacts & { verifier: Buffer; keyId: string }) | undefined> {
    const [row] = await query<FlowFacts & { verifier: Buffer; keyId: string }>(
      'oauth-flows.use',
      `UPDATE oauth_flow SET used_at = $4
       WHERE state_hash = $1 AND browser_hash = $2 AND purpose = ANY ($3) AND used_at IS NULL AND expires_at > $4
       RETURNING purpose, person_id AS "personId", seat_id AS "seatId", connection_id AS "connectionId", wanted, verifier,
         key_id AS "keyId"`,
      [stateHash, browserHash, purposes, now.toString()],
    );
    return row;
  }
}
