import { FixedClock } from '../../src/kernel/clock.js';
import { RandomIds } from '../../src/kernel/ids.js';
import { CaldavDiscovery } from '../../src/modules/calendar/caldav/caldav-discovery.js';
import { CaldavProvider } from '../../src/modules/calendar/caldav/caldav.provider.js';
import { Providers } from '../../src/modules/calendar/connections/providers.js';
import type {
  ProviderAccount,
  PulledPage,
  RemoteEvent,
} from '../../src/modules/calendar/sync/calendar-provider.js';
import { PublicWeb } from '../../src/platform/http/guarded-fetch.js';

/** The provider for CalDAV without the rest of the product, allowed to speak to loopback. */
export function aCaldav() {
  const web = Object.assign(new PublicWeb(true), { onModuleDestroy: () => Promise.resolve() });
  const clock = new FixedClock('2026-11-16T08:30:00Z');
  const provider = new CaldavProvider(web, clock, new RandomIds(), new Providers());
  const discovery = new CaldavDiscovery(web, clock);
  return {
    provider,
    discovery,
    clock,
    close: () => web.close(),
    /** An open account, found as a person's connecting finds it. */
    async account(address: string, user: string, password: string): Promise<ProviderAccount> {
      const { secrets } = await discovery.verify({ address, user, password, timeZone: 'Europe/Rome' });
      return { connectionId: 'connection', provider: 'caldav', scopes: [], secrets };
    },
  };
}

/** What a whole pull gave. */
export interface Pulled {
  readonly events: RemoteEvent[];
  readonly pages: PulledPage[];
  readonly token: string;
  readonly full: boolean;
}

export async function pulled(pages: AsyncIterable<PulledPage>): Promise<Pulled> {
  const all: PulledPage[] = [];
  for await (const page of pages) all.push(page);
  const last = all.at(-1);
  if (!last?.last || last.token === null) throw new Error('the last page has no token');
  if (all.slice(0, -1).some((page) => page.last || page.token !== null)) throw new Error('a token too early');
  return { events: all.flatMap((page) => page.events), pages: all, token: last.token, full: last.full };
}

/** A calendar object of one event. */
export function ics(uid: string, ...lines: string[]): string {
  return icsOf(['BEGIN:VEVENT', `UID:${uid}`, 'DTSTAMP:20261101T000000Z', ...lines, 'END:VEVENT']);
}

export function icsOf(...events: string[][]): string {
  const head = ['BEGIN:VCALENDAR', 'VERSION:2.0', 'PRODID:-//Test//EN'];
  return [...head, ...events.flat(), 'END:VCALENDAR', ''].join('\r\n');
}
