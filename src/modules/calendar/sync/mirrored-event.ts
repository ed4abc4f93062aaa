import type { EventTime, RemoteEvent } from './calendar-provider.js';
import { canonicalTime, hashOf } from '../events/canonical-event.js';
import { oneLine } from '../events/plain-words.js';
import type { SeriesEvent } from '../events/recurrence.js';

/** What is kept of a calendar that somebody connected: nothing, when they are busy, or what their events are. */
export const readModes = ['off', 'busy', 'details'] as const;
export type ReadMode = (typeof readModes)[number];

/** An event as it is kept. Of most calendars that is when somebody is busy, and nothing about what with (F32). */
export interface MirroredEvent {
  readonly externalId: string;
  readonly icalUid: string | null;
  readonly kind: RemoteEvent['kind'];
  readonly masterExternalId: string | null;
  readonly originalStart: string | null;
  readonly status: RemoteEvent['status'];
  readonly startsAt: string | null;
  readonly endsAt: string | null;
  readonly startsOn: string | null;
  readonly endsOn: string | null;
  readonly timeZone: string | null;
  readonly recurrence: readonly string[];
  readonly title: string | null;
  readonly location: string | null;
  readonly attendees: readonly object[] | null;
  readonly visibility: RemoteEvent['visibility'];
  readonly transparent: boolean;
  readonly myResponse: RemoteEvent['myResponse'];
  readonly eventType: string;
  readonly etag: string | null;
  readonly hash: string;
  readonly isOurs: boolean;
}

/** What of an event decides when it happens. */
export type HappeningFields = Pick<
  MirroredEvent,
  | 'kind'
  | 'originalStart'
  | 'status'
  | 'startsAt'
  | 'endsAt'
  | 'startsOn'
  | 'endsOn'
  | 'timeZone'
  | 'recurrence'
>;

/** What of an event decides whether it keeps its owner busy. */
export type BusyFields = Pick<MirroredEvent, 'status' | 'transparent' | 'myResponse' | 'eventType'>;

/** So much of a text is kept; nobody reads more of it here. */
const LONGEST = 1_000;
const MOST_GUESTS = 200;
/** Not somebody's time: where they work from, and whose birthday it is. */
const NO_TIME = new Set(['workingLocation', 'birthday']);

/**
 * What is kept of an event. Title, place and guests only where its owner chose details, and never of an event that is
 * private or confidential, whatever was chosen.
 */
export function mirrored(event: RemoteEvent, mode: ReadMode): MirroredEvent {
  const open = mode === 'details' && event.visibility !== 'private' && event.visibility !== 'confidential';
  const kept = {
    externalId: event.externalId,
    icalUid: event.icalUid,
    kind: event.kind,
    masterExternalId: event.masterExternalId,
    originalStart: event.originalStart,
    status: event.status,
    ...times(event.start, event.end),
    timeZone: event.timeZone ?? (event.start && 'instant' in event.start ? event.start.timeZone : null),
    recurrence: event.recurrence,
    title: open ? oneLine(event.title).slice(0, LONGEST) : null,
    location: open ? oneLine(event.location).slice(0, LONGEST) : null,
    attendees: open ? event.guests.slice(0, MOST_GUESTS) : null,
    visibility: event.visibility,
    transparent: event.transparent,
    myResponse: event.myResponse,
    eventType: event.eventType,
    isOurs: event.mark !== null,
  };
  return { ...kept, etag: event.etag, hash: hashOf(Object.values(kept)) };
}

/** Whether its owner can do nothing else meanwhile. What was not answered yet keeps its place. */
export function keepsBusy(event: BusyFields): boolean {
  return (
    event.status !== 'cancelled' &&
    !event.transparent &&
    event.myResponse !== 'declined' &&
    !NO_TIME.has(event.eventType)
  );
}

/** As a row of the mirror says it to who works out when it happens. */
export function seriesEvent(row: HappeningFields & { readonly id: string }): SeriesEvent {
  return {
    id: row.id,
    kind: row.kind,
    originalStart: row.originalStart,
    cancelled: row.status === 'cancelled',
    start: timeOf(row.startsAt, row.startsOn, row.timeZone),
    end: timeOf(row.endsAt, row.endsOn, row.timeZone),
    timeZone: row.timeZone,
    recurrence: row.recurrence,
  };
}

function timeOf(instant: string | null, day: string | null, timeZone: string | null): EventTime | null {
  if (day !== null) return { day };
  return instant === null ? null : { instant, timeZone };
}

function times(start: EventTime | null, end: EventTime | null) {
  const at = (time: EventTime | null) => (time !== null && 'instant' in time ? canonicalTime(time) : null);
  const on = (time: EventTime | null) => (time !== null && 'day' in time ? time.day : null);
  return { startsAt: at(start), endsAt: at(end), startsOn: on(start), endsOn: on(end) };
}
