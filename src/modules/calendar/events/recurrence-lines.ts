import { oneLine } from './plain-words.js';
import { knownZone } from './zone-names.js';

/** One value of an RDATE or EXDATE line. */
export interface ListedTime {
  /** As it is written, whatever the zone beside it. */
  readonly day: Temporal.PlainDate;
  /** Null where only a day is named. */
  readonly instant: Temporal.Instant | null;
  /** Of a period. */
  readonly lasts: Temporal.Duration | null;
}

/** The lines of a series, read (RFC 5545 §3.8.5). What cannot be read is left out, and the rest still counts. */
interface RecurrenceLines {
  /** RRULE without its UNTIL, which is kept apart: its spelling differs between calendars. */
  readonly rules: readonly RuleLine[];
  /** EXRULE, which RFC 5545 gave up and calendars still send. */
  readonly exceptRules: readonly RuleLine[];
  readonly dates: readonly ListedTime[];
  readonly exceptDates: readonly ListedTime[];
}

export interface RuleLine {
  readonly rule: string;
  readonly frequency: string;
  /** The last moment at which it may begin, where one is named. */
  readonly until: Temporal.Instant | null;
}

const LINE = /^(RRULE|EXRULE|RDATE|EXDATE)((?:;[A-Z-]+=(?:"[^"]*"|[^;:"]*))*):(.+)$/i;
const STAMP = /^(\d{4})(\d\d)(\d\d)(?:T(\d\d)(\d\d)(\d\d)(Z?))?$/i;

/** Parts of a rule (RFC 5545 §3.3.10). Others are left out: RSCALE (RFC 7529) can take minutes to work out. */
const PARTS = new Set([
  'FREQ', 'INTERVAL', 'COUNT', 'BYSECOND', 'BYMINUTE', 'BYHOUR', 'BYDAY', 'BYMONTHDAY', 'BYYEARDAY', 'BYWEEKNO',
  'BYMONTH', 'BYSETPOS', 'WKST',
]); // prettier-ignore

/** @param timeZone of the series, for times that name none */
export function readLines(lines: readonly string[], timeZone: string): RecurrenceLines {
  const rules: RuleLine[] = [];
  const exceptRules: RuleLine[] = [];
  const dates: ListedTime[] = [];
  const exceptDates: ListedTime[] = [];
  for (const line of lines) {
    const [, name = '', parameters = '', value = ''] = LINE.exec(oneLine(line)) ?? [];
    const zone = zoneOf(parameters) ?? timeZone;
    switch (name.toUpperCase()) {
      case 'RRULE':
        rules.push(...ruleOf(value, timeZone));
        break;
      case 'EXRULE':
        exceptRules.push(...ruleOf(value, timeZone));
        break;
      case 'RDATE':
        dates.push(...value.split(',').flatMap((text) => listedTime(text, zone)));
        break;
      case 'EXDATE':
        exceptDates.push(...value.split(',').flatMap((text) => listedTime(text, zone)));
        break;
    }
  }
  return { rules, exceptRules, dates, exceptDates };
}

function ruleOf(value: string, timeZone: string): RuleLine[] {
  const parts = value
    .toUpperCase()
    .split(';')
    .map((part) => part.split('=') as [string, string?]);
  const known = parts.filter(([name, given]) => PARTS.has(name) && given);
  const frequency = known.find(([name]) => name === 'FREQ')?.[1];
  if (frequency === undefined) return [];
  const until = parts.find(([name]) => name === 'UNTIL')?.[1];
  const rule = known.map(([name, given]) => `${name}=${given}`).join(';');
  return [{ rule, frequency, until: until === undefined ? null : untilOf(until, timeZone) }];
}

/** A day is meant to its end, on the clocks of the series; without a Z the time is one of these clocks too. */
function untilOf(text: string, timeZone: string): Temporal.Instant | null {
  const [time] = listedTime(text, timeZone);
  if (time === undefined) return null;
  if (time.instant !== null) return time.instant;
  return time.day.add({ days: 1 }).toZonedDateTime(timeZone).toInstant().subtract({ seconds: 1 });
}

/** A day, a time, or a period of which the start counts and the length is kept. */
function listedTime(text: string, timeZone: string): ListedTime[] {
  const [begin = '', rest] = text.trim().split('/');
  const [, year, month, day, hour, minute, second, utc] = STAMP.exec(begin) ?? [];
  if (year === undefined) return [];
  try {
    const date = Temporal.PlainDate.from(`${year}-${month}-${day}`, { overflow: 'reject' });
    if (hour === undefined) return [{ day: date, instant: null, lasts: null }];
    const wall = date.toPlainDateTime(Temporal.PlainTime.from(`${hour}:${minute}:${second}`));
    const instant = wall.toZonedDateTime(utc ? 'UTC' : timeZone).toInstant();
    return [{ day: date, instant, lasts: rest === undefined ? null : lengthOf(instant, rest, timeZone) }];
  } catch {
    return [];
  }
}

function lengthOf(start: Temporal.Instant, rest: string, timeZone: string): Temporal.Duration | null {
  if (/^P/i.test(rest)) return Temporal.Duration.from(rest);
  const [end] = listedTime(rest, timeZone);
  return end?.instant ? start.until(end.instant) : null;
}

/** IANA names only; the name of a zone that a file has made up for itself is none. */
function zoneOf(parameters: string): string | null {
  const name = /;TZID="?([^";:]+)"?/i.exec(parameters)?.[1];
  return name === undefined ? null : knownZone(name);
}
