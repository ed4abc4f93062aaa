import { randomBytes } from 'node:crypto';
import type { Clock } from '../../../src/kernel/clock.js';
import type { Answer } from './http.js';
import { Refusal } from './http.js';
import {
  answered,
  answeredBusy,
  answeredGone,
  merged,
  replaced,
  withTimes,
  type GoogleEvent,
} from './event-resource.js';

export type GoogleRole = 'owner' | 'writer' | 'reader' | 'freeBusyReader' | 'none';

export interface CalendarSettings {
  readonly id?: string;
  readonly name: string;
  readonly description?: string;
  readonly timeZone?: string;
  readonly role?: GoogleRole;
  /** False of holidays and birthdays, whose changes nobody is told (F31). */
  readonly watchable?: boolean;
}

interface Stored {
  event: GoogleEvent;
  /** Grows with every change on the calendar. */
  at: number;
}

interface Listing {
  readonly ids: readonly string[];
  /** What has happened after this comes with the next token, whatever the pages showed. */
  readonly at: number;
  readonly token: boolean;
}

/** Queries with these give no token, and refuse one. */
const NO_TOKEN = ['iCalUID', 'orderBy', 'privateExtendedProperty', 'q', 'sharedExtendedProperty', 'timeMax', 'timeMin', 'updatedMin']; // prettier-ignore
/** Questions that nobody here asks; better refused than answered wrongly. */
const NOT_HERE = ['iCalUID', 'orderBy', 'q', 'sharedExtendedProperty', 'timeMax', 'timeMin', 'updatedMin'];
const BUSY_READERS: readonly GoogleRole[] = ['freeBusyReader'];

/** One calendar with its events, as the API shows it. */
export class StoredCalendar {
  readonly id: string;
  readonly timeZone: string;
  readonly description: string | null;
  readonly watchable: boolean;
  name: string;
  role: GoogleRole;
  removed = false;
  /** Whether a full listing with `showDeleted` still mentions what was deleted; after a while Google forgets it. */
  mentionsDeleted = false;
  private readonly events = new Map<string, Stored>();
  private readonly faded = new Set<string>();
  private readonly pages = new Map<string, { listing: Listing; offset: number }>();
  private at = 0;
  private generation = 1;

  constructor(
    readonly owner: string,
    readonly main: boolean,
    readonly appCreated: boolean,
    settings: CalendarSettings,
    private readonly clock: Clock,
    /** Whoever watches is told. */
    private readonly changed: (calendar: StoredCalendar) => void,
  ) {
    this.id =
      settings.id ?? (main ? owner : `c_${randomBytes(20).toString('hex')}@group.calendar.google.com`);
    this.name = settings.name;
    this.description = settings.description ?? null;
    this.timeZone = settings.timeZone ?? 'Europe/Rome';
    this.role = settings.role ?? 'owner';
    this.watchable = settings.watchable ?? true;
  }

  /** Everything that has not been deleted. */
  get live(): GoogleEvent[] {
    return [...this.events.values()].map(({ event }) => event).filter(({ status }) => status !== 'cancelled');
  }

  /** The stored form, deleted ones included. */
  find(id: string): GoogleEvent | null {
    return this.events.get(id)?.event ?? null;
  }

  /** Every token that was given is dead: its age, a change of who may see, or a whim (410 fullSyncRequired). */
  expireTokens(): void {
    this.generation++;
  }

  /** Forgets a deleted event, whose id stays used. */
  fade(id: string): void {
    this.events.delete(id);
    this.faded.add(id);
  }

