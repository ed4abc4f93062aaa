import { createObject, davRequest, deleteObject, propfind, updateObject, type DAVResponse } from 'tsdav';
import type { GuardedFetch } from '../../../platform/http/guarded-fetch.js';
import { ProviderFailure } from '../sync/calendar-provider.js';
import { lineFailure, statusFailure } from './dav-failure.js';

/** Calendars of thousands of events are listed in one answer. */
const LIMITS = { seconds: 30, bytes: 20 * 1024 * 1024 };

/** Ends as a multistatus ends. */
const COMPLETE = /<\/([\w.-]+:)?multistatus\s*>\s*$|<([\w.-]+:)?multistatus[^>]*\/>\s*$/i;

/** What tells an account apart, and opens it. */
export interface DavCredentials {
  readonly address: string;
  readonly user: string;
  readonly password: string;
}

/** One thing of a multistatus answer. */
export interface DavThing {
  readonly href: string;
  readonly status: number;
  readonly props: Readonly<Record<string, unknown>>;
}

/** A multistatus answer (RFC 4918, section 13), with what a sync-collection adds to it (RFC 6578). */
interface DavAnswer {
  readonly things: readonly DavThing[];
  readonly syncToken: string | null;
}

type Body = NonNullable<Parameters<typeof davRequest>[0]['init']['body']>;
type Props = Parameters<typeof propfind>[0]['props'];

/**
 * Speaks to one CalDAV server as one person, through the guard. Every call is a single attempt, and whatever is not the
 * answer that was asked for is a `ProviderFailure`: 207 alone says nothing about the things within it (F35).
 */
export class DavSession {
  /** The last answer as it came: tsdav hands on neither headers nor the end of the text. */
  private last: { readonly response: Response; readonly text: string } | null = null;

  constructor(
    private readonly web: GuardedFetch,
    private readonly credentials: DavCredentials,
    private readonly now: () => Temporal.Instant,
  ) {}

  /** For tsdav: what it takes for the `fetch` of a browser. */
  readonly fetch = async (input: unknown, init: RequestInit = {}): Promise<Response> => {
    const url = new URL(String(input));
    const headers = new Headers(init.headers);
    if (this.mayKnow(url)) headers.set('authorization', basic(this.credentials));
    headers.set('user-agent', 'Affianco');
    // Servers in front that pack answers make weak etags of strong ones, and those never match (RFC 9110, section 13.1.1).
    if (init.method !== 'REPORT' && init.method !== 'PROPFIND') headers.set('accept-encoding', 'identity');
    let response: Response;
    try {
      response = await this.web.fetch(
        url,
        { ...(init as object), headers: Object.fromEntries(headers) },
        LIMITS,
      );
    } catch (error) {
      throw lineFailure(error);
    }
    const text = await response.clone().text();
    this.last = { response, text };
    // These concern the account, whatever was asked.
    if ([401, 429, 502, 503, 504].includes(response.status)) throw this.failure();
    return response;
  };

  async propfind(url: string, props: Props, depth: '0' | '1'): Promise<DavAnswer> {
    return this.multistatus(await propfind({ url, props, depth, fetch: this.fetch }));
  }

  async report(url: string, body: Body, namespace: 'c' | 'd', depth?: '1'): Promise<DavAnswer> {
    const headers: Record<string, string> = depth ? { depth } : {};
    const init = { method: 'REPORT' as const, namespace, headers, body };
    return this.multistatus(await davRequest({ url, init, fetch: this.fetch }));
  }

  /** Makes a calendar. */
  async make(url: string, body: Body): Promise<void> {
    const init = { method: 'MKCALENDAR' as const, namespace: 'd', headers: {}, body };
    await davRequest({ url, init, parseOutgoing: false, fetch: this.fetch });
    if (this.status !== 201) throw this.failure();
  }

