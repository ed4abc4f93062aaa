import { Injectable, Logger } from '@nestjs/common';
import { systemActor } from '../../../kernel/actor.js';
import { Clock } from '../../../kernel/clock.js';
import { Unsealable } from '../../../platform/config/key-ring.js';
import { query, Transactions } from '../../../platform/database/transaction.js';
import { Events } from '../../../platform/events/events.js';
import { GoogleAuth } from '../google/google-auth.js';
import { ProviderFailure } from '../sync/calendar-provider.js';
import { Channels } from '../sync/channels.service.js';
import { Pulls } from '../sync/pulls.service.js';
import { SyncIssues, issueKinds } from '../sync/sync-issues.js';
import { WriteOrdersRepository } from '../sync/write-orders.repository.js';
import { Accounts } from './accounts.js';
import { CalendarsRepository } from './calendars.repository.js';
import { ConnectionsRepository, type Connection } from './connections.repository.js';
import { Credentials, type GoogleSecrets } from './credentials.js';

/** Lets go of accounts: of their calendars, of what opens them, and of the access that their owner gave. */
@Injectable()
export class AccountParting {
  private readonly log = new Logger(AccountParting.name);

  constructor(
    private readonly connections: ConnectionsRepository,
    private readonly calendars: CalendarsRepository,
    private readonly orders: WriteOrdersRepository,
    private readonly accounts: Accounts,
    private readonly credentials: Credentials,
    private readonly google: GoogleAuth,
    private readonly channels: Channels,
    private readonly pulls: Pulls,
    private readonly issues: SyncIssues,
    private readonly events: Events,
    private readonly transactions: Transactions,
    private readonly clock: Clock,
  ) {}

  /**
   * In the open transaction of its owner, who sees it no more from here on: nothing is read any more, nothing is written,
   * and what is ours is taken out by `LeavingAccounts`.
   * @returns false where its provider lets us in no more by now
   */
  async begin(connection: Connection): Promise<boolean> {
    const { id } = connection;
    if (!(await this.connections.leave(id, this.clock.now()))) return false;
    for (const calendar of await this.calendars.list(id)) await this.orders.removeAll(calendar.id);
    await this.close(connection);
    return true;
  }

  /**
   * For good. A provider that does not answer keeps nobody. Outside transactions.
   * @returns whether access was given back to the provider, too
   */
  async end(workspaceId: string, connection: Connection): Promise<boolean> {
    const { id, status } = connection;
    await this.stopTelling(workspaceId, connection);
    const revoked = await this.revoke(workspaceId, connection);
    await this.transactions.as(
      systemActor(workspaceId),
      async () => {
        // Connected again meanwhile: it goes on.
        if (!(await this.connections.disconnect(id, this.clock.now(), status === 'leaving'))) return;
        await this.calendars.dropOrders(connection);
        await this.close(connection);
      },
      { retries: 3 },
    );
    return revoked;
  }

  /** Links to what was left there stay: connected again, it is found, and not written a second time. */
  private async close(connection: Connection): Promise<void> {
    const { id, seatId } = connection;
    for (const calendarId of await this.calendars.close(connection, this.clock.now()))
      await this.pulls.follow(calendarId);
    await this.issues.solved(id, issueKinds);
    await this.issues.forget(id);
    await this.events.tell('calendar-connection.changed', id, null, { seatId });
  }

  private async stopTelling(workspaceId: string, { id }: Connection): Promise<void> {
    try {
      await this.channels.stop(workspaceId, await this.accounts.open(workspaceId, id));
    } catch (failure) {
      this.forgive(failure, 'channels were not stopped');
    }
  }

  /** Google gives access to the person, not to the connection: it is left where they use it elsewhere, too. */
  private async revoke(
    workspaceId: string,
    { id, provider, accountKey, status }: Connection,
  ): Promise<boolean> {
    if (provider !== 'google') return false;
    try {
      const row = await this.transactions.as(systemActor(workspaceId), async () => {
        const [use] = await query<{ used: boolean }>(
          'connections.in-use',
          'SELECT account_in_use($1, $2, $3) AS used',
          [provider, accountKey, id],
        );
        return use?.used ? undefined : this.connections.sealed(id);
      });
      const again = status === 'leaving' && row?.status !== 'leaving';
      if (!row?.sealed || again) return false;
      const { refreshToken } = this.credentials.open(workspaceId, id, row.sealed) as GoogleSecrets;
      await this.google.revoke(refreshToken);
      return true;
    } catch (failure) {
      this.forgive(failure, 'access was not revoked');
      return false;
    }
  }

  private forgive(failure: unknown, what: string): void {
    if (!(failure instanceof ProviderFailure) && !(failure instanceof Unsealable)) throw failure;
    this.log.warn(`${what}: ${failure.message}`);
  }
}
