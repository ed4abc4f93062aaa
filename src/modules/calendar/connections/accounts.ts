import { Injectable } from '@nestjs/common';
import { systemActor } from '../../../kernel/actor.js';
import { Clock } from '../../../kernel/clock.js';
import { Unsealable } from '../../../platform/config/key-ring.js';
import { Transactions } from '../../../platform/database/transaction.js';
import { ProviderFailure, type CalendarProvider, type ProviderAccount } from '../sync/calendar-provider.js';
import { AccountHealth } from './account-health.service.js';
import { ConnectionsRepository, speaks, type SealedConnection } from './connections.repository.js';
import { Credentials, type GoogleSecrets, type Secrets } from './credentials.js';
import { Providers } from './providers.js';
import { TokenRenewal } from './token-renewal.service.js';

/** An access token with less than this is renewed before it is used. */
const LEAST_SECONDS = 5 * 60;

/** Accounts that calendars are read and written through: open ones for who speaks, and how well they answer. */
@Injectable()
export class Accounts {
  constructor(
    private readonly connections: ConnectionsRepository,
    private readonly credentials: Credentials,
    private readonly renewal: TokenRenewal,
    private readonly health: AccountHealth,
    private readonly providers: Providers,
    private readonly transactions: Transactions,
    private readonly clock: Clock,
  ) {}

  /**
   * An account whose credentials work now; an access token with less than five minutes is renewed first, by one process
   * at a time (F24). Outside transactions: it may speak to the provider.
   * @throws ProviderFailure `needs-reauth`, `scope-missing`, `unavailable`
   */
  async open(workspaceId: string, connectionId: string): Promise<ProviderAccount> {
    const connection = await this.active(workspaceId, connectionId);
    const secrets = this.secretsOf(workspaceId, connection);
    if (connection.provider !== 'google') return accountOf(connection, secrets);
    const google = secrets as GoogleSecrets;
    const left = Temporal.Instant.from(google.expiresAt).since(this.clock.now()).total('seconds');
    if (left >= LEAST_SECONDS) return accountOf(connection, bearer(google));
    return accountOf(connection, bearer(await this.renewal.renewed(workspaceId, connection)));
  }

  /** With a new access token, because the provider does not take the present one (401). @throws ProviderFailure */
  async renew(workspaceId: string, connectionId: string): Promise<ProviderAccount> {
    const connection = await this.active(workspaceId, connectionId);
    if (connection.provider !== 'google') throw new ProviderFailure('needs-reauth', 'unauthorized');
    return accountOf(connection, bearer(await this.renewal.renewed(workspaceId, connection)));
  }

  /**
   * Opens the account, speaks, and once more with a renewed token where the first was not taken (`unauthorized`). The
   * work may run twice. Outside transactions. @throws ProviderFailure
   */
  async speak<T>(
    workspaceId: string,
    connectionId: string,
    work: (provider: CalendarProvider, account: ProviderAccount) => Promise<T>,
  ): Promise<T> {
    const account = await this.open(workspaceId, connectionId);
    const provider = this.providers.of(account.provider);
    try {
      return await work(provider, account);
    } catch (error) {
      if (!(error instanceof ProviderFailure) || error.kind !== 'unauthorized') throw error;
      return work(provider, await this.renew(workspaceId, connectionId));
    }
  }

  /**
   * In the open transaction of the system: notes a failure that concerns the account as a whole (`rate-limited`,
   * `unavailable`, `unauthorized`, `needs-reauth`, `scope-missing`, `malformed`); others change nothing.
   * @returns when it may be asked again; null where a person has to act first
   */
  failed(connectionId: string, failure: ProviderFailure): Promise<Temporal.Instant | null> {
    return this.health.failed(connectionId, failure);
  }

  /** In the open transaction of the system: the account answered. */
  succeeded(connectionId: string): Promise<void> {
    return this.health.succeeded(connectionId);
  }

  private async active(workspaceId: string, connectionId: string): Promise<SealedConnection> {
    const connection = await this.transactions.as(
      systemActor(workspaceId),
      () => this.connections.sealed(connectionId),
      { readOnly: true },
    );
    if (!connection?.sealed) throw new ProviderFailure('needs-reauth', 'disconnected');
    if (connection.seatRemoved) throw new ProviderFailure('needs-reauth', 'seat-removed');
    if (connection.status === 'insufficient_scope')
      throw new ProviderFailure('scope-missing', connection.reason ?? 'scope');
    if (!speaks(connection))
      throw new ProviderFailure('needs-reauth', connection.reason ?? connection.status);
    return connection;
  }

  private secretsOf(workspaceId: string, { id, sealed }: SealedConnection): Secrets {
    if (!sealed) throw new ProviderFailure('needs-reauth', 'disconnected');
    try {
      return this.credentials.open(workspaceId, id, sealed);
    } catch (error) {
      // The operator lost a key, and may find it again: nobody is asked to connect anew for that.
      if (error instanceof Unsealable) throw new ProviderFailure('unavailable', 'unsealable');
      throw error;
    }
  }
}

function bearer({ accessToken }: GoogleSecrets): Secrets {
  return { accessToken };
}

function accountOf({ id, provider, scopes }: SealedConnection, secrets: Secrets): ProviderAccount {
  return { connectionId: id, provider, scopes, secrets };
}
