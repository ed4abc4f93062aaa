import ical, { ICalCalendarMethod, ICalEventStatus, ICalEventTransparency } from 'ical-generator';
import type { EventTime } from '../sync/calendar-provider.js';
import type { ToldEvent } from './feed-told.rules.js';

/** How often a calendar is asked to read again; most do it when they like. */
const READ_AGAIN_SECONDS = 3600;

/**
 * A feed as iCalendar text (RFC 5545). The same events always give the same text, in whatever zone the process runs:
 * instants are written in UTC, days as days, and every stamp is the moment of the event's own last change. No zone is
 * given to the calendar itself, which would turn instants into the clocks of the machine.
 */
export function feedDocument(name: string, told: readonly ToldEvent[]): string {
  const calendar = ical({
    name,
    prodId: { company: 'Affianco', product: 'Affianco', language: 'EN' },
    method: ICalCalendarMethod.PUBLISH,
    ttl: READ_AGAIN_SECONDS,
  });
  for (const { uid, event, sequence, changedAt, cancelledAt } of told) {
    const changed = new Date(changedAt.epochMilliseconds);
    calendar.createEvent({
      id: uid,
      sequence,
      stamp: changed,
      lastModified: changed,
      start: written(event.start),
      end: written(event.end),
      allDay: 'day' in event.start,
      summary: event.title,
      description: event.description === '' ? null : event.description,
      location: event.place === '' ? null : event.place,
      url: event.url,
      transparency: event.transparent ? ICalEventTransparency.TRANSPARENT : ICalEventTransparency.OPAQUE,
      status: cancelledAt === null ? ICalEventStatus.CONFIRMED : ICalEventStatus.CANCELLED,
    });
  }
  return calendar.toString();
}

function written(time: EventTime): Date | string {
  return 'day' in time ? time.day : new Date(Temporal.Instant.from(time.instant).epochMilliseconds);
}