  list(query: URLSearchParams, pageSize: number | null, busyOnly: boolean): Answer {
    const sync = query.get('syncToken');
    const forbidden = NO_TOKEN.find((name) => query.has(name));
    if (sync !== null && (forbidden || query.get('showDeleted') === 'false')) {
      throw new Refusal(
        400,
        'badRequest',
        `syncToken cannot be used with ${forbidden ?? 'showDeleted=false'}.`,
      );
    }
    const unknown =
      NOT_HERE.find((name) => query.has(name)) ?? (query.get('singleEvents') === 'true' && 'singleEvents');
    if (unknown) throw new Refusal(501, 'notImplemented', `The stand-in does not do ${unknown}.`);
    const wanted = Number(query.get('maxResults') ?? 250);
    if (!(wanted >= 1)) throw new Refusal(400, 'invalidParameter', 'Invalid value for maxResults.');
    const { listing, offset } = this.page(query, sync);
    const size = Math.min(wanted, 2500, pageSize ?? Infinity);
    const ids = listing.ids.slice(offset, offset + size);
    const more = offset + size < listing.ids.length;
    const hidden = busyOnly || BUSY_READERS.includes(this.role);
    return {
      status: 200,
      body: {
        kind: 'calendar#events',
        etag: `"${this.at}"`,
        summary: this.name,
        updated: this.now(),
        timeZone: this.timeZone,
        accessRole: this.role,
        defaultReminders: [],
        ...(more && { nextPageToken: this.keep(listing, offset + size) }),
        ...(!more && listing.token && { nextSyncToken: this.syncToken(listing.at) }),
        items: ids.flatMap((id) => {
          const event = this.find(id);
          if (!event) return [];
          if (event.status === 'cancelled') return [answeredGone(event, this.timeZone)];
          return [hidden ? answeredBusy(event, this.timeZone) : answered(event, this.timeZone)];
        }),
      },
    };
  }

  get(id: string, busyOnly: boolean): Answer {
    const event = this.known(id);
    const hidden = busyOnly || BUSY_READERS.includes(this.role);
    return {
      status: 200,
      body: hidden ? answeredBusy(event, this.timeZone) : answered(event, this.timeZone),
    };
  }

  insert(given: GoogleEvent): Answer {
    const id = given.id ?? randomBytes(16).toString('hex').slice(0, 26);
    if (!/^[a-v0-9]{5,1024}$/.test(id)) throw new Refusal(400, 'invalid', 'Invalid resource id value.');
    if (this.events.has(id) || this.faded.has(id)) {
      throw new Refusal(409, 'duplicate', 'The requested identifier already exists.');
    }
    return { status: 200, body: answered(this.add(id, given), this.timeZone) };
  }

  /** `patch` and `update`, which differ in what becomes of the fields that are not named. */
  change(id: string, given: GoogleEvent, etag: string | undefined, whole: boolean): Answer {
    const event = this.known(id);
    this.demand(event, etag);
    if (event.status === 'cancelled' && given.status == null) {
      throw new Refusal(410, 'deleted', 'Resource has been deleted');
    }
    return {
      status: 200,
      body: answered(this.write(id, whole ? replaced(event, given) : merged(event, given)), this.timeZone),
    };
  }

  remove(id: string, etag?: string): Answer {
    const event = this.known(id);
    if (event.status === 'cancelled') throw new Refusal(410, 'deleted', 'Resource has been deleted');
    this.demand(event, etag);
    this.store(id, { ...event, status: 'cancelled' });
    // Occurrences that were changed go with their series, and are not mentioned one by one.
    for (const stored of this.events.values()) {
      if (stored.event.recurringEventId === id) stored.event = { ...stored.event, status: 'cancelled' };
    }
    return { status: 204 };
  }

  /** Puts an event there, whatever made it. */
  add(id: string, given: GoogleEvent): GoogleEvent {
    const secondary = { email: this.id, displayName: this.name, self: true };
    return this.store(id, {
      ...withTimes(given, this.timeZone),
      id,
      status: given.status ?? 'confirmed',
      htmlLink: `https://www.google.com/calendar/event?eid=${Buffer.from(`${id} ${this.owner}`).toString('base64url')}`,
      created: this.now(),
      creator: { email: this.owner, ...(this.main && { self: true }) },
      organizer: given.organizer ?? (this.main ? { email: this.owner, self: true } : secondary),
      iCalUID: given.iCalUID ?? `${id}@google.com`,
      sequence: 0,
      ...(given.attendees && { attendees: this.guests(given.attendees) }),
    });
  }

