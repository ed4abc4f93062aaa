import type { calendar_v3 } from '@googleapis/calendar';
import {
  ProviderFailure,
  type EventDraft,
  type EventGuest,
  type EventResponse,
  type EventTime,
  type RemoteEvent,
} from '../sync/calendar-provider.js';

type GoogleEvent = calendar_v3.Schema$Event;
type GoogleTime = calendar_v3.Schema$EventDateTime;

/** Where our mark stands: in properties that only we see, one copy of an event at a time. */
const MARK = 'affianco';

const RESPONSES: Readonly<Record<string, EventResponse>> = {
  needsAction: 'needs_action', accepted: 'accepted', tentative: 'tentative', declined: 'declined',
}; // prettier-ignore

/**
 * An event of Google's in our form. What Google leaves out because it is the default is filled in.
 * @param zone of the calendar, for a series that names none
 * @throws ProviderFailure `malformed`
 */
export function remoteEvent(event: GoogleEvent, zone: string | null): RemoteEvent {
  if (typeof event?.id !== 'string' || event.id === '')
    throw new ProviderFailure('malformed', 'event without id');
  const status = event.status === 'cancelled' || event.status === 'tentative' ? event.status : 'confirmed';
  const start = timeOf(event.start);
  const end = timeOf(event.end);
  // Of a cancelled event only the id is promised (F19).
  if (status !== 'cancelled' && (!start || !end))
    throw new ProviderFailure('malformed', 'event without times');
  const guests = (event.attendees ?? []).flatMap(guestOf);
  const master = event.recurringEventId ?? null;
  const recurrence = event.recurrence ?? [];
  return {
    externalId: event.id,
    icalUid: event.iCalUID ?? null,
    etag: event.etag ?? null,
    kind: master !== null ? 'exception' : recurrence.length > 0 ? 'master' : 'single',
    masterExternalId: master,
    originalStart: master === null ? null : keyOf(timeOf(event.originalStartTime)),
    status,
    start,
    end,
    timeZone: event.start?.timeZone ?? (recurrence.length > 0 ? zone : null),
    recurrence,
    title: event.summary ?? '',
    description: event.description ?? '',
    location: event.location ?? '',
    guests,
    myResponse: guests.find(({ self }) => self)?.response ?? null,
    visibility: visibilityOf(event.visibility),
    transparent: event.transparency === 'transparent',
    eventType: event.eventType ?? 'default',
    mark: event.extendedProperties?.private?.[MARK] ?? null,
  };
}

/** A new event of ours, with our mark. */
export function newEvent(externalId: string, mark: string, draft: EventDraft): GoogleEvent {
  return {
    id: externalId,
    summary: draft.title,
    description: draft.description,
    location: draft.location,
    start: written(draft.start),
    end: written(draft.end),
    transparency: draft.transparent ? 'transparent' : 'opaque',
    extendedProperties: { private: { [MARK]: mark } },
  };
}

/**
 * The fields that change, and no other (F15). A patch is merged, so the other form of a time has to be taken away with
 * null (F16).
 */
export function changedFields(changes: Partial<EventDraft>): GoogleEvent {
  return {
    ...(changes.title !== undefined && { summary: changes.title }),
    ...(changes.description !== undefined && { description: changes.description }),
    ...(changes.location !== undefined && { location: changes.location }),
    ...(changes.start && { start: replacing(changes.start) }),
    ...(changes.end && { end: replacing(changes.end) }),
    ...(changes.transparent !== undefined && {
      transparency: changes.transparent ? 'transparent' : 'opaque',
    }),
  };
}

const written = (time: EventTime): GoogleTime =>
  'day' in time
    ? { date: time.day }
    : { dateTime: time.instant, ...(time.timeZone !== null && { timeZone: time.timeZone }) };

const replacing = (time: EventTime): GoogleTime =>
  'day' in time
    ? { date: time.day, dateTime: null, timeZone: null }
    : { date: null, dateTime: time.instant, timeZone: time.timeZone };

function timeOf(time: GoogleTime | null | undefined): EventTime | null {
  try {
    if (time?.date != null) return { day: Temporal.PlainDate.from(time.date).toString() };
    if (time?.dateTime == null) return null;
    return { instant: instantOf(time.dateTime, time.timeZone ?? null), timeZone: time.timeZone ?? null };
  } catch {
    throw new ProviderFailure('malformed', 'time');
  }
}

/** With an offset, as Google answers; without one in the zone that stands beside it. */
function instantOf(text: string, zone: string | null): string {
  const instant = /(Z|[+-]\d\d:?\d\d)$/i.test(text)
    ? Temporal.Instant.from(text)
    : Temporal.PlainDateTime.from(text)
        .toZonedDateTime(zone ?? 'UTC')
        .toInstant();
  return instant.toString();
}

const keyOf = (time: EventTime | null): string | null =>
  time === null ? null : 'day' in time ? time.day : time.instant;

function guestOf(guest: calendar_v3.Schema$EventAttendee): EventGuest[] {
  // A room is no guest.
  if (!guest.email || guest.resource === true) return [];
  return [
    {
      email: guest.email.toLowerCase(),
      name: guest.displayName ?? null,
      response: RESPONSES[guest.responseStatus ?? ''] ?? 'needs_action',
      self: guest.self === true,
      organizer: guest.organizer === true,
    },
  ];
}

function visibilityOf(word: string | null | undefined): RemoteEvent['visibility'] {
  return word === 'public' || word === 'private' || word === 'confidential' ? word : 'default';
}
