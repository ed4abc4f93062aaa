import type ICAL from 'ical.js';
import type { RemoteEvent } from '../sync/calendar-provider.js';
import { guestsOf } from './ical-guests.js';
import { compact, occurrenceKey, recurrenceLines } from './ical-recurrence.js';
import { calendarsOf, plainText } from './ical-text.js';
import { endOf, eventTime, firstTime, type WrittenTime } from './ical-times.js';
import { CalendarZones } from './ical-zones.js';

/** The property that carries our mark; other programs keep what they do not know. */
export const MARK = 'x-affianco-link';

/** What is not written in a calendar object, and is needed to read it. */
export interface Reading {
  /** Of times that name no zone. */
  readonly timeZone: string;
  /** Addresses of the owner of the account, in small letters. */
  readonly self: readonly string[];
}

/** All that shares one UID: a single event, or a series with its exceptions, in the order of the file. */
export interface WrittenEvent {
  readonly uid: string | null;
  readonly components: readonly ICAL.Component[];
  readonly zones: CalendarZones;
}

/** The events of a text, by what they belong to. @throws ProviderFailure `malformed` */
export function writtenEvents(text: string, reading: Reading): WrittenEvent[] {
  const found: { uid: string | null; components: ICAL.Component[]; zones: CalendarZones }[] = [];
  for (const calendar of calendarsOf(text)) {
    const zones = new CalendarZones(calendar, reading.timeZone);
    const byUid = new Map<string, (typeof found)[number]>();
    for (const component of calendar.getAllSubcomponents('vevent')) {
      const uid = plainText(String(component.getFirstPropertyValue('uid') ?? ''), 2000) || null;
      const known = uid === null ? undefined : byUid.get(uid);
      if (known) {
        known.components.push(component);
        continue;
      }
      const entry = { uid, components: [component], zones };
      if (uid !== null) byUid.set(uid, entry);
      found.push(entry);
    }
  }
  return found;
}

/**
 * One written event in the common form: a master or a single one under `id`, and its exceptions under `id#occurrence`.
 * An exception may come alone: somebody was invited to one occurrence only. What cannot be read is left out.
 */
export function remoteEvents(
  written: WrittenEvent,
  id: string,
  etag: string | null,
  reading: Reading,
): RemoteEvent[] {
  const { zones, uid } = written;
  const own = latest(written.components.filter((each) => !each.hasProperty('recurrence-id')));
  const start = own === null ? null : firstTime(own, 'dtstart', zones);
  const events: RemoteEvent[] = [];
  if (own !== null && start !== null) {
    const recurrence = recurrenceLines(own, start, zones);
    const kind = recurrence.length > 0 ? 'master' : 'single';
    const timeZone = 'zone' in start ? start.zone.name : null;
    events.push({
      ...common(own, start, zones, reading),
      ...{ externalId: id, icalUid: uid, etag, kind, masterExternalId: null, originalStart: null },
      ...{ recurrence, timeZone },
    });
  }
  for (const [originalStart, { component, begins }] of exceptions(written, start)) {
    events.push({
      ...common(component, begins, zones, reading),
      ...{ externalId: exceptionId(id, originalStart), icalUid: uid, etag, kind: 'exception' },
      ...{ masterExternalId: id, originalStart, recurrence: [], timeZone: null },
    });
  }
  return events;
}

/** `name#20261122T080000Z` */
export function exceptionId(id: string, originalStart: string): string {
  return `${id}#${compact(originalStart)}`;
}

function exceptions(written: WrittenEvent, start: WrittenTime | null) {
  const found = new Map<string, { component: ICAL.Component; begins: WrittenTime }>();
  for (const component of written.components) {
    const which = firstTime(component, 'recurrence-id', written.zones);
    if (which === null) continue;
    const begins = firstTime(component, 'dtstart', written.zones) ?? which;
    const key = occurrenceKey(which, start ?? which);
    const rival = found.get(key);
    if (rival && latest([rival.component, component]) === rival.component) continue;
    found.set(key, { component, begins });
  }
  return found;
}

/** Of several that claim to be the same, the one that was changed last (RFC 5546, section 2.1.5). */
function latest(components: readonly ICAL.Component[]): ICAL.Component | null {
  const age = (component: ICAL.Component) => [
    Number(component.getFirstPropertyValue('sequence') ?? 0),
    String(component.getFirstPropertyValue('last-modified') ?? ''),
  ];
  return components.reduce<ICAL.Component | null>((best, each) => {
    if (best === null) return each;
    const [a, b] = [age(best), age(each)];
    return a[0] === b[0] ? (a[1]! > b[1]! ? best : each) : a[0]! > b[0]! ? best : each;
  }, null);
}

function common(component: ICAL.Component, start: WrittenTime, zones: CalendarZones, reading: Reading) {
  const guests = guestsOf(component, reading.self);
  return {
    status: statusOf(component),
    start: eventTime(start),
    end: endOf(component, start, zones),
    title: text(component, 'summary', 1000),
    description: text(component, 'description', 10_000),
    location: text(component, 'location', 1000),
    guests,
    myResponse: guests.find((guest) => guest.self)?.response ?? null,
    visibility: visibilityOf(component),
    transparent: word(component, 'transp') === 'TRANSPARENT',
    eventType: typeOf(component),
    mark: text(component, MARK, 200) || null,
  };
}

function statusOf(component: ICAL.Component): RemoteEvent['status'] {
  const status = word(component, 'status');
  return status === 'CANCELLED' ? 'cancelled' : status === 'TENTATIVE' ? 'tentative' : 'confirmed';
}

/** A class that nobody knows counts as private (RFC 5545, section 3.8.1.3). */
function visibilityOf(component: ICAL.Component): RemoteEvent['visibility'] {
  const visibility = word(component, 'class');
  if (visibility === '') return 'default';
  return visibility === 'PUBLIC' ? 'public' : visibility === 'CONFIDENTIAL' ? 'confidential' : 'private';
}

/** What Outlook and Nextcloud say by properties of their own. */
function typeOf(component: ICAL.Component): string {
  const busy = word(component, 'x-microsoft-cdo-busystatus');
  if (busy === 'OOF') return 'outOfOffice';
  if (busy === 'WORKINGELSEWHERE') return 'workingLocation';
  return component.hasProperty('x-nextcloud-bc-field-type') ? 'birthday' : 'default';
}

function text(component: ICAL.Component, name: string, most: number): string {
  return plainText(String(component.getFirstPropertyValue(name) ?? ''), most);
}

function word(component: ICAL.Component, name: string): string {
  return text(component, name, 40).toUpperCase();
}
