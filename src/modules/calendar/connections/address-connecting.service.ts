import { Injectable } from '@nestjs/common';
import { actorOf, type Caller } from '../../../platform/access/caller.js';
import { RateLimits } from '../../../platform/access/rate-limits.js';
import { Transactions } from '../../../platform/database/transaction.js';
import { CaldavDiscovery } from '../caldav/caldav-discovery.js';
import { SubscribedFeeds } from '../feeds/subscribed-feeds.js';
import { ProviderFailure, type ProviderAccount, type ProviderName } from '../sync/calendar-provider.js';
import { ConnectionKeeping, type FoundAccount } from './connection-keeping.service.js';
import { refusalOf } from './connection.errors.js';
import type { ConnectCaldavDto, SubscribeDto } from './connection.dto.js';
import { Providers } from './providers.js';

/** Connects what is known by its address: CalDAV servers with a password for apps, and feeds. Outside transactions. */
@Injectable()
export class AddressConnecting {
  constructor(
    private readonly caldav: CaldavDiscovery,
    private readonly feeds: SubscribedFeeds,
    private readonly providers: Providers,
    private readonly keeping: ConnectionKeeping,
    private readonly transactions: Transactions,
    private readonly limits: RateLimits,
  ) {}

  /** Connecting the same account anew changes its password. @throws what went wrong, in the words of the person */
  async caldavServer(caller: Caller, { address, user, password }: ConnectCaldavDto): Promise<string> {
    return this.connect(caller, 'caldav', () =>
      this.caldav.verify({ address, user, password, timeZone: caller.person.timeZone }),
    );
  }

  /** @throws what went wrong, AlreadyConnected */
  async feed(caller: Caller, { address, name }: SubscribeDto): Promise<string> {
    return this.connect(caller, 'ics', () =>
      this.feeds.verify({ address, name: name ?? null, timeZone: caller.person.timeZone }),
    );
  }

  private async connect(
    caller: Caller,
    provider: ProviderName,
    verify: () => Promise<Pick<FoundAccount, 'accountKey' | 'accountName' | 'secrets'>>,
  ): Promise<string> {
    // Each try makes the server speak to an address that somebody chose.
    await this.limits.spend('calendar-address-seat', caller.seat.id);
    const { found, calendars } = await this.looked(provider, verify);
    return this.transactions.as(
      actorOf(caller),
      async () => {
        const id = await this.keeping.keep({ ...found, provider, scopes: [] }, provider === 'caldav');
        // Whoever subscribes to a feed wants it read; of an account each calendar is chosen.
        const readMode = provider === 'ics' ? 'busy' : 'off';
        await this.keeping.list({ id }, calendars, { readMode, whole: true });
        return id;
      },
      { retries: 3 },
    );
  }

  private async looked(
    provider: ProviderName,
    verify: () => Promise<Pick<FoundAccount, 'accountKey' | 'accountName' | 'secrets'>>,
  ) {
    try {
      const found = await verify();
      const account: ProviderAccount = { connectionId: '', provider, scopes: [], secrets: found.secrets };
      return { found, calendars: await this.providers.of(provider).calendars(account) };
    } catch (failure) {
      if (failure instanceof ProviderFailure) throw refusalOf(failure);
      throw failure;
    }
  }
}
