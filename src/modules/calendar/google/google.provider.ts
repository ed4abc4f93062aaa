import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { calendar_v3 } from '@googleapis/calendar';
import { Clock } from '../../../kernel/clock.js';
import { Providers } from '../connections/providers.js';
import {
  ProviderFailure,
  type CalendarProvider,
  type EventDraft,
  type ProviderAccount,
  type PulledPage,
  type RemoteCalendar,
  type RemoteEvent,
  type WatchedChannel,
} from '../sync/calendar-provider.js';
import { changedFields, newEvent, remoteEvent } from './google-event.js';
import { GoogleClientFactory } from './google-client.factory.js';
import { googleFailure, type Asked } from './google-failure.js';

/** Small enough that fifty accounts read side by side stay small, large enough that 2,000 events are four questions. */
const PAGE = 500;

const ROLES: Readonly<Record<string, RemoteCalendar['role']>> = {
  owner: 'owner', writer: 'writer', reader: 'reader', freeBusyReader: 'busy_reader',
}; // prettier-ignore

/** Before the mark of a calendar that we made, in its description. */
const MARK = 'Affianco ';

/** Nobody is mailed because of us (F22). Said every time: leaving it out is not the same everywhere. */
const QUIET = { sendUpdates: 'none' } as const;

/** Google Calendar, API v3. */
@Injectable()
export class GoogleProvider implements CalendarProvider, OnModuleInit {
  readonly name = 'google';

  constructor(
    private readonly clients: GoogleClientFactory,
    private readonly providers: Providers,
    private readonly clock: Clock,
  ) {}

  onModuleInit(): void {
    this.providers.register(this);
  }

  async calendars(account: ProviderAccount): Promise<RemoteCalendar[]> {
    const found: RemoteCalendar[] = [];
    let pageToken: string | undefined;
    do {
      const page = await this.ask(account, 'other', (api) =>
        api.calendarList.list({ maxResults: 250, pageToken }),
      );
      const items: unknown = page.items;
      if (!Array.isArray(items)) throw new ProviderFailure('malformed', 'calendar list');
      found.push(...(page.items ?? []).flatMap(listedCalendar));
      pageToken = page.nextPageToken ?? undefined;
    } while (pageToken !== undefined);
    return found;
  }

  /** The answer may get lost: by its mark the calendar is found in a list. */
  async create(
    account: ProviderAccount,
    name: string,
    timeZone: string,
    mark: string,
  ): Promise<RemoteCalendar> {
    const description = `${MARK}${mark}`;
    const made = await this.ask(account, 'other', (api) =>
      api.calendars.insert({ requestBody: { summary: name, description, timeZone } }),
    );
    if (!made.id) throw new ProviderFailure('malformed', 'calendar without id');
    return {
      externalId: made.id,
      name,
      colour: null,
      timeZone: made.timeZone ?? timeZone,
      role: 'owner',
      main: false,
    };
  }

  /**
   * Masters and exceptions as they are, without a window: what repeats is expanded here (F8), and with a token no other
   * parameter is taken (F7). The token comes with the last page alone (F6).
   */
  async *pull(
    account: ProviderAccount,
    calendarId: string,
    token: string | null,
  ): AsyncGenerator<PulledPage> {
    let pageToken: string | undefined;
    do {
      const syncToken = token ?? undefined;
      const page = await this.ask(
        account,
        'list',
        (api) => api.events.list({ calendarId, maxResults: PAGE, showDeleted: true, singleEvents: false, syncToken, pageToken }),
        token !== null,
      ); // prettier-ignore
      const { items, nextPageToken, nextSyncToken } = page;
      // Half an answer, or a page of a proxy, must not be read as "there is nothing" (F4).
      if (!Array.isArray(items) || !(nextPageToken || nextSyncToken))
        throw new ProviderFailure('malformed', 'event list');
      yield {
        events: items.map((item) => remoteEvent(item, page.timeZone ?? null)),
        token: nextPageToken ? null : (nextSyncToken ?? null),
        last: !nextPageToken,
        full: token === null,
      };
      pageToken = nextPageToken ?? undefined;
    } while (pageToken !== undefined);
  }

