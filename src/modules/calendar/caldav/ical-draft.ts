import ICAL from 'ical.js';
import type { EventDraft, EventTime } from '../sync/calendar-provider.js';
import { ProviderFailure } from '../sync/calendar-provider.js';
import { MARK } from './ical-events.js';
import { repeats } from './ical-recurrence.js';
import { calendarsOf } from './ical-text.js';

const PRODUCT = '-//Affianco//Calendar//EN';

/** A calendar object of one event that we write, times in UTC so that it needs no VTIMEZONE (RFC 4791, section 4.1). */
export function newObject(uid: string, mark: string, draft: EventDraft, at: Temporal.Instant): string {
  const calendar = new ICAL.Component('vcalendar');
  calendar.addPropertyWithValue('version', '2.0');
  calendar.addPropertyWithValue('prodid', PRODUCT);
  const event = new ICAL.Component('vevent');
  calendar.addSubcomponent(event);
  event.addPropertyWithValue('uid', uid);
  event.addPropertyWithValue(MARK, mark);
  apply(event, draft, at);
  return `${calendar.toString()}\r\n`;
}

/**
 * The same object with the named fields changed: guests, reminders and whatever else stands in it stay (F15).
 * @throws ProviderFailure `gone` without such an event, `refused` for moving a series, which we never write
 */
export function changedObject(text: string, changes: Partial<EventDraft>, at: Temporal.Instant): string {
  const calendar = calendarsOf(text)[0];
  const event = calendar?.getAllSubcomponents('vevent').find((each) => !each.hasProperty('recurrence-id'));
  if (!calendar || !event) throw new ProviderFailure('gone', 'no-event');
  if ((changes.start ?? changes.end) !== undefined && repeats(event)) {
    throw new ProviderFailure('refused', 'series');
  }
  apply(event, changes, at);
  return `${calendar.toString()}\r\n`;
}

function apply(event: ICAL.Component, changes: Partial<EventDraft>, at: Temporal.Instant): void {
  const { title, description, location, start, end, transparent } = changes;
  if (title !== undefined) event.updatePropertyWithValue('summary', title);
  if (description !== undefined) {
    replace(event, 'description', description);
    // The same in HTML, as some programs add it, would now say something else.
    event.removeAllProperties('x-alt-desc');
  }
  if (location !== undefined) replace(event, 'location', location);
  if (start !== undefined) setTime(event, 'dtstart', start);
  if (end !== undefined) {
    event.removeAllProperties('duration');
    setTime(event, 'dtend', end);
  }
  if (transparent !== undefined) {
    event.updatePropertyWithValue('transp', transparent ? 'TRANSPARENT' : 'OPAQUE');
  }
  const stamp = utc(at.toString());
  event.updatePropertyWithValue('dtstamp', stamp);
  event.updatePropertyWithValue('last-modified', stamp.clone());
  // How often it was changed by whoever keeps it (RFC 5545, section 3.8.7.4).
  const sequence = event.getFirstPropertyValue('sequence');
  event.updatePropertyWithValue('sequence', sequence === null ? 0 : Number(sequence) + 1);
}

function replace(event: ICAL.Component, name: string, value: string): void {
  event.removeAllProperties(name);
  if (value !== '') event.addPropertyWithValue(name, value);
}

/** Without what was said of the old one: its zone, its type (F16). */
function setTime(event: ICAL.Component, name: 'dtstart' | 'dtend', time: EventTime): void {
  event.removeAllProperties(name);
  event.addPropertyWithValue(name, 'day' in time ? ICAL.Time.fromDateString(time.day) : utc(time.instant));
}

function utc(instant: string): ICAL.Time {
  return ICAL.Time.fromDateTimeString(Temporal.Instant.from(instant).round('second').toString());
}
