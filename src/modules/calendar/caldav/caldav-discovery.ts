import { Injectable } from '@nestjs/common';
import { fetchCalendarUserAddresses, fetchHomeUrl, fetchPrincipalUrl, serviceDiscovery } from 'tsdav';
import { Clock } from '../../../kernel/clock.js';
import { GuardedFetch } from '../../../platform/http/guarded-fetch.js';
import { ProviderFailure } from '../sync/calendar-provider.js';
import { calendarIn } from './caldav-calendars.js';
import { collection } from './caldav-names.js';
import type { CaldavSecrets } from './caldav.provider.js';
import { DavSession, type DavCredentials } from './dav-session.js';

/** What a person tells of an account of theirs. */
interface CaldavLogin extends DavCredentials {
  /** Of the person: where a calendar and its events say no zone. */
  readonly timeZone: string;
}

/** An account that was reached. */
export interface VerifiedAccount<Secrets> {
  readonly accountKey: string;
  readonly accountName: string;
  readonly secrets: Secrets;
}

/**
 * Finds somebody's calendars from what they know: an address of the server, a name, a password (RFC 6764, section 6).
 * An address may be that of the server, of the person there, or of one calendar.
 */
@Injectable()
export class CaldavDiscovery {
  constructor(
    private readonly web: GuardedFetch,
    private readonly clock: Clock,
  ) {}

  /** @throws ProviderFailure `needs-reauth` (the password), `refused` (`address-…`), `gone`, `unavailable`, `malformed` */
  async verify(login: CaldavLogin): Promise<VerifiedAccount<CaldavSecrets>> {
    const address = this.given(login.address);
    const credentials = { address, user: login.user, password: login.password };
    const session = new DavSession(this.web, credentials, () => this.clock.now());
    const account = { serverUrl: address, accountType: 'caldav' as const };
    const found = await this.discovered(session, address);
    let failure = new ProviderFailure('gone', 'no-calendars');
    for (const rootUrl of new Set([found, address, new URL('/', address).href])) {
      try {
        const principalUrl = await fetchPrincipalUrl({
          account: { ...account, rootUrl },
          fetch: session.fetch,
        });
        const known = { ...account, rootUrl, principalUrl };
        const home = collection(await fetchHomeUrl({ account: known, fetch: session.fetch }));
        // Not every server tells under which addresses it invites; the name is one often enough.
        const told = await fetchCalendarUserAddresses({ account: known, fetch: session.fetch }).catch(
          () => [],
        );
        return verified(login, credentials, principalUrl, home, told);
      } catch (error) {
        // A wrong password, a refused address: worth more than what the next guess says.
        if (error instanceof ProviderFailure && failure.kind === 'gone') failure = error;
      }
    }
    if (failure.kind !== 'needs-reauth' && (await this.isHome(session, address))) {
      return verified(login, credentials, address, collection(address), []);
    }
    throw failure;
  }

  /** @throws ProviderFailure `refused`: passwords go over https, but for networks at home that are allowed */
  private given(text: string): string {
    const url = URL.parse(
      /^[a-z][a-z0-9+.-]*:\/\//i.test(text.trim()) ? text.trim() : `https://${text.trim()}`,
    );
    if (url === null) throw new ProviderFailure('refused', 'address-malformed');
    if (url.protocol !== 'https:' && !(url.protocol === 'http:' && this.web.everywhere)) {
      throw new ProviderFailure('refused', 'address-scheme');
    }
    url.hash = '';
    return url.href;
  }

  /** Where `/.well-known/caldav` leads; from https to http only in name, as servers behind others say it. */
  private async discovered(session: DavSession, address: string): Promise<string> {
    const account = { serverUrl: address, accountType: 'caldav' as const };
    const url = new URL(await serviceDiscovery({ account, fetch: session.fetch }));
    if (new URL(address).protocol === 'https:' && url.protocol === 'http:') {
      url.protocol = 'https:';
      if (url.port === '80') url.port = '';
    }
    return url.href;
  }

  private async isHome(session: DavSession, address: string): Promise<boolean> {
    const props = { 'd:resourcetype': {}, 'c:supported-calendar-component-set': {} };
    try {
      const { things } = await session.propfind(collection(address), props, '1');
      return things.some((thing) => calendarIn(address, thing) !== null);
    } catch {
      return false;
    }
  }
}

function verified(
  login: CaldavLogin,
  credentials: DavCredentials,
  principal: string,
  home: string,
  told: readonly unknown[],
): VerifiedAccount<CaldavSecrets> {
  const addresses = [...told.map((each) => String(each).replace(/^mailto:/i, '')), login.user]
    .map((each) => each.trim().toLowerCase())
    .filter((each) => /^[^\s@/]+@[^\s@/]+$/.test(each));
  return {
    accountKey: principal,
    accountName: login.user,
    secrets: {
      ...credentials,
      ...{ home, addresses: [...new Set(addresses)].join(' '), timeZone: login.timeZone },
    },
  };
}
