import { ProviderFailure } from '../sync/calendar-provider.js';
import { nameIn } from './caldav-names.js';
import { etagMark, isLandslide, type CaldavState } from './caldav-state.js';
import { textOf, type DavSession, type DavThing } from './dav-session.js';

/** How often a server may say that there is more before we list everything instead. */
const MAX_ROUNDS = 200;
/** What seems to be gone is looked for once more, up to so many. */
const VERIFIED = 50;

/** A calendar as it is now. */
interface DescribedCalendar {
  readonly sync: string | null;
  readonly ctag: string | null;
  /** VTIMEZONE of what has no zone (RFC 4791, section 5.2.2). */
  readonly zone: string | null;
}

/** What has to be read anew, and what is gone. */
export interface Changes {
  /** With the etag, where the server has such a thing. */
  readonly changed: ReadonlyMap<string, string | null>;
  readonly removed: readonly string[];
  readonly sync: string | null;
}

/** Finds what changed in one calendar since a known state; nothing known: everything. */
export class CaldavChanges {
  constructor(
    private readonly session: DavSession,
    private readonly calendar: string,
  ) {}

  /** @throws ProviderFailure `gone`, `refused` when the calendar is not there for us */
  async describe(): Promise<DescribedCalendar> {
    const props = { 'd:sync-token': {}, 'cs:getctag': {}, 'd:resourcetype': {}, 'c:calendar-timezone': {} };
    const { things } = await this.session.propfind(this.calendar, props, '0');
    const own = things[0];
    if (!own || own.status >= 400) throw new ProviderFailure('gone', String(own?.status ?? 'nothing'));
    return {
      sync: textOf(own.props.syncToken),
      ctag: textOf(own.props.getctag),
      zone: textOf(own.props.calendarTimezone),
    };
  }

  /**
   * @param now as described before: changes during the listing come again with the next one
   * @throws ProviderFailure `token-dead` where so much is gone that everything should be read
   */
  async since(state: CaldavState | null, now: DescribedCalendar): Promise<Changes> {
    const told = state?.sync != null && now.sync !== null ? await this.told(state, state.sync) : null;
    return told ?? this.listed(state, now);
  }

  /**
   * By sync-collection (RFC 6578). Null where its answer cannot be trusted: servers answer a token that they no longer
   * know with 403, 409, 500 or a list of everything, which mentions no deletions (F35).
   */
  private async told(state: CaldavState, sync: string): Promise<Changes | null> {
    const changed = new Map<string, string | null>();
    const removed = new Set<string>();
    let token = sync;
    for (let round = 0; round < MAX_ROUNDS; round++) {
      const answer = await this.report(token);
      if (answer === null || answer.syncToken === null) return null;
      for (const thing of answer.things) {
        const name = nameIn(this.calendar, thing.href);
        if (name === null) continue;
        if (thing.status === 404 || thing.status === 410) {
          changed.delete(name);
          removed.add(name);
          continue;
        }
        const etag = textOf(thing.props.getetag);
        // Told as changed and is not, or nothing to compare: this is a list, and not of changes.
        if (etag === null || etagMark(etag) === state.seen[name]) return null;
        removed.delete(name);
        changed.set(name, etag);
      }
      if (!answer.things.some((thing) => thing.status === 507)) {
        return { changed, removed: [...removed], sync: answer.syncToken };
      }
      // Cut off, to be continued with the new token (RFC 6578, section 3.6).
      if (answer.syncToken === token) return null;
      token = answer.syncToken;
    }
    return null;
  }

  private async report(token: string) {
    const body = {
      'sync-collection': {
        _attributes: { 'xmlns:d': 'DAV:' },
        'sync-token': token,
        'sync-level': 1,
        'd:prop': { 'd:getetag': {} },
      },
    };
    try {
      return await this.session.report(this.calendar, body, 'd');
    } catch (error) {
      const hopeless = error instanceof ProviderFailure && /^(4\d\d|50[01])$/.test(error.reason);
      if (hopeless && !['401', '423', '425', '429'].includes(error.reason)) return null;
      throw error;
    }
  }

  private async listed(state: CaldavState | null, now: DescribedCalendar): Promise<Changes> {
    const { things } = await this.session.propfind(
      this.calendar,
      { 'd:getetag': {}, 'd:resourcetype': {} },
      '1',
    );
    // A list without the calendar itself is not a list of it (RFC 4918, section 9.1).
    if (things.length === 0) throw new ProviderFailure('malformed', 'empty-list');
    const found = new Map(this.resources(things));
    const seen = state?.seen ?? {};
    const missing = Object.keys(seen).filter((name) => !found.has(name));
    if (isLandslide(missing.length, Object.keys(seen).length)) {
      throw new ProviderFailure('token-dead', 'landslide');
    }
    const changed = [...found].filter(([name, etag]) => etag === null || etagMark(etag) !== seen[name]);
    return { changed: new Map(changed), removed: await this.verified(missing), sync: now.sync };
  }

  private resources(things: readonly DavThing[]): [string, string | null][] {
    return things.flatMap((thing): [string, string | null][] => {
      const name = nameIn(this.calendar, thing.href);
      const inner = Object.keys(thing.props.resourcetype ?? {}).includes('collection');
      if (name === null || inner || thing.status >= 400) return [];
      return [[name, textOf(thing.props.getetag)]];
    });
  }

  /** What a list did not mention, and is really not there. */
  private async verified(names: readonly string[]): Promise<string[]> {
    const gone: string[] = [];
    for (const [index, name] of names.entries()) {
      const there = index < VERIFIED && (await this.session.get(this.calendar + encodeURIComponent(name)));
      if (!there) gone.push(name);
    }
    return gone;
  }
}
