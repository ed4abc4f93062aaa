/** Providers of calendars; a feed is read and never written. */
export const providers = ['google', 'caldav', 'ics'] as const;
export type ProviderName = (typeof providers)[number];

/**
 * When an event begins or ends. A day stays a day and is never turned into an instant (F17); a floating time has been
 * given the zone of its calendar by the provider that read it. The end of an all-day event is the day after its last.
 */
export type EventTime =
  | { readonly day: string }
  /** ISO 8601 in UTC, and the zone in which it was meant, by its IANA name. */
  | { readonly instant: string; readonly timeZone: string | null };

export type EventResponse = 'needs_action' | 'accepted' | 'tentative' | 'declined';

export interface EventGuest {
  readonly email: string;
  readonly name: string | null;
  readonly response: EventResponse;
  /** The owner of the account that was read. */
  readonly self: boolean;
  readonly organizer: boolean;
}

/** An event as a provider knows it, in one form for all of them. */
export interface RemoteEvent {
  readonly externalId: string;
  readonly icalUid: string | null;
  readonly etag: string | null;
  readonly kind: 'single' | 'master' | 'exception';
  /** Of an exception: the id of its series. */
  readonly masterExternalId: string | null;
  /** Of an exception: when it would have begun, a day (`2026-11-22`) or an instant in UTC (`2026-11-22T08:00:00Z`). */
  readonly originalStart: string | null;
  readonly status: 'confirmed' | 'tentative' | 'cancelled';
  /** Null of a cancelled event of which no more is said (F19). */
  readonly start: EventTime | null;
  readonly end: EventTime | null;
  /** The zone in which a series repeats. */
  readonly timeZone: string | null;
  /** RRULE, RDATE, EXDATE lines of a master (RFC 5545). */
  readonly recurrence: readonly string[];
  readonly title: string;
  readonly description: string;
  readonly location: string;
  readonly guests: readonly EventGuest[];
  readonly myResponse: EventResponse | null;
  readonly visibility: 'default' | 'public' | 'private' | 'confidential';
  readonly transparent: boolean;
  /** `default`, `focusTime`, `outOfOffice`, `workingLocation`, `birthday`, `fromGmail`. */
  readonly eventType: string;
  /** Our mark: the id of the link under which we wrote it. */
  readonly mark: string | null;
}

/** What we write: single events only, never a series. */
export interface EventDraft {
  readonly title: string;
  readonly description: string;
  readonly location: string;
  readonly start: EventTime;
  readonly end: EventTime;
  readonly transparent: boolean;
}

export interface RemoteCalendar {
  /** Never `primary`, which is another calendar for everybody. */
  readonly externalId: string;
  readonly name: string;
  readonly colour: string | null;
  readonly timeZone: string | null;
  readonly role: 'owner' | 'writer' | 'reader' | 'busy_reader';
  /** Google's own: the main calendar of the account, which is read if anything is. */
  readonly main: boolean;
  /** With which we made it, where we did and the provider can say so. */
  readonly mark?: string;
}

/** One page of what changed, or of everything. */
export interface PulledPage {
  readonly events: readonly RemoteEvent[];
  /** On the last page alone: with it the next pull begins (F6). Null where the provider has no such thing. */
  readonly token: string | null;
  readonly last: boolean;
  /** All of the calendar was read: what was not seen may be gone, and is looked at one by one (F2). */
  readonly full: boolean;
  /**
   * Ids of series of which this page names every exception: one that it does not name is none any more. CalDAV and feeds
   * keep a series in one piece and never say that an exception was taken back.
   */
  readonly wholeSeries?: readonly string[];
}

export interface WatchedChannel {
  readonly resourceId: string;
  readonly expiresAt: string | null;
}

