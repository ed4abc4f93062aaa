import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Clock } from '../../../kernel/clock.js';
import { Ids } from '../../../kernel/ids.js';
import { GuardedFetch } from '../../../platform/http/guarded-fetch.js';
import { Providers } from '../connections/providers.js';
import {
  ProviderFailure,
  type CalendarProvider,
  type EventDraft,
  type ProviderAccount,
  type PulledPage,
  type RemoteCalendar,
  type RemoteEvent,
} from '../sync/calendar-provider.js';
import { CaldavChanges } from './caldav-changes.js';
import { calendarIn } from './caldav-calendars.js';
import { CaldavContents } from './caldav-contents.js';
import { addressOf, collection, nameOf, resourceOf } from './caldav-names.js';
import { eventsOf, pullCalendar } from './caldav-pull.js';
import { etagMark } from './caldav-state.js';
import { DavSession } from './dav-session.js';
import { changedObject, newObject } from './ical-draft.js';
import type { Reading } from './ical-events.js';
import { definedZone } from './ical-zones.js';

/** What an account of CalDAV keeps; written by CaldavDiscovery. */
export type CaldavSecrets = Readonly<
  Record<'address' | 'user' | 'password' | 'home' | 'addresses' | 'timeZone', string>
>;

/** Calendars by CalDAV (RFC 4791): Nextcloud, iCloud, Fastmail, Radicale and their kin. */
@Injectable()
export class CaldavProvider implements CalendarProvider, OnModuleInit {
  readonly name = 'caldav';

  constructor(
    private readonly web: GuardedFetch,
    private readonly clock: Clock,
    private readonly ids: Ids,
    private readonly providers: Providers,
  ) {}

  onModuleInit(): void {
    this.providers.register(this);
  }

  async calendars(account: ProviderAccount): Promise<RemoteCalendar[]> {
    const { home } = secretsOf(account);
    const { things } = await this.session(account).propfind(home, CALENDAR_PROPS, '1');
    if (things.length === 0) throw new ProviderFailure('malformed', 'empty-list');
    return things.flatMap((thing) => calendarIn(home, thing) ?? []);
  }

  async create(account: ProviderAccount, name: string, timeZone: string): Promise<RemoteCalendar> {
    const externalId = collection(new URL(`affianco-${this.ids.next()}/`, secretsOf(account).home).href);
    await this.session(account).make(externalId, {
      'c:mkcalendar': {
        _attributes: { 'xmlns:d': 'DAV:', 'xmlns:c': 'urn:ietf:params:xml:ns:caldav' },
        'd:set': {
          'd:prop': {
            'd:displayname': name,
            'c:supported-calendar-component-set': { 'c:comp': { _attributes: { name: 'VEVENT' } } },
          },
        },
      },
    });
    return { externalId, name, colour: null, timeZone, role: 'owner', main: false };
  }

  async *pull(account: ProviderAccount, calendarId: string, token: string | null): AsyncIterable<PulledPage> {
    const session = this.session(account);
    try {
      yield* pullCalendar(
        {
          changes: new CaldavChanges(session, calendarId),
          contents: new CaldavContents(session, calendarId),
          reading: (zone) => this.reading(account, zone),
        },
        token,
      );
    } catch (error) {
      throw await this.why(account, calendarId, error);
    }
  }

  async read(account: ProviderAccount, calendarId: string, externalId: string): Promise<RemoteEvent | null> {
    const session = this.session(account);
    const name = nameOf(externalId);
    const got = await session.get(addressOf(calendarId, name));
    if (got === null) return null;
    const zone = FLOATING.test(got.text)
      ? (await new CaldavChanges(session, calendarId).describe()).zone
      : null;
    const events = eventsOf({ name, ...got }, this.reading(account, zone));
    // What nobody can read is nothing that anybody could meet at; a page instead of it has been refused before.
    return events?.find((event) => event.externalId === externalId) ?? null;
  }

  async insert(
    account: ProviderAccount,
    calendarId: string,
    externalId: string,
    mark: string,
    draft: EventDraft,
  ): Promise<RemoteEvent> {
    const text = newObject(externalId, mark, draft, this.clock.now());
    const { etag } = await this.session(account).create(addressOf(calendarId, nameOf(externalId)), text);
    return this.written(account, calendarId, externalId, text, etag);
  }

