import { channels, formsOfAddress, reportDetails } from '../../kernel/manner.js';
import { refused, understood, type Parsed } from '../../kernel/parsed.js';
import type { QuietHours } from '../../kernel/quiet-hours.js';

/** What is known of somebody, in kinds that act on mails, reminders and reports … */
export const actingKinds = ['address', 'quiet_hours', 'channel', 'report_detail'] as const;
/** … and in kinds that people read: dates feed proposals of a courtesy. */
export const preferenceKinds = [...actingKinds, 'date', 'likes', 'dislikes', 'travel', 'other'] as const;
export type PreferenceKind = (typeof preferenceKinds)[number];

/** A day of the year that matters: a birthday, the founding of the business. */
export interface ImportantDate {
  readonly month: number;
  readonly day: number;
  /** Of the first one; null where it is not known. */
  readonly year: number | null;
  readonly label: string;
}

export type PreferenceValue = string | QuietHours | ImportantDate;

/** Known for longer than this without being confirmed, it may not be true any more. */
export const STALE_DAYS = 180;

const LONGEST_TEXT = 2000;
const LONGEST_LABEL = 120;
const TIME = /^([01]\d|2[0-3]):[0-5]\d$/;

/** Reads a value as its kind wants it; a problem is a code of `validation.<code>`. */
export function readValue(kind: PreferenceKind, value: unknown): Parsed<PreferenceValue, string> {
  switch (kind) {
    case 'address':
      return oneOf(formsOfAddress, value);
    case 'channel':
      return oneOf(channels, value);
    case 'report_detail':
      return oneOf(reportDetails, value);
    case 'quiet_hours':
      return quietHours(value);
    case 'date':
      return importantDate(value);
    default:
      return text(value, LONGEST_TEXT);
  }
}

/** Whether it wants to be confirmed: after 180 days. */
export function isStale(confirmedOn: Temporal.PlainDate, today: Temporal.PlainDate): boolean {
  return confirmedOn.until(today).days > STALE_DAYS;
}

function oneOf(words: readonly string[], value: unknown): Parsed<string, string> {
  return typeof value === 'string' && words.includes(value) ? understood(value) : refused('one-of');
}

function text(value: unknown, longest: number): Parsed<string, string> {
  if (typeof value !== 'string') return refused('text');
  const said = value.trim();
  if (said === '') return refused('required');
  return said.length > longest ? refused('too-long') : understood(said);
}

function quietHours(value: unknown): Parsed<QuietHours, string> {
  const { from, to, ...rest } = fields(value);
  if (Object.keys(rest).length > 0) return refused('unknown-field');
  const times = typeof from === 'string' && typeof to === 'string' && TIME.test(from) && TIME.test(to);
  // From a time to the same time would be never, or always.
  return times && from !== to ? understood({ from, to }) : refused('time');
}

function importantDate(value: unknown): Parsed<ImportantDate, string> {
  const { month, day, year = null, label, ...rest } = fields(value);
  if (Object.keys(rest).length > 0) return refused('unknown-field');
  const named = text(label, LONGEST_LABEL);
  if (!named.ok) return named;
  if (!isWhole(month) || !isWhole(day) || !(year === null || isWhole(year))) return refused('day');
  if (year !== null && (year < 1000 || year > 2100)) return refused('day');
  return exists(month, day, year) ? understood({ month, day, year, label: named.value }) : refused('day');
}

/** 29 February is a day that matters, also where nobody knows of which year. */
function exists(month: number, day: number, year: number | null): boolean {
  try {
    Temporal.PlainDate.from({ year: year ?? 2000, month, day }, { overflow: 'reject' });
    return true;
  } catch {
    return false;
  }
}

function fields(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? (value as Record<string, unknown>)
    : { notAnObject: true };
}

function isWhole(value: unknown): value is number {
  return Number.isInteger(value);
}
