import { RRuleTemporal } from 'rrule-temporal';
import { RuleTooDense, RuleUnclear, RuleYieldsNothing } from './recurring-task.errors.js';

const frequencies = ['DAILY', 'WEEKLY', 'MONTHLY', 'YEARLY'] as const;
type Frequency = (typeof frequencies)[number];

/** The part of RFC 5545 §3.3.10 that a task can recur by: whole days, on the clocks of its engagement. */
export interface Rule {
  readonly freq: Frequency;
  readonly interval: number;
  /** `MO`; in a month also `2TU` and `-1FR`. */
  readonly byDay: readonly string[];
  readonly byMonthDay: readonly number[];
  readonly bySetPos: readonly number[];
  /** How often in all, the first day included. */
  readonly count: number | null;
  /** The last day on which it may come. */
  readonly until: Temporal.PlainDate | null;
}

const PARTS = ['FREQ', 'INTERVAL', 'BYDAY', 'BYMONTHDAY', 'BYSETPOS', 'COUNT', 'UNTIL'];
const WITHIN_A_DAY = ['HOURLY', 'MINUTELY', 'SECONDLY'];
const PARTS_WITHIN_A_DAY = ['BYHOUR', 'BYMINUTE', 'BYSECOND'];
const WEEKDAY = /^(?:MO|TU|WE|TH|FR|SA|SU)$/;
const NTH_WEEKDAY = /^(?:-?[1-5])?(?:MO|TU|WE|TH|FR|SA|SU)$/;
/** A rule that yields nothing for so long yields nothing. */
const YEARS_AHEAD = 11;

/**
 * Reads a rule as people and calendars write it, `FREQ=MONTHLY;BYMONTHDAY=31`.
 * @throws RuleUnclear, naming the part; RuleTooDense for anything more often than daily
 */
export function parseRule(text: string): Rule {
  const parts = partsOf(text);
  const freq = frequencyOf(parts.get('FREQ'));
  const rule: Rule = {
    freq,
    interval: wholeOf(parts, 'INTERVAL', 366) ?? 1,
    byDay: listOf(parts, 'BYDAY').map((day) => weekdayOf(day, freq)),
    byMonthDay: listOf(parts, 'BYMONTHDAY').map((day) => signedOf('BYMONTHDAY', day, 31)),
    bySetPos: listOf(parts, 'BYSETPOS').map((place) => signedOf('BYSETPOS', place, 31)),
    count: wholeOf(parts, 'COUNT', 3660) ?? null,
    until: dayOf(parts.get('UNTIL')),
  };
  refuseMixture(rule);
  return rule;
}

/** The rule in one spelling. */
export function ruleText({ freq, interval, byDay, byMonthDay, bySetPos, count, until }: Rule): string {
  const parts: (readonly [string, string | number | null])[] = [
    ['FREQ', freq],
    ['INTERVAL', interval === 1 ? null : interval],
    ['BYDAY', byDay.join() || null],
    ['BYMONTHDAY', byMonthDay.join() || null],
    ['BYSETPOS', bySetPos.join() || null],
    ['COUNT', count],
    ['UNTIL', until === null ? null : until.toString().replaceAll('-', '')],
  ];
  return parts.flatMap(([name, value]) => (value === null ? [] : [`${name}=${value}`])).join(';');
}

/** @throws RuleYieldsNothing when no day from the first on is of the rule */
export function refuseEmpty(rule: Rule, startsOn: Temporal.PlainDate): void {
  const [first] = ruleDays(rule, startsOn, startsOn, startsOn.add({ years: 1 }));
  const later = first ?? ruleDays(rule, startsOn, startsOn, startsOn.add({ years: YEARS_AHEAD }))[0];
  if (later === undefined) throw new RuleYieldsNothing();
}

/**
 * The days of a rule in a stretch, both ends included, in order and each once.
 * @param startsOn the day from which it counts; its first occurrence, where it is of the rule
 */
export function ruleDays(
  rule: Rule,
  startsOn: Temporal.PlainDate,
  from: Temporal.PlainDate,
  to: Temporal.PlainDate,
): Temporal.PlainDate[] {
  const last = rule.until !== null && earlier(rule.until, to) ? rule.until : to;
  // A rule that counts is counted from its beginning.
  const first = rule.count !== null || earlier(from, startsOn) ? startsOn : from;
  if (earlier(last, first)) return [];
  const days = simpleRules(rule, startsOn).flatMap((simple) => {
    const all = new RRuleTemporal({
      ...simple,
      dtstart: midnight(startsOn),
      tzid: 'UTC',
      temporal: Temporal,
    });
    return all
      .between(midnight(first), midnight(last), true)
      .map((moment) => moment.toPlainDate().toString());
  });
  const counted = [...new Set(days)].sort().slice(0, rule.count ?? undefined);
  return counted.filter((day) => day >= from.toString()).map((day) => Temporal.PlainDate.from(day));
}

interface SimpleRule {
  freq: Frequency;
  interval: number;
  byDay?: string[];
  byMonth?: number[];
  byMonthDay?: number[];
  bySetPos?: number[];
}

