import { Injectable } from '@nestjs/common';
import { Clock } from '../../../kernel/clock.js';
import { Ids } from '../../../kernel/ids.js';
import { actor } from '../../../platform/database/transaction.js';
import { CalendarRemoval } from '../sync/calendar-removal.service.js';
import { CalendarWrites } from '../sync/calendar-writes.js';
import type { ReadMode } from '../sync/mirrored-event.js';
import { Pulls } from '../sync/pulls.service.js';
import type { ProviderName, RemoteCalendar } from '../sync/calendar-provider.js';
import { AccountHealth } from './account-health.service.js';
import { CalendarsRepository, type CalendarRow } from './calendars.repository.js';
import { AlreadyConnected } from './connection.errors.js';
import { ConnectionsRepository, type Connection } from './connections.repository.js';
import { Credentials, type Secrets } from './credentials.js';

/** An account that has proved to work. */
export interface FoundAccount {
  readonly provider: ProviderName;
  /** What says that it is the same account. */
  readonly accountKey: string;
  readonly accountName: string;
  readonly scopes: readonly string[];
  readonly secrets: Secrets;
}

/** Keeps accounts and what is in them, in the open transaction of whoever connects them. */
@Injectable()
export class ConnectionKeeping {
  constructor(
    private readonly connections: ConnectionsRepository,
    private readonly calendars: CalendarsRepository,
    private readonly credentials: Credentials,
    private readonly health: AccountHealth,
    private readonly pulls: Pulls,
    private readonly removal: CalendarRemoval,
    private readonly writes: CalendarWrites,
    private readonly clock: Clock,
    private readonly ids: Ids,
  ) {}

  /**
   * The same account is the same connection, however often it is connected: it goes on where it stopped.
   * @param again whether one that is connected may be connected again (with new permissions, or a new password)
   * @throws AlreadyConnected
   */
  async keep(account: FoundAccount, again: boolean): Promise<string> {
    const { provider, accountKey, accountName, scopes, secrets } = account;
    const { workspaceId, seatId, role } = actor();
    const known = await this.connections.ofAccount(provider, accountKey);
    if (known && !again && known.status === 'active') throw new AlreadyConnected();
    const id = known?.id ?? this.ids.next();
    const sealed = this.credentials.seal(workspaceId, id, secrets);
    if (known) {
      // What was still to be taken out stays: it is in step again from now on.
      if (known.status === 'leaving') await this.calendars.dropOrders(known);
      await this.connections.renew(id, accountName, scopes, sealed);
      await this.health.reconnected(id);
      for (const calendar of await this.calendars.list(id)) await this.goOn(calendar);
      return id;
    }
    const isContact = role === 'contact';
    await this.connections.add({
      ...{ id, provider, accountKey, accountName, scopes, sealed, createdAt: this.clock.now() },
      memberId: isContact ? null : seatId,
      contactId: isContact ? seatId : null,
    });
    await this.health.reconnected(id);
    return id;
  }

  /**
   * The calendars of an account as it lists them now. @param readMode of those that are new
   * @param whole what is not in the list is not there any more (F36)
   */
  async list(
    { id }: Pick<Connection, 'id'>,
    found: readonly RemoteCalendar[],
    { readMode = 'off', whole = false }: { readMode?: ReadMode; whole?: boolean } = {},
  ): Promise<void> {
    const before = await this.calendars.list(id);
    for (const calendar of found) {
      const put = await this.calendars.put(this.ids.next(), id, calendar, false);
      if (put.added && readMode !== 'off') await this.choose(put.id, { readMode });
    }
    const there = new Set(found.map(({ externalId }) => externalId));
    // Our own need not be in the list: whether it is there is seen when it is read.
    const others = whole ? before.filter(({ isOurs }) => !isOurs) : [];
    for (const { id: calendarId, externalId } of others)
      if (!there.has(externalId)) await this.removal.removed(calendarId);
  }

  /** A calendar that the product has made for what it writes: written to from now on, unless another is. */
  async ours(connectionId: string, made: RemoteCalendar): Promise<void> {
    const { id } = await this.calendars.put(this.ids.next(), connectionId, made, true);
    const { seatId } = actor();
    const own = await this.calendars.list();
    if (!own.some(({ isTarget }) => isTarget)) await this.choose(id, { isTarget: true });
    // What stands in it from before is brought in step, wherever things are written by now.
    else if (seatId !== null) await this.writes.retarget(seatId);
  }

  /** What a person chose for a calendar. @returns false where it was changed meanwhile */
  async choose(
    id: string,
    chosen: Partial<Pick<CalendarRow, 'readMode' | 'isTarget' | 'clientId' | 'genericTitles'>>,
    version?: number,
  ): Promise<boolean> {
    const before = await this.calendars.own(id);
    if (!before || (version !== undefined && before.version !== version)) return false;
    const after = { ...before, ...chosen };
    const moved = after.isTarget !== before.isTarget;
    const left = moved && after.isTarget ? await this.calendars.untarget() : null;
    if (!(await this.calendars.edit(before, after))) return false;
    if (left !== null) await this.pulls.follow(left);
    if (moved || after.readMode !== before.readMode) await this.pulls.follow(id);
    const otherwise = after.isTarget && after.genericTitles !== before.genericTitles;
    if (moved || otherwise) await this.writes.retarget(before.seatId);
    return true;
  }

  /** What waited while nobody was let in is read and written now (F25). */
  private async goOn({ id, readMode, isTarget }: CalendarRow): Promise<void> {
    if (readMode === 'off' && !isTarget) return;
    await this.pulls.follow(id);
    await this.pulls.soon(id);
    if (isTarget) await this.writes.push(id);
  }
}
