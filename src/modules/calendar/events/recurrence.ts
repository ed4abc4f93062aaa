import { RRuleTemporal } from 'rrule-temporal';
import type { EventTime } from '../sync/calendar-provider.js';
import { readLines, type ListedTime, type RuleLine } from './recurrence-lines.js';
import { knownZone } from './zone-names.js';

/** An event as far as it decides when something happens. */
export interface SeriesEvent {
  readonly id: string;
  readonly kind: 'single' | 'master' | 'exception';
  /** Of an exception: which occurrence it stands for, a day or an instant in UTC. */
  readonly originalStart: string | null;
  readonly cancelled: boolean;
  readonly start: EventTime | null;
  readonly end: EventTime | null;
  /** The zone in which a series repeats. */
  readonly timeZone: string | null;
  readonly recurrence: readonly string[];
}

export interface Occurrence {
  readonly eventId: string;
  /** Which one of its series, by when it would have begun (F20). */
  readonly originalStart: string;
  readonly startsAt: Temporal.Instant;
  readonly endsAt: Temporal.Instant;
  /** Of an all-day event, the end not included. */
  readonly startsOn: Temporal.PlainDate | null;
  readonly endsOn: Temporal.PlainDate | null;
}

export interface Stretch {
  readonly from: Temporal.Instant;
  readonly to: Temporal.Instant;
}

/** So many of one series are shown; a rule that makes more is a mistake, or meant to hurt. */
const MOST = 2_000;
const WITHIN_A_DAY = new Set(['HOURLY', 'MINUTELY', 'SECONDLY']);
const REACH = { maxIterations: 100_000, maxCandidateEvaluations: 500_000 };

/**
 * When one event, or one series with its exceptions, happens in a stretch of time. A series repeats on the clocks of
 * its own zone, so that summer time moves nothing (F18); an exception stands for the occurrence that would have begun
 * when it says, and for no other (F19, F20); days stay days (F17).
 * @param calendarZone of days, and of what names no zone
 */
export function occurrencesOf(
  events: readonly SeriesEvent[],
  stretch: Stretch,
  calendarZone: string,
): Occurrence[] {
  const exceptions = events.filter(({ kind }) => kind === 'exception');
  const regular = events
    .filter(({ kind, cancelled }) => kind !== 'exception' && !cancelled)
    .flatMap((event) => regularOf(event, stretch, calendarZone));
  const replaced = new Set(exceptions.map(({ originalStart }) => originalStart));
  const own = exceptions
    .filter(({ cancelled }) => !cancelled)
    .flatMap((event) => spanOf(event, event.originalStart, calendarZone));
  return [
    ...regular.filter((one) => !keysOf(one, calendarZone).some((key) => replaced.has(key))),
    ...own,
  ].filter((one) => meets(one, stretch));
}

/** How an exception may name an occurrence: calendars differ in whether they say a day or an instant. */
function keysOf({ originalStart, startsAt, startsOn }: Occurrence, calendarZone: string): string[] {
  if (startsOn === null)
    return [originalStart, startsAt.toZonedDateTimeISO(calendarZone).toPlainDate().toString()];
  return [originalStart, second(startsOn.toZonedDateTime('UTC').toInstant()), second(startsAt)];
}

function regularOf(event: SeriesEvent, stretch: Stretch, calendarZone: string): Occurrence[] {
  if (event.kind === 'single' || event.start === null) return spanOf(event, null, calendarZone);
  return 'day' in event.start
    ? wholeDays(event, event.start.day, stretch, calendarZone)
    : timed(event, event.start, stretch, calendarZone);
}

/** A single event, or an exception with times of its own. */
function spanOf(
  { id, start, end }: SeriesEvent,
  original: string | null,
  calendarZone: string,
): Occurrence[] {
  if (start === null) return [];
  if ('day' in start) {
    const first = Temporal.PlainDate.from(start.day);
    const days = end !== null && 'day' in end ? first.until(Temporal.PlainDate.from(end.day)).days : 1;
    return [daysFrom(id, first, Math.max(1, days), calendarZone, original)];
  }
  const from = Temporal.Instant.from(start.instant);
  const lasts = lengthOf(start, end);
  return [{ eventId: id, originalStart: original ?? second(from), startsAt: from, endsAt: from.add(lasts), startsOn: null, endsOn: null }]; // prettier-ignore
}

function timed(
  event: SeriesEvent,
  start: { readonly instant: string; readonly timeZone: string | null },
  stretch: Stretch,
  calendarZone: string,
): Occurrence[] {
  const zone = knownZone(event.timeZone ?? '') ?? knownZone(start.timeZone ?? '') ?? calendarZone;
  const first = Temporal.Instant.from(start.instant).toZonedDateTimeISO(zone);
  const lasts = lengthOf(start, event.end);
  const lines = readLines(event.recurrence, zone);
  const reach = { from: stretch.from.subtract(lasts), to: stretch.to };
  const begins = new Map<string, { at: Temporal.Instant; lasts: Temporal.Duration }>();
  const add = (at: Temporal.Instant, length = lasts) => begins.set(second(at), { at, lasts: length });

  if (lines.rules.length === 0) add(first.toInstant());
  for (const rule of lines.rules) for (const at of ruleMoments(rule, first, reach)) add(at);
  for (const { day, instant, lasts: own } of lines.dates)
    add(
      instant ?? day.toZonedDateTime({ timeZone: zone, plainTime: first.toPlainTime() }).toInstant(),
      own ?? lasts,
    );
  for (const rule of lines.exceptRules)
    for (const at of ruleMoments(rule, first, reach)) begins.delete(second(at));
  const left = [...begins.values()].filter(({ at }) => !excepted(at, zone, lines.exceptDates));
  return left.map(({ at, lasts: length }) => ({
    eventId: event.id, originalStart: second(at), startsAt: at, endsAt: at.add(length), startsOn: null, endsOn: null,
  })); // prettier-ignore
}