/**
 * A day that a month does not have is its last one, where RFC 5545 would leave the month out: the last of the
 * days up to it. That takes a rule for each such day.
 */
function simpleRules(
  { freq, interval, byDay, byMonthDay, bySetPos }: Rule,
  { month, day }: Temporal.PlainDate,
): SimpleRule[] {
  const plain: SimpleRule = {
    freq,
    interval,
    ...(byDay.length > 0 && { byDay: [...byDay] }),
    ...(byMonthDay.length > 0 && { byMonthDay: [...byMonthDay] }),
    ...(bySetPos.length > 0 && { bySetPos: [...bySetPos] }),
  };
  if (freq === 'YEARLY')
    return day === 29 && month === 2 ? [{ ...plain, byMonth: [2], ...lastUpTo(29) }] : [plain];
  if (freq !== 'MONTHLY' || byDay.length > 0 || bySetPos.length > 0) return [plain];
  const wanted = byMonthDay.length > 0 ? byMonthDay : [day];
  const everywhere = wanted.filter((one) => one <= 28);
  return [
    ...(everywhere.length > 0 ? [{ freq, interval, byMonthDay: everywhere }] : []),
    ...wanted.filter((one) => one > 28).map((one) => ({ freq, interval, ...lastUpTo(one) })),
  ];
}

function lastUpTo(day: number): Pick<SimpleRule, 'byMonthDay' | 'bySetPos'> {
  return { byMonthDay: [28, 29, 30, 31].filter((one) => one <= day), bySetPos: [-1] };
}

function partsOf(text: string): Map<string, string> {
  const parts = new Map<string, string>();
  for (const part of text
    .toUpperCase()
    .replace(/^RRULE:/, '')
    .split(';')) {
    const [, name = '', value = ''] = /^([A-Z]+)=([A-Z0-9,+-]+)$/.exec(part) ?? [];
    if (PARTS_WITHIN_A_DAY.includes(name)) throw new RuleTooDense();
    if (!PARTS.includes(name) || parts.has(name)) throw new RuleUnclear(part);
    parts.set(name, value);
  }
  return parts;
}

function frequencyOf(value = ''): Frequency {
  if (WITHIN_A_DAY.includes(value)) throw new RuleTooDense();
  const known = frequencies.find((one) => one === value);
  if (!known) throw new RuleUnclear(`FREQ=${value}`);
  return known;
}

function wholeOf(parts: ReadonlyMap<string, string>, name: string, most: number): number | undefined {
  const value = parts.get(name);
  if (value === undefined) return undefined;
  const whole = /^\d{1,4}$/.test(value) ? Number(value) : 0;
  if (whole < 1 || whole > most) throw new RuleUnclear(`${name}=${value}`);
  return whole;
}

function listOf(parts: ReadonlyMap<string, string>, name: string): string[] {
  const value = parts.get(name);
  if (value === undefined) return [];
  const list = value.split(',');
  if (list.length > 31 || new Set(list).size < list.length) throw new RuleUnclear(`${name}=${value}`);
  return list;
}

function weekdayOf(text: string, freq: Frequency): string {
  const day = text.replace(/^\+/, '');
  if (!(freq === 'MONTHLY' ? NTH_WEEKDAY : WEEKDAY).test(day)) throw new RuleUnclear(`BYDAY=${text}`);
  return day;
}

function signedOf(name: string, text: string, most: number): number {
  const value = /^[+-]?\d{1,2}$/.test(text) ? Number(text) : 0;
  if (value === 0 || Math.abs(value) > most) throw new RuleUnclear(`${name}=${text}`);
  return value;
}

/** Of the same kind as the first day: a day (RFC 5545: “the value type of UNTIL must match that of DTSTART”). */
function dayOf(text: string | undefined): Temporal.PlainDate | null {
  if (text === undefined) return null;
  try {
    if (/^\d{8}$/.test(text)) return Temporal.PlainDate.from(text, { overflow: 'reject' });
  } catch {
    // falls through to the refusal below
  }
  throw new RuleUnclear(`UNTIL=${text}`);
}

/** What RFC 5545 forbids to stand together, and what would not mean anything. */
function refuseMixture({ freq, byDay, byMonthDay, bySetPos, count, until }: Rule): void {
  const chooses = byDay.length > 0 || byMonthDay.length > 0;
  if (count !== null && until !== null) throw new RuleUnclear('COUNT+UNTIL');
  if (byMonthDay.length > 0 && freq === 'WEEKLY') throw new RuleUnclear('WEEKLY+BYMONTHDAY');
  if (chooses && freq === 'YEARLY')
    throw new RuleUnclear(byDay.length > 0 ? 'YEARLY+BYDAY' : 'YEARLY+BYMONTHDAY');
  if (bySetPos.length > 0 && (freq === 'DAILY' || !chooses)) throw new RuleUnclear('BYSETPOS');
}

function earlier(one: Temporal.PlainDate, other: Temporal.PlainDate): boolean {
  return Temporal.PlainDate.compare(one, other) < 0;
}

function midnight(day: Temporal.PlainDate): Temporal.ZonedDateTime {
  return day.toZonedDateTime('UTC');
}