  /** @returns null when nothing is there */
  async get(url: string): Promise<{ text: string; etag: string | null } | null> {
    const response = await this.fetch(url, { method: 'GET', headers: { accept: 'text/calendar' } });
    if (response.status === 404 || response.status === 410) return null;
    if (response.status !== 200) throw this.failure();
    const text = await response.text();
    // A page to sign in says 200, too, and is no sign that an event is gone (F4).
    if (!/BEGIN:VCALENDAR/i.test(text)) throw new ProviderFailure('malformed', 'not-icalendar');
    return { text, etag: etagOf(response) };
  }

  /** Puts something where nothing is. @throws ProviderFailure `exists` */
  async create(url: string, data: string): Promise<{ etag: string | null }> {
    const headers = { ...CALENDAR, 'if-none-match': '*' };
    const response = await createObject({ url, data, headers, fetch: this.fetch });
    if (response.ok) return { etag: etagOf(response) };
    // Where nothing may be twice: this place, or this UID in the calendar (RFC 4791, section 5.3.2.1).
    const taken = response.status === 412 || /no-uid-conflict/i.test(this.last?.text ?? '');
    throw taken ? new ProviderFailure('exists', String(response.status)) : this.failure();
  }

  /** @param etag null: whatever is there now */
  async replace(url: string, data: string, etag: string | null): Promise<{ etag: string | null }> {
    const headers = { ...CALENDAR, ...condition(etag) };
    const response = await updateObject({ url, data, headers, fetch: this.fetch });
    if (!response.ok) throw this.failure();
    return { etag: etagOf(response) };
  }

  async remove(url: string, etag: string | null): Promise<void> {
    const response = await deleteObject({ url, headers: condition(etag), fetch: this.fetch });
    if (!response.ok && response.status !== 404 && response.status !== 410) throw this.failure();
  }

  private multistatus(answers: readonly DAVResponse[]): DavAnswer {
    const { status, text } = { status: this.status, text: this.last?.text ?? '' };
    if (status !== 207) throw this.failure();
    // Half an answer is none: what it does not mention has not been deleted (F4).
    if (!COMPLETE.test(text)) {
      throw new ProviderFailure('malformed', 'truncated');
    }
    const raw = answers[0]?.raw as { multistatus?: { syncToken?: unknown } } | undefined;
    if (typeof raw !== 'object' || raw.multistatus === undefined) {
      throw new ProviderFailure('malformed', 'no-multistatus');
    }
    return {
      things: answers.flatMap((each) => {
        const href = textOf(each.href);
        return href === null ? [] : [{ href, status: each.status, props: each.props ?? {} }];
      }),
      syncToken: textOf(raw.multistatus.syncToken),
    };
  }

  /** The failure that the last answer was. */
  private failure(): ProviderFailure {
    const response = this.last?.response;
    if (!response) return new ProviderFailure('malformed', 'no-answer');
    return statusFailure(response.status, response.headers.get('retry-after'), this.now());
  }

  private get status(): number {
    return this.last?.response.status ?? 0;
  }

  /** The password goes over safe lines only, or where a person gave an unsafe one. */
  private mayKnow(url: URL): boolean {
    return url.protocol === 'https:' || this.credentials.address.startsWith('http:');
  }
}

const CALENDAR = { 'content-type': 'text/calendar; charset=utf-8' };

/** A weak etag never matches; without its mark it is what the server behind has (RFC 9110, section 13.1.1). */
function condition(etag: string | null): Record<string, string> {
  return etag === null ? {} : { 'if-match': etag.replace(/^W\//, '') };
}

function etagOf(response: Response): string | null {
  return response.headers.get('etag');
}

function basic({ user, password }: DavCredentials): string {
  return `Basic ${Buffer.from(`${user}:${password}`, 'utf8').toString('base64')}`;
}

/** Text of an element; tsdav turns what looks like a number or a truth value into one. */
export function textOf(value: unknown): string | null {
  if (typeof value === 'string') return value === '' ? null : value;
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  if (typeof value !== 'object' || value === null) return null;
  const { _cdata, _text } = value as { _cdata?: unknown; _text?: unknown };
  return textOf(_cdata ?? _text);
}
