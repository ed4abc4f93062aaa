import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Clock } from '../../../kernel/clock.js';
import { removed } from '../caldav/caldav-pull.js';
import { isLandslide } from '../caldav/caldav-state.js';
import type { Reading } from '../caldav/ical-events.js';
import { Providers } from '../connections/providers.js';
import {
  ProviderFailure,
  type CalendarProvider,
  type ProviderAccount,
  type PulledPage,
  type RemoteCalendar,
  type RemoteEvent,
} from '../sync/calendar-provider.js';
import { feedEntries, type FeedEntry } from './subscribed-events.js';
import { SubscribedFeeds, type FeedCondition, type FeedSecrets } from './subscribed-feeds.js';

const AT_ONCE = 200;
/** For so long what was just read answers for what is there. */
const FRESH_SECONDS = 60;

/** What is known of a feed after a pull, kept as its token. */
interface FeedState extends FeedCondition {
  /** By id of an event: what it was. */
  readonly seen: Readonly<Record<string, string>>;
}

/** Feeds that somebody subscribed to: one calendar each, which is read and never written. */
@Injectable()
export class SubscribedFeedProvider implements CalendarProvider, OnModuleInit {
  readonly name = 'ics';
  /** The feed that was read last: who looks for many of its events one by one asks its server once. */
  private last: { readonly address: string; readonly at: Temporal.Instant; readonly text: string } | null =
    null;

  constructor(
    private readonly feeds: SubscribedFeeds,
    private readonly clock: Clock,
    private readonly providers: Providers,
  ) {}

  onModuleInit(): void {
    this.providers.register(this);
  }

  calendars(account: ProviderAccount): Promise<RemoteCalendar[]> {
    const { name, timeZone } = secretsOf(account);
    return Promise.resolve([
      { externalId: 'feed', name, colour: null, timeZone, role: 'reader', main: true },
    ]);
  }

  /** Always all of it comes, or nothing; what changed is found by comparing. */
  async *pull(account: ProviderAccount, _: string, token: string | null): AsyncIterable<PulledPage> {
    const state = token === null ? null : stateOf(token);
    if (token !== null && state === null) throw new ProviderFailure('token-dead', 'not-ours');
    const { address } = secretsOf(account);
    const answer = await this.feeds.read(address, state).catch(later);
    if (answer === null) {
      yield { events: [], token, last: true, full: false };
      return;
    }
    this.last = { address, at: this.clock.now(), text: answer.text };
    const entries = feedEntries(answer.text, readingOf(account));
    const known = Object.keys(state?.seen ?? {});
    const gone = known.filter((id) => !entries.has(id));
    // Emptied, or nearly: whoever reads all of it looks whether that can be (F4).
    if (isLandslide(gone.length, known.length) || (known.length > 0 && gone.length === known.length)) {
      throw new ProviderFailure('token-dead', 'landslide');
    }
    const changed = [...entries.values()].filter((entry) => state?.seen[entry.id] !== entry.mark);
    for (let start = 0; start < changed.length; start += AT_ONCE) {
      yield page(changed.slice(start, start + AT_ONCE), state === null);
    }
    const seen = Object.fromEntries([...entries.values()].map(({ id, mark }) => [id, mark]));
    const next = JSON.stringify({ v: 1, etag: answer.etag, modified: answer.modified, seen });
    const wholeSeries = gone;
    yield { events: gone.map(removed), token: next, last: true, full: state === null, wholeSeries };
  }

  async read(account: ProviderAccount, _: string, externalId: string): Promise<RemoteEvent | null> {
    const entries = feedEntries(await this.text(secretsOf(account).address), readingOf(account));
    for (const entry of entries.values()) {
      const found = entry.events.find((event) => event.externalId === externalId);
      if (found) return found;
    }
    return null;
  }

  create(): Promise<never> {
    return readOnly();
  }

  insert(): Promise<never> {
    return readOnly();
  }

  patch(): Promise<never> {
    return readOnly();
  }

  remove(): Promise<never> {
    return readOnly();
  }

  private async text(address: string): Promise<string> {
    const fresh =
      this.last?.address === address && this.last.at.until(this.clock.now()).total('seconds') < FRESH_SECONDS;
    if (this.last !== null && fresh) return this.last.text;
    const answer = await this.feeds.read(address, null);
    if (answer === null) throw new ProviderFailure('malformed', '304');
    this.last = { address, at: this.clock.now(), text: answer.text };
    return answer.text;
  }
}

/** A host may answer 404 for an hour: what was once there is asked for again, and its owner told after a day. */
function later(failure: unknown): never {
  if (failure instanceof ProviderFailure && failure.kind === 'gone')
    throw new ProviderFailure('unavailable', failure.reason);
  throw failure;
}

function page(entries: readonly FeedEntry[], full: boolean): PulledPage {
  const wholeSeries = entries.map((entry) => entry.id);
  return { events: entries.flatMap((entry) => entry.events), token: null, last: false, full, wholeSeries };
}

function readOnly(): Promise<never> {
  return Promise.reject(new ProviderFailure('refused', 'read-only'));
}

function secretsOf(account: ProviderAccount): FeedSecrets {
  return account.secrets as FeedSecrets;
}

/** A feed is nobody's mailbox: whom it invites is not known. */
function readingOf(account: ProviderAccount): Reading {
  return { timeZone: secretsOf(account).timeZone, self: [] };
}

function stateOf(token: string): FeedState | null {
  try {
    const { v, etag, modified, seen } = JSON.parse(token) as FeedState & { v: number };
    return v === 1 && typeof seen === 'object'
      ? { etag: etag ?? null, modified: modified ?? null, seen }
      : null;
  } catch {
    return null;
  }
}
