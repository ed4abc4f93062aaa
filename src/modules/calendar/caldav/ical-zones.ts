import ICAL from 'ical.js';
import { findIana } from 'windows-iana';
import { knownZone } from '../events/zone-names.js';

/** Zones that stand for all that keep their clocks as they do, before the alphabet is asked. */
const USUAL = [
  'Europe/Berlin', 'Europe/London', 'Europe/Athens', 'Europe/Moscow', 'America/New_York', 'America/Chicago',
  'America/Denver', 'America/Los_Angeles', 'America/Sao_Paulo', 'Asia/Kolkata', 'Asia/Shanghai', 'Asia/Tokyo',
  'Australia/Sydney', 'Pacific/Auckland',
]; // prettier-ignore

/** A zone as a calendar names it: its IANA name where there is one, and what its wall clock means. */
export interface WrittenZone {
  readonly name: string | null;
  instantOf(wall: Temporal.PlainDateTime): Temporal.Instant;
}

const UTC: WrittenZone = { name: null, instantOf: (wall) => wall.toZonedDateTime('UTC').toInstant() };

/**
 * The zones of one calendar object. A TZID is no more than a name within it (RFC 5545, section 3.8.3.1): most programs
 * write IANA names, some with a path before them, Outlook its own, and some whatever they like with a VTIMEZONE.
 */
export class CalendarZones {
  private readonly known = new Map<string, WrittenZone>();
  private readonly written = new Map<string, ICAL.Component>();

  /** @param floating the zone of what has none: that of its calendar (RFC 5545, section 3.3.5, form 1) */
  constructor(
    calendar: ICAL.Component | null,
    private readonly floating: string,
  ) {
    for (const zone of calendar?.getAllSubcomponents('vtimezone') ?? []) {
      this.written.set(String(zone.getFirstPropertyValue('tzid')), zone);
    }
  }

  /** @param tzid null: a floating time */
  of(tzid: string | null, utc = false): WrittenZone {
    if (utc) return UTC;
    if (tzid === null) return ianaZone(this.floating);
    const known = this.known.get(tzid) ?? this.find(tzid);
    this.known.set(tzid, known);
    return known;
  }

  private find(tzid: string): WrittenZone {
    const name = ianaName(tzid);
    if (name !== null) return ianaZone(name);
    const written = this.written.get(tzid);
    if (!written) return ianaZone(this.floating);
    const said = ianaName(String(written.getFirstPropertyValue('x-lic-location') ?? ''));
    return said === null ? fromDefinition(tzid, written) : ianaZone(said);
  }
}

/** The IANA name behind a TZID; null where none is recognised. */
export function ianaName(tzid: string): string | null {
  const bare = tzid.trim().replace(/^"|"$/g, '');
  // `/mozilla.org/20050126_1/Europe/Rome`, `/freeassociation.sourceforge.net/America/Argentina/Salta`
  const parts = bare.split('/').filter((part) => part !== '');
  for (const length of [parts.length, 3, 2]) {
    const name = checked(parts.slice(-length).join('/'));
    if (name !== null) return name;
  }
  return findIana(bare)[0] ?? null;
}

function checked(name: string): string | null {
  // Temporal takes `+01:00` for a zone too; a calendar does not.
  return /^[A-Za-z]/.test(name) ? knownZone(name) : null;
}

/**
 * A time that a clock skips is read with the offset before, one that it shows twice is its first (RFC 5545, section
 * 3.3.5): what Temporal calls compatible.
 */
function ianaZone(name: string): WrittenZone {
  return {
    name,
    instantOf: (wall) => wall.toZonedDateTime(name, { disambiguation: 'compatible' }).toInstant(),
  };
}

/** A zone that is nothing but a VTIMEZONE: the IANA zone that keeps the same time all year, if there is one. */
function fromDefinition(tzid: string, component: ICAL.Component): WrittenZone {
  const zone = new ICAL.Timezone({ component, tzid });
  const offset = (wall: Temporal.PlainDateTime) => zone.utcOffset(icalTime(wall));
  const instantOf = (wall: Temporal.PlainDateTime) =>
    wall
      .toZonedDateTime('UTC')
      .subtract({ seconds: offset(wall) })
      .toInstant();
  return { name: sameAs(offset), instantOf };
}

function icalTime(wall: Temporal.PlainDateTime): ICAL.Time {
  const { year, month, day, hour, minute, second } = wall;
  return new ICAL.Time(
    { year, month, day, hour, minute, second, isDate: false },
    ICAL.Timezone.localTimezone,
  );
}

function sameAs(offset: (wall: Temporal.PlainDateTime) => number): string | null {
  const probes = Array.from({ length: 24 }, (_, month) =>
    Temporal.PlainDateTime.from('2025-01-12T12:00').add({ months: month }),
  );
  const wanted = probes.map(offset);
  const keeps = (name: string) =>
    probes.every(
      (wall, index) => wall.toZonedDateTime(name).offsetNanoseconds === (wanted[index] ?? 0) * 1e9,
    );
  const hours = wanted[0] === undefined ? 0 : wanted[0] / 3600;
  if (wanted.every((each) => each === wanted[0]) && Number.isInteger(hours) && Math.abs(hours) <= 12) {
    return hours === 0 ? 'UTC' : `Etc/GMT${hours > 0 ? '-' : '+'}${Math.abs(hours)}`;
  }
  return USUAL.find(keeps) ?? Intl.supportedValuesOf('timeZone').find(keeps) ?? null;
}

/** The zone that a calendar's own VTIMEZONE stands for (RFC 4791, section 5.2.2); null where it stands for none. */
export function definedZone(text: string): string | null {
  try {
    const calendar = ICAL.Component.fromString(text);
    const tzid = calendar.getFirstSubcomponent('vtimezone')?.getFirstPropertyValue('tzid');
    return typeof tzid === 'string' ? new CalendarZones(calendar, 'UTC').of(tzid).name : null;
  } catch {
    // Some servers keep a bare name.
    return ianaName(text);
  }
}