/** An EXDATE takes out what begins at its moment; one that names a day only, what begins on that day there. */
function excepted(at: Temporal.Instant, zone: string, dates: readonly ListedTime[]): boolean {
  return dates.some(({ day, instant }) =>
    instant === null ? at.toZonedDateTimeISO(zone).toPlainDate().equals(day) : instant.equals(at),
  );
}

/** Days are counted in UTC, where each has its midnight. */
function wholeDays(
  event: SeriesEvent,
  firstDay: string,
  stretch: Stretch,
  calendarZone: string,
): Occurrence[] {
  const first = Temporal.PlainDate.from(firstDay);
  const last = event.end !== null && 'day' in event.end ? Temporal.PlainDate.from(event.end.day) : null;
  const length = Math.max(1, last === null ? 1 : first.until(last).days);
  const lines = readLines(event.recurrence, 'UTC');
  const reach = {
    from: stretch.from.subtract({ hours: 24 * (length + 1) }),
    to: stretch.to.add({ hours: 24 }),
  };
  const midnight = first.toZonedDateTime('UTC');
  const daysOf = (rule: RuleLine) =>
    ruleMoments(rule, midnight, reach).map((at) => at.toZonedDateTimeISO('UTC').toPlainDate().toString());
  const days = new Set<string>([
    ...(lines.rules.length === 0 ? [first.toString()] : lines.rules.flatMap(daysOf)),
    ...lines.dates.map(({ day }) => day.toString()),
  ]);
  for (const day of lines.exceptRules.flatMap(daysOf)) days.delete(day);
  for (const { day } of lines.exceptDates) days.delete(day.toString());
  return [...days].map((day) => daysFrom(event.id, Temporal.PlainDate.from(day), length, calendarZone, null));
}

function daysFrom(
  eventId: string,
  first: Temporal.PlainDate,
  days: number,
  calendarZone: string,
  original: string | null,
): Occurrence {
  const end = first.add({ days });
  return {
    eventId,
    originalStart: original ?? first.toString(),
    startsAt: first.toZonedDateTime(calendarZone).toInstant(),
    endsAt: end.toZonedDateTime(calendarZone).toInstant(),
    startsOn: first,
    endsOn: end,
  };
}

/** The moments of one rule. A rule that nobody can follow still has its first. */
function ruleMoments(
  { rule, frequency, until }: RuleLine,
  first: Temporal.ZonedDateTime,
  { from, to }: Stretch,
): Temporal.Instant[] {
  const last = until !== null && Temporal.Instant.compare(until, to) < 0 ? until : to;
  if (Temporal.Instant.compare(last, first.toInstant()) < 0) return [];
  try {
    const series = new RRuleTemporal({
      rruleString: rule, dtstart: first, tzid: first.timeZoneId, temporal: Temporal, includeDtstart: true, ...REACH,
    }); // prettier-ignore
    if (WITHIN_A_DAY.has(frequency)) return oneByOne(series, first, from, last);
    return series
      .between(from.toZonedDateTimeISO(first.timeZoneId), last.toZonedDateTimeISO(first.timeZoneId), true)
      .slice(0, MOST)
      .map((moment) => moment.toInstant());
  } catch {
    return [first.toInstant()];
  }
}

/** What comes many times a day is taken one after the other, so that a rule of every second ends here too. */
function oneByOne(
  series: RRuleTemporal<Temporal.ZonedDateTime>,
  first: Temporal.ZonedDateTime,
  from: Temporal.Instant,
  last: Temporal.Instant,
): Temporal.Instant[] {
  const moments: Temporal.Instant[] = [];
  const begin = Temporal.Instant.compare(from, first.toInstant()) < 0 ? first.toInstant() : from;
  let next = series.next(begin.toZonedDateTimeISO(first.timeZoneId), true);
  while (next !== null && moments.length < MOST && Temporal.Instant.compare(next.toInstant(), last) <= 0) {
    moments.push(next.toInstant());
    next = series.next(next);
  }
  return moments;
}

/** RFC 5545 §3.8.5.3: every occurrence lasts exactly as long as the first. */
function lengthOf(start: { readonly instant: string }, end: EventTime | null): Temporal.Duration {
  if (end === null || 'day' in end) return new Temporal.Duration();
  const lasts = Temporal.Instant.from(start.instant).until(end.instant, { largestUnit: 'seconds' });
  return lasts.sign < 0 ? new Temporal.Duration() : lasts;
}

function meets({ startsAt, endsAt }: Occurrence, { from, to }: Stretch): boolean {
  return Temporal.Instant.compare(startsAt, to) < 0 && Temporal.Instant.compare(endsAt, from) > 0;
}

function second(at: Temporal.Instant): string {
  return at.round({ smallestUnit: 'second', roundingMode: 'floor' }).toString();
}
