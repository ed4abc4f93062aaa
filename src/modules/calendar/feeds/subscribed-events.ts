import { createHash } from 'node:crypto';
import { remoteEvents, writtenEvents, type Reading, type WrittenEvent } from '../caldav/ical-events.js';
import { ProviderFailure, type RemoteEvent } from '../sync/calendar-provider.js';

/** More than this is no calendar of a person. */
const MAX_EVENTS = 20_000;
/** Longer ids are no ids that a database indexes. */
const MAX_UID = 500;

/** A series or a single event of a feed, and what tells whether it changed. */
export interface FeedEntry {
  readonly id: string;
  readonly mark: string;
  readonly events: readonly RemoteEvent[];
}

/** All of a feed, by ids that are the same each time it is read (F33). @throws ProviderFailure `malformed` */
export function feedEntries(text: string, reading: Reading): Map<string, FeedEntry> {
  const written = writtenEvents(text, reading);
  const entries = new Map<string, FeedEntry>();
  let count = 0;
  for (const each of written) {
    const id = idOf(each);
    const events = remoteEvents(each, id, null, reading);
    count += events.length;
    if (count > MAX_EVENTS) throw new ProviderFailure('malformed', 'too-many-events');
    if (events.length > 0) entries.set(id, { id, events, mark: markOf(events) });
  }
  return entries;
}

/** Its UID; of an event without one, as some feeds have them, what it says: when it is and how it is called. */
function idOf({ uid, components }: WrittenEvent): string {
  if (uid !== null && uid.length <= MAX_UID) return uid;
  const [event] = components;
  const said = ['dtstart', 'dtend', 'rrule', 'summary'].map((name) =>
    String(event?.getFirstProperty(name)?.toICALString() ?? ''),
  );
  return `x-${hash(uid ?? said.join('\n'))}`;
}

/** Of what we read of it: feeds write a new DTSTAMP each time, and that is no change. */
function markOf(events: readonly RemoteEvent[]): string {
  return hash(JSON.stringify(events));
}

function hash(text: string): string {
  return createHash('sha256').update(text).digest('base64url').slice(0, 22);
}