  async read(account: ProviderAccount, calendarId: string, externalId: string): Promise<RemoteEvent | null> {
    try {
      return remoteEvent(
        await this.ask(account, 'event', (api) => api.events.get({ calendarId, eventId: externalId })),
        null,
      );
    } catch (error) {
      if (error instanceof ProviderFailure && error.kind === 'gone') return null;
      throw error;
    }
  }

  async insert(account: ProviderAccount, calendarId: string, externalId: string, mark: string, draft: EventDraft): Promise<RemoteEvent> {
    const requestBody = newEvent(externalId, mark, draft);
    const made = await this.ask(account, 'insert', (api) => api.events.insert({ ...QUIET, calendarId, requestBody }));
    return remoteEvent(made, null);
  } // prettier-ignore

  async patch(account: ProviderAccount, calendarId: string, externalId: string, etag: string | null, changes: Partial<EventDraft>): Promise<RemoteEvent> {
    const requestBody = changedFields(changes);
    const changed = await this.ask(account, 'event', (api) =>
      api.events.patch({ ...QUIET, calendarId, eventId: externalId, requestBody }, { headers: conditionOf(etag) }),
    );
    return remoteEvent(changed, null);
  } // prettier-ignore

  async remove(
    account: ProviderAccount,
    calendarId: string,
    externalId: string,
    etag: string | null,
  ): Promise<void> {
    try {
      await this.ask(account, 'event', (api) =>
        api.events.delete({ ...QUIET, calendarId, eventId: externalId }, { headers: conditionOf(etag) }),
      );
    } catch (error) {
      // Somebody was there before us (F13).
      if (!(error instanceof ProviderFailure && error.kind === 'gone')) throw error;
    }
  }

  async watch(
    account: ProviderAccount,
    calendarId: string,
    { id, token, address }: { readonly id: string; readonly token: string; readonly address: string },
  ): Promise<WatchedChannel> {
    const channel = await this.ask(account, 'watch', (api) =>
      api.events.watch({ calendarId, requestBody: { id, type: 'web_hook', address, token } }),
    );
    if (!channel.resourceId) throw new ProviderFailure('malformed', 'channel without resource');
    return { resourceId: channel.resourceId, expiresAt: momentOf(channel.expiration) };
  }

  async unwatch(account: ProviderAccount, channelId: string, resourceId: string): Promise<void> {
    try {
      await this.ask(account, 'event', (api) =>
        api.channels.stop({ requestBody: { id: channelId, resourceId } }),
      );
    } catch (error) {
      if (!(error instanceof ProviderFailure && error.kind === 'gone')) throw error;
    }
  }

  private async ask<T>(
    account: ProviderAccount,
    asked: Asked,
    work: (api: calendar_v3.Calendar) => Promise<{ data: T }>,
    withToken = false,
  ): Promise<T> {
    let data: T;
    try {
      data = (await work(await this.clients.calendar(account.secrets.accessToken ?? ''))).data;
    } catch (error) {
      throw googleFailure(error, asked, this.clock.now(), withToken);
    }
    if (data !== undefined && typeof data === 'string' && data !== '')
      throw new ProviderFailure('malformed', 'no JSON');
    return data;
  }
}

const conditionOf = (etag: string | null): Record<string, string> =>
  etag === null ? {} : { 'If-Match': etag };

function listedCalendar(entry: calendar_v3.Schema$CalendarListEntry): RemoteCalendar[] {
  const role = ROLES[entry.accessRole ?? ''];
  if (!entry.id || !role || entry.deleted === true) return [];
  return [
    {
      externalId: entry.id,
      name: entry.summaryOverride ?? entry.summary ?? entry.id,
      colour: entry.backgroundColor ?? null,
      timeZone: entry.timeZone ?? null,
      role,
      main: entry.primary === true,
      ...(entry.description?.startsWith(MARK) && { mark: entry.description.slice(MARK.length) }),
    },
  ];
}

/** Google counts the life of a channel in milliseconds, as text. */
function momentOf(expiration: string | null | undefined): string | null {
  if (expiration == null || !/^\d+$/.test(expiration)) return null;
  return Temporal.Instant.fromEpochMilliseconds(Number(expiration)).toString();
}
