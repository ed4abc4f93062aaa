import type ICAL from 'ical.js';
import type { EventTime } from '../sync/calendar-provider.js';
import type { CalendarZones, WrittenZone } from './ical-zones.js';

/** A date as it stands in a calendar object: a day, or what a wall clock shows somewhere. */
export type WrittenTime =
  | { readonly day: Temporal.PlainDate }
  | { readonly wall: Temporal.PlainDateTime; readonly zone: WrittenZone };

/** What a property says, as jCal has it (RFC 7265): its type, its parameters, its values as text. */
export interface Said {
  readonly parameters: Readonly<Record<string, string | string[]>>;
  readonly values: readonly unknown[];
}

export function said(property: ICAL.Property): Said {
  const [, parameters, , ...values] = property.toJSON() as [string, Said['parameters'], string, ...unknown[]];
  return { parameters, values };
}

/** All dates of a property; of periods (RDATE) when they begin. What is none is left out. */
export function timesOf(property: ICAL.Property, zones: CalendarZones): WrittenTime[] {
  const { parameters, values } = said(property);
  const tzid = parameters.tzid === undefined ? null : String(parameters.tzid);
  return values.flatMap((value) => {
    const time = timeOf(String(Array.isArray(value) ? value[0] : value), tzid, zones);
    return time === null ? [] : [time];
  });
}

/** The first date of the property of that name; null where there is none. */
export function firstTime(event: ICAL.Component, name: string, zones: CalendarZones): WrittenTime | null {
  const property = event.getFirstProperty(name);
  return property === null ? null : (timesOf(property, zones)[0] ?? null);
}

function timeOf(text: string, tzid: string | null, zones: CalendarZones): WrittenTime | null {
  try {
    // `DTSTART:20261122` without its type comes out of the parser as a time of which nothing is known.
    const day = /^(\d{4}-?\d{2}-?\d{2})(T:*)?$/.exec(text)?.[1];
    if (day !== undefined) return { day: Temporal.PlainDate.from(day) };
    const utc = text.endsWith('Z');
    return { wall: Temporal.PlainDateTime.from(text.replace(/Z$/, '')), zone: zones.of(tzid, utc) };
  } catch {
    return null;
  }
}

/** In the form in which all providers tell it. */
export function eventTime(time: WrittenTime): EventTime {
  return 'day' in time
    ? { day: time.day.toString() }
    : { instant: instantText(time), timeZone: time.zone.name };
}

export function instantText(time: { wall: Temporal.PlainDateTime; zone: WrittenZone }): string {
  return time.zone.instantOf(time.wall).round('second').toString();
}

/** When it ends, not included: as said, by its duration, or after a day or at once (RFC 5545, section 3.6.1). */
export function endOf(event: ICAL.Component, start: WrittenTime, zones: CalendarZones): EventTime {
  const end = firstTime(event, 'dtend', zones) ?? afterDuration(event, start);
  if ('day' in start) {
    const next = start.day.add({ days: 1 });
    const day = end === null ? next : 'day' in end ? end.day : dayAfter(end.wall);
    return { day: (Temporal.PlainDate.compare(day, next) < 0 ? next : day).toString() };
  }
  const wall = end === null ? start.wall : 'day' in end ? end.day.toPlainDateTime() : end.wall;
  const zone = end !== null && 'zone' in end ? end.zone : start.zone;
  const told = { wall, zone };
  const begins = instantText(start);
  const ends = instantText(told);
  return ends < begins ? { ...eventTime(start) } : { instant: ends, timeZone: zone.name };
}

/** Of an all-day event that claims to end at some hour: that day still belongs to it. */
function dayAfter(wall: Temporal.PlainDateTime): Temporal.PlainDate {
  const midnight = wall.toPlainTime().equals(new Temporal.PlainTime());
  return wall.toPlainDate().add({ days: midnight ? 0 : 1 });
}

/** Days and weeks are days of the calendar, hours pass on the clock of the world (RFC 5545, section 3.3.6). */
function afterDuration(event: ICAL.Component, start: WrittenTime): WrittenTime | null {
  const property = event.getFirstProperty('duration');
  if (property === null) return null;
  let duration: Temporal.Duration;
  try {
    duration = Temporal.Duration.from(String(said(property).values[0]));
  } catch {
    return null;
  }
  const { days, weeks, hours, minutes, seconds } = duration;
  if ('day' in start) return { day: start.day.add({ days, weeks }) };
  const instant = start.zone.instantOf(start.wall.add({ days, weeks })).add({ hours, minutes, seconds });
  const inUtc = (wall: Temporal.PlainDateTime) => wall.toZonedDateTime('UTC').toInstant();
  return {
    wall: instant.toZonedDateTimeISO('UTC').toPlainDateTime(),
    zone: { name: start.zone.name, instantOf: inUtc },
  };
}