  async patch(
    account: ProviderAccount,
    calendarId: string,
    externalId: string,
    etag: string | null,
    changes: Partial<EventDraft>,
  ): Promise<RemoteEvent> {
    const { session, address } = this.single(account, calendarId, externalId);
    const got = await session.get(address);
    if (got === null) throw new ProviderFailure('gone', '404');
    expectSame(etag, got.etag);
    const text = changedObject(got.text, changes, this.clock.now());
    const answer = await this.conditionally(session, address, got.etag, (condition) =>
      session.replace(address, text, condition),
    );
    return this.written(account, calendarId, externalId, text, answer.etag);
  }

  async remove(
    account: ProviderAccount,
    calendarId: string,
    externalId: string,
    etag: string | null,
  ): Promise<void> {
    const { session, address } = this.single(account, calendarId, externalId);
    await this.conditionally(session, address, etag, (condition) => session.remove(address, condition));
  }

  /**
   * With If-Match; a weak etag may be refused although nothing changed, which is looked at, and then it is done without.
   * @throws ProviderFailure `stale`
   */
  private async conditionally<T>(
    session: DavSession,
    address: string,
    etag: string | null,
    write: (etag: string | null) => Promise<T>,
  ): Promise<T> {
    try {
      return await write(etag);
    } catch (error) {
      const refused = error instanceof ProviderFailure && error.kind === 'stale';
      if (!refused || !etag?.startsWith('W/')) throw error;
      const got = await session.get(address);
      if (got === null) throw new ProviderFailure('stale', 'gone');
      expectSame(etag, got.etag);
      return write(null);
    }
  }

  /** As it stands there now: servers that change what they are given tell no strong etag (RFC 4791, section 5.3.4). */
  private async written(
    account: ProviderAccount,
    calendarId: string,
    externalId: string,
    text: string,
    etag: string | null,
  ): Promise<RemoteEvent> {
    if (etag !== null && !etag.startsWith('W/')) {
      const [event] = eventsOf({ name: nameOf(externalId), etag, text }, this.reading(account, null)) ?? [];
      if (event) return event;
    }
    const event = await this.read(account, calendarId, externalId);
    if (event === null) throw new ProviderFailure('gone', 'after-writing');
    return event;
  }

  /** A calendar that is not there is gone when its account no longer lists it, and not before (F36). */
  private async why(account: ProviderAccount, calendarId: string, error: unknown): Promise<unknown> {
    const missing = error instanceof ProviderFailure && (error.kind === 'gone' || error.reason === '403');
    if (!missing) return error;
    const listed = await this.calendars(account).catch((failure: unknown) => failure);
    if (!Array.isArray(listed)) return listed;
    const there = (listed as RemoteCalendar[]).some((each) => each.externalId === calendarId);
    return new ProviderFailure(there ? 'unavailable' : 'calendar-gone', error.reason);
  }

  /** Where a single event stands; one occurrence of a series has no place of its own. @throws ProviderFailure `refused` */
  private single(account: ProviderAccount, calendarId: string, externalId: string) {
    if (resourceOf(externalId) !== externalId) throw new ProviderFailure('refused', 'series');
    return { session: this.session(account), address: addressOf(calendarId, nameOf(externalId)) };
  }

  private session(account: ProviderAccount): DavSession {
    return new DavSession(this.web, secretsOf(account), () => this.clock.now());
  }

  private reading(account: ProviderAccount, zone: string | null): Reading {
    const { timeZone, addresses } = secretsOf(account);
    return {
      timeZone: (zone === null ? null : definedZone(zone)) ?? timeZone,
      self: addresses === '' ? [] : addresses.split(' '),
    };
  }
}

/** Times of which nobody says where they are. */
const FLOATING = /^(DTSTART|DTEND|RECURRENCE-ID)(;VALUE=DATE-TIME)?:\d{8}T\d{6}\s*$/im;

const CALENDAR_PROPS = {
  'd:displayname': {},
  'd:resourcetype': {},
  'ca:calendar-color': {},
  'c:calendar-timezone': {},
  'c:supported-calendar-component-set': {},
  'd:current-user-privilege-set': {},
};

function secretsOf(account: ProviderAccount): CaldavSecrets {
  return account.secrets as CaldavSecrets;
}

function expectSame(known: string | null, now: string | null): void {
  if (known !== null && now !== null && etagMark(known) !== etagMark(now)) {
    throw new ProviderFailure('stale', '412');
  }
}
