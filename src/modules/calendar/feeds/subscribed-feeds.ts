import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { Clock } from '../../../kernel/clock.js';
import { GuardedFetch } from '../../../platform/http/guarded-fetch.js';
import type { VerifiedAccount } from '../caldav/caldav-discovery.js';
import { lineFailure, statusFailure } from '../caldav/dav-failure.js';
import { calendarsOf, plainText } from '../caldav/ical-text.js';
import { ianaName } from '../caldav/ical-zones.js';
import { ProviderFailure } from '../sync/calendar-provider.js';

/** A calendar of ten years of a busy person has some 5 MB. */
const LIMITS = { seconds: 20, bytes: 10 * 1024 * 1024 };

/** What an account that is a feed keeps. */
export type FeedSecrets = Readonly<Record<'address' | 'name' | 'timeZone', string>>;

/** What was known of a feed when it was last read, so that nothing comes when nothing changed (RFC 9110, section 13). */
export interface FeedCondition {
  readonly etag: string | null;
  readonly modified: string | null;
}

/** A feed as it was read. */
interface FeedAnswer extends FeedCondition {
  readonly text: string;
}

/** Feeds of others, by their address: anybody's calendar as a file that is read again and again (RFC 5545, RFC 7986). */
@Injectable()
export class SubscribedFeeds {
  constructor(
    private readonly web: GuardedFetch,
    private readonly clock: Clock,
  ) {}

  /**
   * Reads it once, before anybody relies on it.
   * @param given.name as the person calls it; null: as it calls itself
   * @throws ProviderFailure `refused` (`address-…`), `needs-reauth`, `gone`, `unavailable`, `malformed`
   */
  async verify(given: {
    readonly address: string;
    readonly name: string | null;
    readonly timeZone: string;
  }): Promise<VerifiedAccount<FeedSecrets>> {
    const address = this.normal(given.address);
    const answer = await this.read(address, null);
    if (answer === null) throw new ProviderFailure('malformed', '304');
    const [calendar] = calendarsOf(answer.text);
    // The parser leaves marks of escaping in properties that it does not know.
    const said = (name: string) =>
      plainText(String(calendar?.getFirstPropertyValue(name) ?? '').replace(/\\([,;\\])/g, '$1'), 200);
    const name = given.name?.trim() || said('name') || said('x-wr-calname') || new URL(address).hostname;
    const timeZone = ianaName(said('x-wr-timezone')) ?? given.timeZone;
    return {
      accountKey: createHash('sha256').update(address).digest('hex'),
      accountName: name,
      secrets: { address, name, timeZone },
    };
  }

  /** @returns null when it is as it was. @throws ProviderFailure */
  async read(address: string, condition: FeedCondition | null): Promise<FeedAnswer | null> {
    const url = new URL(address);
    const headers: Record<string, string> = { accept: 'text/calendar, */*;q=0.1', 'user-agent': 'Affianco' };
    if (condition?.etag != null) headers['if-none-match'] = condition.etag;
    if (condition?.modified != null) headers['if-modified-since'] = condition.modified;
    // Some feeds carry their password in the address; it goes where passwords go.
    if (url.username !== '' || url.password !== '') {
      const credentials = `${decodeURIComponent(url.username)}:${decodeURIComponent(url.password)}`;
      headers.authorization = `Basic ${Buffer.from(credentials).toString('base64')}`;
      [url.username, url.password] = ['', ''];
    }
    let response: Response;
    let text: string;
    try {
      response = await this.web.fetch(url, { headers }, LIMITS);
      text = await response.text();
    } catch (error) {
      throw lineFailure(error);
    }
    if (response.status === 304 && condition !== null) return null;
    if (response.status === 200) {
      return { text, etag: response.headers.get('etag'), modified: response.headers.get('last-modified') };
    }
    const wait = response.headers.get('retry-after');
    const failure = statusFailure(response.status, wait, this.clock.now());
    // A feed that somebody took back: its address will not work again.
    throw failure.kind === 'gone' || response.status === 403
      ? new ProviderFailure('gone', failure.reason)
      : failure;
  }

  /** `webcal:` is what calendars call it; it is spoken by https (or http, where that is what was given). */
  private normal(text: string): string {
    const given = text.trim().replace(/^webcals?:\/\//i, 'https://');
    const url = URL.parse(/^[a-z][a-z0-9+.-]*:/i.test(given) ? given : `https://${given}`);
    if (url === null) throw new ProviderFailure('refused', 'address-malformed');
    if (url.protocol !== 'https:' && url.protocol !== 'http:') {
      throw new ProviderFailure('refused', 'address-scheme');
    }
    // A password is not sent for everybody to read.
    if (url.protocol === 'http:' && url.password !== '' && !this.web.everywhere) {
      throw new ProviderFailure('refused', 'address-credentials');
    }
    url.hash = '';
    return url.href;
  }
}
