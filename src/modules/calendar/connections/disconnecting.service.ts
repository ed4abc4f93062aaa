import { Injectable } from '@nestjs/common';
import { setTimeout as pause } from 'node:timers/promises';
import { NotFound } from '../../../kernel/domain-error.js';
import { actorOf, type Caller } from '../../../platform/access/caller.js';
import { Transactions } from '../../../platform/database/transaction.js';
import { CalendarPushService } from '../sync/calendar-push.service.js';
import { AccountParting } from './account-parting.service.js';
import { CalendarsRepository, type CalendarRow } from './calendars.repository.js';
import type { DisconnectedDto } from './connection.dto.js';
import { ConnectionsRepository } from './connections.repository.js';
import { LeavingAccounts } from './leaving.jobs.js';

const TRIES = 8;
const PAUSE_MS = 750;
/** One run takes out ten events within five seconds or so; whoever asked waits for no more than these. */
const RUNS = 2;

/** Takes back an account: what is there is cleaned up first, then nothing of it is kept. Outside transactions. */
@Injectable()
export class Disconnecting {
  constructor(
    private readonly connections: ConnectionsRepository,
    private readonly calendars: CalendarsRepository,
    private readonly push: CalendarPushService,
    private readonly parting: AccountParting,
    private readonly leaving: LeavingAccounts,
    private readonly transactions: Transactions,
  ) {}

  /**
   * A provider that does not answer keeps nobody: the account is taken back all the same. Where there is much to take
   * out, the account is gone for its owner at once, and the rest goes on by itself.
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
    const { removed, left, going } = removeEvents
      ? await this.withdraw(workspaceId, calendars)
      : { removed: 0, left: 0, going: 0 };
    const goesOn =
      going > 0 &&
      (await this.transactions.as(
        actorOf(caller),
        async () => {
          const begun = await this.parting.begin(connection);
          if (begun) await this.leaving.order(id);
          return begun;
        },
        { retries: 3 },
      ));
    if (goesOn) return { removed: removed + going, left, revoked: false };
    return { removed, left: left + going, revoked: await this.parting.end(workspaceId, connection) };
  }

  /** @returns how many events are gone, how many stay, and how many would be gone with more time */
  private async withdraw(workspaceId: string, calendars: readonly CalendarRow[]) {
    const taken = { removed: 0, left: 0, going: 0 };
    let runs = 0;
    for (const { id } of calendars) {
      let done = await this.push.withdraw(workspaceId, id);
      taken.removed += done.removed;
      for (let tries = 1; done.goesOn && tries < TRIES; tries++) {
        if (done.removed > 0 && ++runs >= RUNS) break;
        // The calendar is being read or written at this moment; that takes seconds.
        if (done.removed === 0) await pause(PAUSE_MS);
        done = await this.push.withdraw(workspaceId, id);
        taken.removed += done.removed;
      }
      if (done.goesOn) taken.going += done.left;
      else taken.left += done.left;
    }
    return taken;
  }
}
