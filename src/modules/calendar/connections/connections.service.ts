import { Injectable } from '@nestjs/common';
import { NotFound } from '../../../kernel/domain-error.js';
import { actorOf, type Caller } from '../../../platform/access/caller.js';
import { RateLimits } from '../../../platform/access/rate-limits.js';
import { Environment } from '../../../platform/config/environment.js';
import { actor, Transactions } from '../../../platform/database/transaction.js';
import { systemActor } from '../../../kernel/actor.js';
import { ProviderFailure } from '../sync/calendar-provider.js';
import { Accounts } from './accounts.js';
import { CalendarsRepository } from './calendars.repository.js';
import { ConnectionKeeping } from './connection-keeping.service.js';
import { refusalOf, SignInAgain } from './connection.errors.js';
import type { CalendarConnectionDto, CalendarOfferDto } from './connection.dto.js';
import { connectionRead } from './connection.reading.js';
import { ConnectionsRepository } from './connections.repository.js';
import { wishes } from './wishes.js';

/** The accounts that somebody connected, and how they are. */
@Injectable()
export class ConnectionsService {
  constructor(
    private readonly connections: ConnectionsRepository,
    private readonly calendars: CalendarsRepository,
    private readonly keeping: ConnectionKeeping,
    private readonly accounts: Accounts,
    private readonly transactions: Transactions,
    private readonly environment: Environment,
    private readonly limits: RateLimits,
  ) {}

  offer(): CalendarOfferDto {
    const own = actor().role === 'contact' ? ['busy' as const] : wishes;
    return { google: this.environment.offersGoogle, wishes: [...own] };
  }

  async list(): Promise<CalendarConnectionDto[]> {
    const connections = await this.connections.list();
    const calendars = await this.calendars.list();
    return connections.map((connection) => connectionRead(connection, calendars, actor().role));
  }

  /** @throws NotFound, also for one of somebody else */
  async read(id: string): Promise<CalendarConnectionDto> {
    const connection = await this.connections.own(id);
    if (!connection) throw new NotFound('calendar_connection');
    return connectionRead(connection, await this.calendars.list(id), actor().role);
  }

  /** In a transaction of its own, for those who have just connected. */
  readFor(caller: Caller, id: string): Promise<CalendarConnectionDto> {
    return this.transactions.as(actorOf(caller), () => this.read(id), { readOnly: true });
  }

  /**
   * Asks the account which calendars there are now: new ones come, off until they are chosen; those that are gone go.
   * Outside transactions. @throws what went wrong, in the words of the person
   */
  async refresh(caller: Caller, id: string): Promise<CalendarConnectionDto> {
    await this.readFor(caller, id);
    await this.limits.spend('calendar-address-seat', caller.seat.id);
    const workspaceId = caller.seat.workspace.id;
    try {
      const found = await this.accounts.speak(workspaceId, id, (provider, account) =>
        provider.calendars(account),
      );
      await this.transactions.as(systemActor(workspaceId), () => this.accounts.succeeded(id));
      await this.transactions.as(actorOf(caller), () => this.keeping.list({ id }, found, { whole: true }), {
        retries: 3,
      });
    } catch (failure) {
      if (!(failure instanceof ProviderFailure)) throw failure;
      // What was not allowed to be listed says nothing about what may be written.
      if (failure.kind !== 'scope-missing')
        await this.transactions.as(systemActor(workspaceId), () => this.accounts.failed(id, failure));
      if (failure.kind === 'needs-reauth' || failure.kind === 'unauthorized') throw new SignInAgain();
      throw refusalOf(failure);
    }
    return this.readFor(caller, id);
  }
}