/** What went wrong, in the words that decide what is done about it. */
export type FailureKind =
  /** The token of a pull is of no use any more: everything has to be read (F1, F7). */
  | 'token-dead'
  /** The event has changed since (412). */
  | 'stale'
  /** The id has been used (409). */
  | 'exists'
  /** Not there, or not any more (404, 410). */
  | 'gone'
  /** The calendar itself is not there, or not for us (F36). */
  | 'calendar-gone'
  /** Asked to wait (429, 403 by reason). */
  | 'rate-limited'
  /** 5xx, time-outs, broken lines: later. */
  | 'unavailable'
  /** The access token is not taken; renewed once, then `needs-reauth`. */
  | 'unauthorized'
  /** The person has to say yes again (F25). */
  | 'needs-reauth'
  /** A permission that was not given (F26). */
  | 'scope-missing'
  /** Will never be allowed, and is not tried again. */
  | 'refused'
  /** Changes of this calendar are not told (F31). */
  | 'push-unsupported'
  /** The answer is none that we understand. */
  | 'malformed';

/** A provider did not do what it was asked. Carries no token, no title and no address. */
export class ProviderFailure extends Error {
  constructor(
    readonly kind: FailureKind,
    /** The provider's own word: `rateLimitExceeded`, an HTTP status. */
    readonly reason: string,
    /** Of a Retry-After, where one was given. */
    readonly retryAfterSeconds: number | null = null,
  ) {
    super(`${kind}: ${reason}`);
  }
}

/** An open account: credentials that work now. Whoever needs one asks `Accounts.open`, and closes nothing. */
export interface ProviderAccount {
  readonly connectionId: string;
  readonly provider: ProviderName;
  /** Scopes that the person agreed to. */
  readonly scopes: readonly string[];
  /** Of Google: a bearer token; of CalDAV: address, user, password; of a feed: its address. */
  readonly secrets: Readonly<Record<string, string>>;
}

/**
 * One way to speak to every calendar there is. Calls are single attempts: whoever calls decides when to try again, and
 * honours what a failure asks for. Every failure is a `ProviderFailure`.
 */
export interface CalendarProvider {
  readonly name: ProviderName;
  calendars(account: ProviderAccount): Promise<RemoteCalendar[]>;
  /** A calendar of our own, for what we write. */
  create(account: ProviderAccount, name: string, timeZone: string, mark: string): Promise<RemoteCalendar>;
  /** @param token of the last pull; null: everything, without a window (F8) */
  pull(account: ProviderAccount, calendarId: string, token: string | null): AsyncIterable<PulledPage>;
  /** @returns null when it is not there any more; a cancelled one that the provider still shows */
  read(account: ProviderAccount, calendarId: string, externalId: string): Promise<RemoteEvent | null>;
  /** Under an id of ours, with our mark. Nobody is told by mail (F22). @throws ProviderFailure `exists` */
  insert(
    account: ProviderAccount,
    calendarId: string,
    externalId: string,
    mark: string,
    draft: EventDraft,
  ): Promise<RemoteEvent>;
  /** The named fields alone, everything else stays as it is (F15). @throws ProviderFailure `stale`, `gone` */
  patch(
    account: ProviderAccount,
    calendarId: string,
    externalId: string,
    etag: string | null,
    changes: Partial<EventDraft>,
  ): Promise<RemoteEvent>;
  /** What is not there any more counts as removed (F13). @throws ProviderFailure `stale` */
  remove(
    account: ProviderAccount,
    calendarId: string,
    externalId: string,
    etag: string | null,
  ): Promise<void>;
  /** @param channel id, secret and address that the provider shall call; @throws ProviderFailure `push-unsupported` */
  watch?(
    account: ProviderAccount,
    calendarId: string,
    channel: { readonly id: string; readonly token: string; readonly address: string },
  ): Promise<WatchedChannel>;
  unwatch?(account: ProviderAccount, channelId: string, resourceId: string): Promise<void>;
}

/** Makes sure that a calendar is there: its first page can be read. @throws ProviderFailure `calendar-gone` */
export async function lookInto(
  provider: CalendarProvider,
  account: ProviderAccount,
  calendarId: string,
): Promise<void> {
  await provider.pull(account, calendarId, null)[Symbol.asyncIterator]().next();
}
