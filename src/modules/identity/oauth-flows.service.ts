import { Injectable } from '@nestjs/common';
import { createHash, randomBytes } from 'node:crypto';
import { Clock } from '../../kernel/clock.js';
import { sha256 } from '../../platform/access/sessions.js';
import { KeyRing, Unsealable } from '../../platform/config/key-ring.js';
import { Transactions } from '../../platform/database/transaction.js';
import { OAuthFlowsRepository, type FlowFacts, type FlowPurpose } from './oauth-flows.repository.js';

export type { FlowFacts, FlowPurpose } from './oauth-flows.repository.js';

/** Long enough for a password and a second factor on the provider's page. */
export const FLOW_SECONDS = 10 * 60;

/**
 * People who are on their way to a provider's page and back. The state (RFC 6749 §10.12) is bound to the browser that
 * began and is taken once; the verifier (RFC 7636, S256) never leaves the server. Only hashes of both are kept readable.
 */
@Injectable()
export class OAuthFlows {
  constructor(
    private readonly flows: OAuthFlowsRepository,
    private readonly transactions: Transactions,
    private readonly ring: KeyRing,
    private readonly clock: Clock,
  ) {}

  /**
   * Outside transactions.
   * @param browser the secret of the session, or of a cookie where there is none yet
   * @param verifier one that somebody else has chosen
   */
  async begin(
    facts: Pick<FlowFacts, 'purpose'> & Partial<FlowFacts>,
    browser: string,
    verifier = randomBytes(48).toString('base64url'),
  ): Promise<{ state: string; challenge: string }> {
    const state = randomBytes(32).toString('base64url');
    const hash = sha256(state);
    const now = this.clock.now();
    const sealed = this.ring.seal(verifier, contextOf(hash));
    const whole = { personId: null, seatId: null, connectionId: null, wanted: '', ...facts };
    await this.transactions.asNobody(() =>
      this.flows.add(hash, sha256(browser), whole, sealed, now, now.add({ seconds: FLOW_SECONDS })),
    );
    return { state, challenge: createHash('sha256').update(verifier).digest('base64url') };
  }

  /**
   * Who comes back: null for a state that is used, too old, forged, or of another browser. Outside transactions.
   */
  async finish(
    purposes: readonly FlowPurpose[],
    state: string,
    browser: string,
  ): Promise<(FlowFacts & { readonly verifier: string }) | null> {
    const hash = sha256(state);
    const flow = await this.transactions.asNobody(() =>
      this.flows.use(hash, sha256(browser), purposes, this.clock.now()),
    );
    if (!flow) return null;
    const { verifier, keyId, ...facts } = flow;
    try {
      return { ...facts, verifier: this.ring.open({ bytes: verifier, keyId }, contextOf(hash)) };
    } catch (error) {
      if (error instanceof Unsealable) return null;
      throw error;
    }
  }
}

function contextOf(stateHash: Buffer): string[] {
  return ['oauth_flow', stateHash.toString('hex')];
}
