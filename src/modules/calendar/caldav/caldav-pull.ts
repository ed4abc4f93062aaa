import type { PulledPage, RemoteEvent } from '../sync/calendar-provider.js';
import { ProviderFailure } from '../sync/calendar-provider.js';
import type { CaldavChanges, Changes } from './caldav-changes.js';
import type { CaldavContents, Resource } from './caldav-contents.js';
import { idOf } from './caldav-names.js';
import { contentMark, etagMark, stateOf, stateText, type CaldavState } from './caldav-state.js';
import { remoteEvents, writtenEvents, type Reading } from './ical-events.js';

const AT_ONCE = 50;

/** What a pull needs of one calendar. */
interface Pulling {
  readonly changes: CaldavChanges;
  readonly contents: CaldavContents;
  /** @param zone VTIMEZONE of the calendar */
  reading(zone: string | null): Reading;
}

/**
 * Pages of what changed since the token. The token of an unchanged calendar stays the same text.
 * @throws ProviderFailure `token-dead`
 */
export async function* pullCalendar(
  { changes, contents, reading }: Pulling,
  token: string | null,
): AsyncIterable<PulledPage> {
  const state = token === null ? null : stateOf(token);
  if (token !== null && state === null) throw new ProviderFailure('token-dead', 'not-ours');
  const now = await changes.describe();
  if (state !== null && token !== null && isSame(state, now)) {
    yield { events: [], token, last: true, full: false };
    return;
  }
  const found = await changes.since(state, now);
  const as = reading(now.zone);
  const seen: Record<string, string> = { ...state?.seen };
  const gone = new Set(found.removed);
  const names = [...found.changed.keys()];
  for (let start = 0; start < names.length; start += AT_ONCE) {
    const chunk = names.slice(start, start + AT_ONCE);
    const resources = await contents.read(chunk);
    const there = new Set(resources.map((resource) => resource.name));
    for (const name of chunk) if (!there.has(name)) gone.add(name);
    const fresh = resources.filter((resource) => isFresh(resource, seen, found));
    yield page(fresh, as, state === null);
  }
  for (const name of gone) delete seen[name];
  const events = state === null ? [] : [...gone].map((name) => removed(idOf(name)));
  const next = stateText({ sync: found.sync, ctag: now.ctag, seen });
  const wholeSeries = events.map((event) => event.externalId);
  yield { events, token: next, last: true, full: state === null, wholeSeries };
}

function isSame(state: CaldavState, now: { sync: string | null; ctag: string | null }): boolean {
  return (now.sync ?? now.ctag) !== null && state.sync === now.sync && state.ctag === now.ctag;
}

/** Notes what the resource is now; false when it is what it was, of which a server without etags cannot tell us. */
function isFresh(resource: Resource, seen: Record<string, string>, found: Changes): boolean {
  const etag = resource.etag ?? found.changed.get(resource.name) ?? null;
  const mark = etag === null ? contentMark(resource.text) : etagMark(etag);
  if (seen[resource.name] === mark) return false;
  seen[resource.name] = mark;
  return true;
}

function page(resources: readonly Resource[], reading: Reading, full: boolean): PulledPage {
  const read = resources.flatMap((resource) => {
    const events = eventsOf(resource, reading);
    return events === null ? [] : [{ id: idOf(resource.name), events }];
  });
  return {
    // What was an event and is none any more, but a task perhaps, is gone like what was deleted.
    events: read.flatMap(({ id, events }) => (events.length === 0 && !full ? [removed(id)] : events)),
    token: null,
    last: false,
    full,
    wholeSeries: read.map(({ id }) => id),
  };
}

/** The events of one resource; null where nobody can read it: it is passed over, so that the others are read. */
export function eventsOf(resource: Resource, reading: Reading): RemoteEvent[] | null {
  try {
    // All events of a resource share one UID (RFC 4791, section 4.1).
    const written = writtenEvents(resource.text, reading)[0];
    return written ? remoteEvents(written, idOf(resource.name), resource.etag, reading) : [];
  } catch (error) {
    if (error instanceof ProviderFailure) return null;
    throw error;
  }
}

/** What is told of an event that is not there any more: that, and nothing else. */
export function removed(externalId: string): RemoteEvent {
  return {
    ...{ externalId, icalUid: null, etag: null, kind: 'single', masterExternalId: null, originalStart: null },
    ...{ status: 'cancelled', start: null, end: null, timeZone: null, recurrence: [], title: '' },
    ...{ description: '', location: '', guests: [], myResponse: null, visibility: 'default' },
    ...{ transparent: false, eventType: 'default', mark: null },
  };
}
