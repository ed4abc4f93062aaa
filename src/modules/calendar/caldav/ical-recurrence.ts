import type ICAL from 'ical.js';
import { instantText, said, timesOf, type WrittenTime } from './ical-times.js';
import type { CalendarZones } from './ical-zones.js';

/** Rules of every minute would fill a calendar by themselves; nobody meets so often. */
const SENSIBLE = /(^|;)FREQ=(YEARLY|MONTHLY|WEEKLY|DAILY|HOURLY)(;|$)/i;
/** Rules in the months of another calendar are not followed: their event is read as one (RFC 7529, section 7). */
const FOREIGN = /(^|;)RSCALE=(?!GREGORIAN(;|$))/i;
/** What a rule may say (RFC 5545, section 3.3.10). */
const PART =
  /^(FREQ|UNTIL|COUNT|INTERVAL|WKST|BY(SECOND|MINUTE|HOUR|DAY|MONTHDAY|YEARDAY|WEEKNO|MONTH|SETPOS))=[^=]+$/i;

/**
 * How a series repeats, as lines that mean the same wherever they are read: dates of a timed series in UTC, of an
 * all-day one as days, whatever form they had (RFC 5545, sections 3.3.10, 3.8.5). Empty: it does not repeat.
 */
export function recurrenceLines(event: ICAL.Component, start: WrittenTime, zones: CalendarZones): string[] {
  const rules = event
    .getAllProperties('rrule')
    .map((rule) => rule.toICALString().replace(/^RRULE[^:]*:/i, ''))
    .filter((rule) => SENSIBLE.test(rule) && !FOREIGN.test(rule))
    .map((rule) =>
      rule
        .split(';')
        .filter((part) => PART.test(part))
        .join(';'),
    )
    .flatMap((rule) => ruleLine(rule, start, zones));
  const added = datesOf(event, 'rdate', start, zones);
  if (rules.length === 0 && added.length === 0) return [];
  const left = datesOf(event, 'exdate', start, zones);
  return [...rules, ...line('RDATE', added, start), ...line('EXDATE', left, start)];
}

/**
 * Which occurrence is meant, in the form of its series: a day, or an instant in UTC. Programs write days for timed
 * series and times for all-day ones; the kind of the series decides (F19, F20).
 */
export function occurrenceKey(time: WrittenTime, start: WrittenTime): string {
  if ('day' in start) return ('day' in time ? time.day : time.wall.toPlainDate()).toString();
  return instantText(asTimed(time, start));
}

function asTimed(time: WrittenTime, start: Extract<WrittenTime, { wall: unknown }>) {
  return 'day' in time
    ? { wall: time.day.toPlainDateTime(start.wall.toPlainTime()), zone: start.zone }
    : time;
}

function datesOf(
  event: ICAL.Component,
  name: 'rdate' | 'exdate',
  start: WrittenTime,
  zones: CalendarZones,
): string[] {
  return event
    .getAllProperties(name)
    .flatMap((property) => timesOf(property, zones))
    .map((time) => compact(occurrenceKey(time, start)));
}

function line(name: string, dates: string[], start: WrittenTime): string[] {
  if (dates.length === 0) return [];
  return [`${name}${'day' in start ? ';VALUE=DATE' : ''}:${[...new Set(dates)].join(',')}`];
}

/** `2026-11-22T08:00:00Z` as iCalendar writes it. */
export function compact(text: string): string {
  return text.replace(/[-:]/g, '');
}

/** Nothing of a rule that ends on a day that there is not. */
function ruleLine(rule: string, start: WrittenTime, zones: CalendarZones): string[] {
  try {
    return [`RRULE:${withUntil(rule, start, zones)}`];
  } catch {
    return [];
  }
}

/** UNTIL of a timed series is an instant in UTC, of an all-day one a day; a day of a timed one is its last. */
function withUntil(rule: string, start: WrittenTime, zones: CalendarZones): string {
  return rule.replace(
    /UNTIL=(\d{4})(\d{2})(\d{2})(?:T(\d{2})(\d{2})(\d{2})(Z?))?/i,
    (_, ...part: string[]) => {
      const [year, month, day, hour, minute, second, utc] = part;
      const date = Temporal.PlainDate.from(`${year}-${month}-${day}`);
      if ('day' in start) return `UNTIL=${compact(date.toString())}`;
      if (hour === undefined) {
        return `UNTIL=${compact(instantText({ wall: date.toPlainDateTime('23:59:59'), zone: start.zone }))}`;
      }
      const wall = date.toPlainDateTime(`${hour}:${minute}:${second}`);
      const zone = utc === '' ? start.zone : zones.of(null, true);
      return `UNTIL=${compact(instantText({ wall, zone }))}`;
    },
  );
}

/** Whether the event repeats at all, by what it says of itself. */
export function repeats(event: ICAL.Component): boolean {
  return ['rrule', 'rdate'].some((name) => {
    const property = event.getFirstProperty(name);
    return property !== null && said(property).values.length > 0;
  });
}
