import { momentOn } from '../../kernel/recurrence.js';
import { startOfDay } from '../../kernel/time-zone.js';
import { parseRule, ruleDays, type Rule } from './recurrence.rules.js';

/** What decides when a series comes; days are `YYYY-MM-DD` in the engagement's zone, the time `HH:MM`. */
export interface Series {
  readonly rule: string;
  readonly startsOn: string;
  readonly time: string;
  readonly timeZone: string;
  /** How many days before its day an occurrence becomes a task. */
  readonly aheadDays: number;
  /** Up to this day everything was made, missed or left out on purpose. */
  readonly settledTo: string;
  readonly pausedFrom: string | null;
  /** The first day after the pause; null while nobody knows. */
  readonly pausedUntil: string | null;
  /** From this day on it does not come any more. */
  readonly endedOn: string | null;
}

/** A day of the rule on which it is otherwise. */
export interface Exception {
  readonly day: string;
  readonly kind: 'skip' | 'move';
  readonly to: string | null;
}

/** A day of the rule, and the day on which its task is to be done. */
export interface Occurrence {
  readonly day: string;
  readonly on: string;
  readonly skipped: boolean;
}

/** What became of a day: a task, or (null) it was missed. */
export interface SettledDay {
  readonly day: string;
  readonly taskId: string | null;
}

/** Whoever plans ten years ahead sees them; a rule that yields nothing for longer is at its end. */
const FURTHEST_DAYS = 365 * 11;
const STRETCHES = [62, 366, FURTHEST_DAYS];

/** The occurrences whose task falls into a stretch of days, both ends included, in order; those left out too. */
export function occurrences(
  series: Series,
  exceptions: readonly Exception[],
  from: string,
  to: string,
): Occurrence[] {
  const rule = parseRule(series.rule);
  const changed = new Map(exceptions.map((each) => [each.day, each]));
  const inPlace = ruleDays(rule, day(series.startsOn), day(from), day(to))
    .map(String)
    .filter((each) => changed.get(each)?.kind !== 'move')
    .map((each) => ({ day: each, on: each, skipped: changed.has(each) }));
  const moved = exceptions.flatMap((each) =>
    each.to !== null && each.to >= from && each.to <= to && isOf(rule, series, each.day)
      ? [{ day: each.day, on: each.to, skipped: false }]
      : [],
  );
  return [...inPlace, ...moved]
    .filter(({ on }) => !isPaused(series, on) && (series.endedOn === null || on < series.endedOn))
    .sort((one, other) => (one.on + one.day < other.on + other.day ? -1 : 1));
}

/** Whether a day is one of the rule, whatever was made of it. */
export function isOccurrence(series: Pick<Series, 'rule' | 'startsOn'>, wanted: string): boolean {
  return isOf(parseRule(series.rule), series, wanted);
}

/**
 * What is to be made on a day, and what was missed. After a time in which nobody made anything only the last of what
 * lies behind becomes a task: a month away is not answered by a flood.
 */
export function due(
  series: Series,
  exceptions: readonly Exception[],
  settled: readonly SettledDay[],
  today: string,
): { make: Occurrence[]; missed: Occurrence[] } {
  const done = new Set(settled.map((each) => each.day));
  const unsettled = plus(series.settledTo, 1);
  const from = unsettled < today ? unsettled : today;
  const open = occurrences(series, exceptions, from, horizon(series, today)).filter(
    (each) => !each.skipped && !done.has(each.day),
  );
  const past = open.filter(({ on }) => on < today);
  return { make: [...past.slice(-1), ...open.slice(past.length)], missed: past.slice(0, -1) };
}

/** The last day whose tasks are made on a day. */
export function horizon({ aheadDays }: Pick<Series, 'aheadDays'>, today: string): string {
  return plus(today, aheadDays);
}

/** When there is something to be made next; null when there never is. */
export function nextMaking(
  series: Series,
  exceptions: readonly Exception[],
  today: string,
): Temporal.Instant | null {
  const [next] = upcoming(series, exceptions, plus(horizon(series, today), 1), 1, false);
  return next === undefined
    ? null
    : startOfDay(day(next.on).subtract({ days: series.aheadDays }), series.timeZone);
}

/** The next occurrences from a day on. @param skipped whether those that are left out are among them */
export function upcoming(
  series: Series,
  exceptions: readonly Exception[],
  from: string,
  count: number,
  skipped = true,
): Occurrence[] {
  let found: Occurrence[] = [];
  for (const days of STRETCHES) {
    found = occurrences(series, exceptions, from, plus(from, days)).filter(
      (each) => skipped || !each.skipped,
    );
    if (found.length >= count) break;
  }
  return found.slice(0, count);
}

/** The moment of an occurrence on the clocks of its zone. */
export function momentOf(
  { time, timeZone }: Pick<Series, 'time' | 'timeZone'>,
  on: string,
): Temporal.Instant {
  return momentOn(day(on), Temporal.PlainTime.from(time), timeZone);
}

/** The day on which the task of an occurrence is due, if it is due on any. */
export function dueDay(on: string, dueAfterDays: number | null): string | null {
  return dueAfterDays === null ? null : plus(on, dueAfterDays);
}

export type SeriesState = 'running' | 'paused' | 'ended';

export function stateOf(series: Series, exceptions: readonly Exception[], today: string): SeriesState {
  if (series.endedOn !== null) return 'ended';
  if (isPaused(series, today)) return 'paused';
  return upcoming(series, exceptions, today, 1, false).length === 0 && series.pausedFrom === null
    ? 'ended'
    : 'running';
}

export function plus(to: string, days: number): string {
  return day(to).add({ days }).toString();
}

function isPaused({ pausedFrom, pausedUntil }: Series, on: string): boolean {
  return pausedFrom !== null && on >= pausedFrom && (pausedUntil === null || on < pausedUntil);
}

function isOf(rule: Rule, { startsOn }: Pick<Series, 'startsOn'>, wanted: string): boolean {
  return ruleDays(rule, day(startsOn), day(wanted), day(wanted)).length > 0;
}

function day(text: string): Temporal.PlainDate {
  return Temporal.PlainDate.from(text);
}
