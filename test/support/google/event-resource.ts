import type { calendar_v3 } from '@googleapis/calendar';
import { Refusal } from './http.js';

export type GoogleEvent = calendar_v3.Schema$Event;
export type GoogleTime = calendar_v3.Schema$EventDateTime;

/** What nobody can set. */
const READ_ONLY = ['kind', 'etag', 'id', 'htmlLink', 'created', 'updated', 'creator', 'iCalUID', 'recurringEventId', 'originalStartTime', 'sequence'] as const; // prettier-ignore

const DEFAULTS: Readonly<Record<string, unknown>> = {
  summary: '', description: '', location: '', transparency: 'opaque', visibility: 'default',
}; // prettier-ignore

/** Merged as `patch` does: objects field by field, arrays whole, null takes a field away. */
export function merged(stored: GoogleEvent, changes: GoogleEvent): GoogleEvent {
  return mergedObject(stored as Fields, without(changes)) as GoogleEvent;
}

/** Replaced as `update` does: what is not named is gone. */
export function replaced(stored: GoogleEvent, given: GoogleEvent): GoogleEvent {
  const kept = Object.fromEntries(READ_ONLY.map((field) => [field, stored[field]]));
  const type = stored.eventType ?? 'default';
  if (type !== 'default' && given.eventType == null) {
    throw new Refusal(400, 'eventTypeRestriction', 'The event type of an event cannot be changed.');
  }
  return { ...kept, status: 'confirmed', organizer: stored.organizer, ...without(given) };
}

type Fields = Record<string, unknown>;

function mergedObject(before: Fields, changes: Fields): Fields {
  const after: Fields = { ...before };
  for (const [field, value] of Object.entries(changes)) {
    if (value === null) delete after[field];
    else if (isFields(value)) after[field] = mergedObject(isFields(after[field]) ? after[field] : {}, value);
    else if (value !== undefined) after[field] = value;
  }
  return after;
}

const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const without = (event: GoogleEvent): Fields =>
  Object.fromEntries(
    Object.entries(event).filter(([field]) => !(READ_ONLY as readonly string[]).includes(field)),
  );

/**
 * Times as they are kept: a day, or an instant with the zone in which it was meant.
 * @throws Refusal where Google refuses them, a day beside an instant among them (F16)
 */
export function withTimes(event: GoogleEvent, zone: string): GoogleEvent {
  const recurring = (event.recurrence ?? []).length > 0;
  const start = keptTime(event.start, 'start', recurring);
  const end = keptTime(event.end, 'end', recurring);
  if ((start.date == null) !== (end.date == null)) throw invalid('Invalid start or end time.');
  if (compare(start, end, zone) > 0)
    throw new Refusal(400, 'timeRangeEmpty', 'The specified time range is empty.');
  const properties = { ...event.extendedProperties?.private, ...event.extendedProperties?.shared };
  for (const [key, value] of Object.entries(properties)) {
    if (key.length > 44 || String(value).length > 1024) throw invalid('Invalid extended property.');
  }
  return { ...event, start, end };
}

function keptTime(time: GoogleTime | null | undefined, name: string, recurring: boolean): GoogleTime {
  if (!time || (time.date == null && time.dateTime == null))
    throw new Refusal(400, 'required', `Missing ${name} time.`);
  if (time.date != null && time.dateTime != null) throw invalid(`Invalid ${name} time.`);
  if (time.date != null) {
    if (!/^\d{4}-\d\d-\d\d$/.test(time.date)) throw invalid(`Invalid value for: ${name}.date`);
    return { date: time.date };
  }
  const zone = time.timeZone ?? undefined;
  if (recurring && zone === undefined)
    throw new Refusal(400, 'required', `Missing time zone definition for ${name} time.`);
  return { dateTime: instantOf(time, name), ...(zone !== undefined && { timeZone: zone }) };
}

function instantOf(time: GoogleTime, name: string): string {
  const text = time.dateTime as string;
  try {
    if (/(Z|[+-]\d\d:?\d\d)$/i.test(text))
      return Temporal.Instant.from(text).toString({ fractionalSecondDigits: 0 });
    if (time.timeZone == null)
      throw new Refusal(400, 'required', `Missing time zone definition for ${name} time.`);
    return Temporal.PlainDateTime.from(text)
      .toZonedDateTime(time.timeZone)
      .toInstant()
      .toString({ fractionalSecondDigits: 0 });
  } catch (error) {
    if (error instanceof Refusal) throw error;
    throw invalid(`Invalid value for: ${name}.dateTime`);
  }
}

/** The instant at which it begins in a zone. */
export const momentOf = (time: GoogleTime, zone: string): Temporal.Instant =>
  time.date != null
    ? Temporal.PlainDate.from(time.date).toZonedDateTime(zone).toInstant()
    : Temporal.Instant.from(time.dateTime as string);

const compare = (one: GoogleTime, other: GoogleTime, zone: string) =>
  Temporal.Instant.compare(momentOf(one, zone), momentOf(other, zone));

/** As it stands in an answer: in the calendar's offset, and without what is a default. */
export function answered(event: GoogleEvent, zone: string): GoogleEvent {
  const full: GoogleEvent = {
    kind: 'calendar#event',
    ...event,
    start: shownTime(event.start, zone),
    end: shownTime(event.end, zone),
    ...(event.originalStartTime && { originalStartTime: shownTime(event.originalStartTime, zone) }),
    eventType: event.eventType ?? 'default',
    reminders: event.reminders ?? { useDefault: true },
  };
  return Object.fromEntries(
    Object.entries(full).filter(([field, value]) => value != null && DEFAULTS[field] !== value),
  ) as GoogleEvent;
}

/** Of a cancelled event a listing gives its id, and of an occurrence which one it was; no more is promised. */
export function answeredGone(event: GoogleEvent, zone: string): GoogleEvent {
  return {
    kind: 'calendar#event',
    etag: event.etag,
    id: event.id,
    status: 'cancelled',
    ...(event.recurringEventId && {
      recurringEventId: event.recurringEventId,
      originalStartTime: shownTime(event.originalStartTime, zone),
    }),
  };
}

/** For those who may see when somebody is busy, and nothing else. */
export function answeredBusy(event: GoogleEvent, zone: string): GoogleEvent {
  const { kind, etag, id, status, created, updated, start, end, recurrence, recurringEventId, originalStartTime, transparency, iCalUID, eventType } = answered(event, zone); // prettier-ignore
  const shown = { kind, etag, id, status, created, updated, start, end, recurrence, recurringEventId, originalStartTime, transparency, iCalUID, eventType, visibility: 'private' }; // prettier-ignore
  return Object.fromEntries(Object.entries(shown).filter(([, value]) => value != null));
}

function shownTime(time: GoogleTime | undefined, zone: string): GoogleTime | undefined {
  if (time?.dateTime == null) return time;
  const shown = Temporal.Instant.from(time.dateTime).toZonedDateTimeISO(zone);
  return {
    dateTime: shown.toString({ timeZoneName: 'never', fractionalSecondDigits: 0 }),
    timeZone: time.timeZone ?? zone,
  };
}

/** The id of one occurrence of a series: `master_20261116T080000Z`, or `master_20261116` of an all-day one. */
export function occurrenceId(master: string, original: GoogleTime): string {
  if (original.date != null) return `${master}_${original.date.replaceAll('-', '')}`;
  const text = Temporal.Instant.from(original.dateTime as string).toString({ fractionalSecondDigits: 0 });
  return `${master}_${text.replaceAll(/[-:]/g, '')}`;
}

const invalid = (message: string) => new Refusal(400, 'invalid', message);