  write(id: string, event: GoogleEvent): GoogleEvent {
    const before = this.find(id);
    const moved = JSON.stringify([before?.start, before?.end]) !== JSON.stringify([event.start, event.end]);
    return this.store(id, {
      ...withTimes(event, this.timeZone),
      ...(event.attendees && { attendees: this.guests(event.attendees) }),
      sequence: (before?.sequence ?? 0) + (moved ? 1 : 0),
    });
  }

  store(id: string, event: GoogleEvent): GoogleEvent {
    this.at++;
    const stored: GoogleEvent = {
      ...event,
      id,
      etag: `"${3_500_000_000_000_000 + this.at * 2}"`,
      updated: this.now(),
    };
    this.events.set(id, { event: stored, at: this.at });
    this.changed(this);
    return stored;
  }

  known(id: string): GoogleEvent {
    const event = this.find(id);
    if (!event) throw new Refusal(404, 'notFound', 'Not Found');
    return event;
  }

  private demand(event: GoogleEvent, etag: string | undefined): void {
    if (etag === undefined || etag === '*' || etag === event.etag) return;
    throw new Refusal(412, 'conditionNotMet', 'Precondition Failed');
  }

  private guests(guests: NonNullable<GoogleEvent['attendees']>): NonNullable<GoogleEvent['attendees']> {
    return guests.map((guest) => ({
      ...guest,
      responseStatus: guest.responseStatus ?? 'needsAction',
      ...(guest.email === this.owner && { self: true }),
    }));
  }

  private page(query: URLSearchParams, sync: string | null): { listing: Listing; offset: number } {
    const token = query.get('pageToken');
    if (token !== null) {
      const page = this.pages.get(token);
      if (!page) throw new Refusal(400, 'invalid', 'Invalid page token value.');
      return page;
    }
    const since = sync === null ? null : this.since(sync);
    const marks = query.getAll('privateExtendedProperty');
    const ids = [...this.events.values()]
      .filter(({ event, at }) => (since === null ? this.mentioned(event, query) : at > since))
      .filter(({ event }) => marks.every((mark) => this.marked(event, mark)))
      .toSorted((one, other) => one.at - other.at)
      .map(({ event }) => event.id as string);
    const tokenless = NO_TOKEN.some((name) => query.has(name));
    return { listing: { ids, at: this.at, token: !tokenless }, offset: 0 };
  }

  private mentioned(event: GoogleEvent, query: URLSearchParams): boolean {
    if (event.status !== 'cancelled') return true;
    if (query.get('showDeleted') === 'true' && this.mentionsDeleted) return true;
    const master = event.recurringEventId ? this.find(event.recurringEventId) : null;
    return master !== null && master.status !== 'cancelled';
  }

  private marked(event: GoogleEvent, mark: string): boolean {
    const [key = '', ...value] = mark.split('=');
    return event.extendedProperties?.private?.[key] === value.join('=');
  }

  private keep(listing: Listing, offset: number): string {
    const token = Buffer.from(`page ${this.pages.size} ${randomBytes(6).toString('hex')}`).toString(
      'base64url',
    );
    this.pages.set(token, { listing, offset });
    return token;
  }

  private syncToken(at: number): string {
    return Buffer.from(JSON.stringify({ c: this.id, g: this.generation, at })).toString('base64url');
  }

  private since(token: string): number {
    const { c, g, at } = opened(token);
    if (c !== this.id || typeof at !== 'number')
      throw new Refusal(400, 'invalid', 'Invalid sync token value.');
    if (g !== this.generation) {
      throw new Refusal(410, 'fullSyncRequired', 'Sync token is no longer valid, a full sync is required.');
    }
    return at;
  }

  private now(): string {
    return this.clock.now().toString({ fractionalSecondDigits: 3 });
  }
}

function opened(token: string): { c?: unknown; g?: unknown; at?: unknown } {
  try {
    return JSON.parse(Buffer.from(token, 'base64url').toString()) as object;
  } catch {
    return {};
  }
}
