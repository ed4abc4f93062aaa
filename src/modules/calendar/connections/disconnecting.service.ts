import { Injectable, Logger } from '@nestjs/common';
import { setTimeout as pause } from 'node:timers/promises';
import { NotFound } from '../../../kernel/domain-error.js';
import { systemActor } from '../../../kernel/actor.js';
import { Clock } from '../../../kernel/clock.js';
import { actorOf, type Caller } from '../../../platform/access/caller.js';
import { Unsealable } from '../../../platform/config/key-ring.js';
import { query, Transactions } from '../../../platform/database/transaction.js';
import { Events } from '../../../platform/events/events.js';
import { GoogleAuth } from '../google/google-auth.js';
import { ProviderFailure } from '../sync/calendar-provider.js';
import { CalendarPushService } from '../sync/calendar-push.service.js';
import { Channels } from '../sync/channels.service.js';
import { Pulls } from '../sync/pulls.service.js';
import { SyncIssues, issueKinds } from '../sync/sync-issues.js';
import { Accounts } from './accounts.js';
import { CalendarsRepository, type CalendarRow } from './calendars.repository.js';
import type { DisconnectedDto } from './connection.dto.js';
import { ConnectionsRepository, type Connection } from './connections.repository.js';
import { Credentials, type GoogleSecrets } from './credentials.js';

const TRIES = 8;
const PAUSE_MS = 750;

/** Takes back an account: what is there is cleaned up first, then nothing of it is kept. Outside transactions. */
@Injectable()
export class Disconnecting {
  private readonly log = new Logger(Disconnecting.name);

  constructor(
    private readonly connections: ConnectionsRepository,
    private readonly calendars: CalendarsRepository,
    private readonly accounts: Accounts,
    private readonly credentials: Credentials,
    private readonly google: GoogleAuth,
    private readonly channels: Channels,
    private readonly push: CalendarPushService,
    private readonly pulls: Pulls,
    private readonly issues: SyncIssues,
    private readonly events: Events,
    private readonly transactions: Transactions,
    private readonly clock: Clock,
  ) {}

  /**
   * A provider that does not answer keeps nobody: the account is taken back all the same.
   * @param removeEvents what the product wrote is taken out of the calendars, too
   * @throws NotFound
   */
  async disconnect(caller: Caller, id: string, removeEvents: boolean): Promise<DisconnectedDto> {
    const workspaceId = caller.seat.workspace.id;
    const { connection, calendars } = await this.transactions.as(actorOf(caller), async () => {
      const connection = await this.connections.own(id);
      if (!connection) throw new NotFound('calendar_connection');
      return { connection, calendars: await this.calendars.list(id) };
    });
    const taken = removeEvents
      ? await this.withdraw(workspaceId, connection, calendars)
      : { removed: 0, left: 0 };
    await this.stopTelling(workspaceId, connection);
    const revoked = await this.revoke(workspaceId, connection);
    await this.transactions.as(actorOf(caller), () => this.close(connection), { retries: 3 });
    return { ...taken, revoked };
  }

  private async withdraw(
    workspaceId: string,
    { status }: Connection,
    calendars: readonly CalendarRow[],
  ): Promise<{ removed: number; left: number }> {
    const taken = { removed: 0, left: 0 };
    for (const { id } of calendars) {
      let left = 0;
      for (let tries = 0; tries < TRIES; tries++) {
        const done = await this.push.withdraw(workspaceId, id);
        taken.removed += done.removed;
        left = done.left;
        if (left === 0 || status !== 'active') break;
        // The calendar is being read or written at this moment; that takes seconds.
        await pause(PAUSE_MS);
      }
      taken.left += left;
    }
    return taken;
  }

  private async stopTelling(workspaceId: string, { id }: Connection): Promise<void> {
    try {
      await this.channels.stop(workspaceId, await this.accounts.open(workspaceId, id));
    } catch (failure) {
      this.forgive(failure, 'channels were not stopped');
    }
  }

  /** Google gives access to the person, not to the connection: it is left where they use it elsewhere, too. */
  private async revoke(workspaceId: string, { id, provider, accountKey }: Connection): Promise<boolean> {
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
      if (!row?.sealed) return false;
      const { refreshToken } = this.credentials.open(workspaceId, id, row.sealed) as GoogleSecrets;
      await this.google.revoke(refreshToken);
      return true;
    } catch (failure) {
      this.forgive(failure, 'access was not revoked');
      return false;
    }
  }

  private async close({ id, seatId }: Connection): Promise<void> {
    // Links to what was left there stay: connected again, it is found, and not written a second time.
    for (const calendarId of await this.calendars.close(id, this.clock.now()))
      await this.pulls.follow(calendarId);
    await this.issues.solved(id, issueKinds);
    await this.issues.forget(id);
    await this.connections.disconnect(id, this.clock.now());
    await this.events.tell('calendar-connection.changed', id, null, { seatId });
  }

  private forgive(failure: unknown, what: string): void {
    if (!(failure instanceof ProviderFailure) && !(failure instanceof Unsealable)) throw failure;
    this.log.warn(`${what}: ${failure.message}`);
  }
}
