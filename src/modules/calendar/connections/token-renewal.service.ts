import { Injectable } from '@nestjs/common';
import { setTimeout as pause } from 'node:timers/promises';
import { systemActor } from '../../../kernel/actor.js';
import { Clock } from '../../../kernel/clock.js';
import { Transactions } from '../../../platform/database/transaction.js';
import { GoogleAuth } from '../google/google-auth.js';
import { ProviderFailure } from '../sync/calendar-provider.js';
import { AccountHealth } from './account-health.service.js';
import { ConnectionsRepository, speaks, type SealedConnection } from './connections.repository.js';
import { Credentials, type GoogleSecrets } from './credentials.js';
import { AccountStateRepository } from './account-state.repository.js';

/** A process that died while it renewed is waited for no longer than this. */
const CLAIM_SECONDS = 30;
const PAUSE_MS = 100;
const PATIENCE_MS = 20_000;

/** Renews access tokens, one at a time of each account, over all processes (F24). */
@Injectable()
export class TokenRenewal {
  /** Of this process: who asks meanwhile gets the same answer. */
  private readonly underWay = new Map<string, Promise<GoogleSecrets>>();

  constructor(
    private readonly connections: ConnectionsRepository,
    private readonly states: AccountStateRepository,
    private readonly credentials: Credentials,
    private readonly health: AccountHealth,
    private readonly google: GoogleAuth,
    private readonly transactions: Transactions,
    private readonly clock: Clock,
  ) {}

  /** Credentials that are newer than those of the row. @throws ProviderFailure */
  renewed(workspaceId: string, connection: SealedConnection): Promise<GoogleSecrets> {
    const key = `${connection.id}:${connection.credentialsVersion}`;
    const begun = this.underWay.get(key);
    if (begun) return begun;
    const renewing = this.renew(workspaceId, connection).finally(() => this.underWay.delete(key));
    this.underWay.set(key, renewing);
    return renewing;
  }

  private async renew(workspaceId: string, connection: SealedConnection): Promise<GoogleSecrets> {
    for (let waited = 0; waited < PATIENCE_MS; waited += PAUSE_MS) {
      const now = this.clock.now();
      const ours = await this.as(workspaceId, () =>
        this.states.claim(
          connection.id,
          connection.credentialsVersion,
          now,
          now.add({ seconds: CLAIM_SECONDS }),
        ),
      );
      if (ours) return this.ask(workspaceId, connection);
      const newer = await this.newer(workspaceId, connection);
      if (newer) return newer;
      await pause(PAUSE_MS);
    }
    throw new ProviderFailure('unavailable', 'renewing');
  }

  /** What another process has brought meanwhile. @throws ProviderFailure where it was told that a person must act */
  private async newer(workspaceId: string, { id, credentialsVersion }: SealedConnection) {
    const row = await this.as(workspaceId, () => this.connections.sealed(id));
    if (!row?.sealed || !speaks(row))
      throw new ProviderFailure('needs-reauth', row?.reason ?? 'disconnected');
    if (row.credentialsVersion === credentialsVersion) return null;
    return this.credentials.open(workspaceId, id, row.sealed) as GoogleSecrets;
  }

  private async ask(workspaceId: string, connection: SealedConnection): Promise<GoogleSecrets> {
    const { id, credentialsVersion, sealed } = connection;
    if (!sealed) throw new ProviderFailure('needs-reauth', 'disconnected');
    const before = this.credentials.open(workspaceId, id, sealed) as GoogleSecrets;
    try {
      const grant = await this.google.refresh(before.refreshToken);
      const secrets = {
        // Google seldom gives another one; the first stays good.
        refreshToken: grant.refreshToken ?? before.refreshToken,
        accessToken: grant.accessToken,
        expiresAt: grant.expiresAt,
      };
      const again = this.credentials.seal(workspaceId, id, secrets);
      const stored = await this.as(workspaceId, () => this.states.store(id, credentialsVersion, again));
      // The person said yes anew while we asked: theirs is newer.
      if (stored) return secrets;
      const newer = await this.newer(workspaceId, connection);
      return newer ?? secrets;
    } catch (error) {
      await this.as(workspaceId, async () => {
        await this.states.release(id, credentialsVersion);
        if (error instanceof ProviderFailure && error.kind === 'needs-reauth')
          await this.health.failed(id, error);
      });
      throw error;
    }
  }

  private as<T>(workspaceId: string, work: () => Promise<T>): Promise<T> {
    return this.transactions.as(systemActor(workspaceId), work);
  }
}
