import { createHash } from 'node:crypto';
import { refused, understood, type Parsed } from '../../../kernel/parsed.js';
import type { DateOrder } from './import-format.js';
import type { RowProblem } from './imported-row.js';
import type { Wall } from './worked.js';

/** Characters that no text field of ours holds, and the mark that a decoder leaves for bytes that are none. */
const UNREADABLE = /[\u0000\ufffd]/;
/** Lengths that our own records hold. */
const LONGEST_NAME = 120;
const LONGEST_ADDRESS = 254;
const LONGEST_DESCRIPTION = 3000;

/** The names of a header, in any case, with the places where their cells are. */
export class Header {
  readonly width: number;
  private readonly places = new Map<string, number>();

  constructor(readonly names: readonly string[]) {
    this.width = names.length;
    names.forEach((name, place) => {
      const key = keyOf(name);
      // Of two columns of one name the first is meant.
      if (!this.places.has(key)) this.places.set(key, place);
    });
  }

  /** Where the column of one of these names is, or -1. */
  at(...names: readonly string[]): number {
    for (const name of names) {
      const place = this.places.get(keyOf(name));
      if (place !== undefined) return place;
    }
    return -1;
  }

  has(...names: readonly string[]): boolean {
    return names.every((name) => this.at(name) >= 0);
  }

  /** The currency in the name of a column, `Amount (EUR)`; null where there is none. */
  currencyIn(pattern: RegExp): string | null {
    for (const name of this.names) {
      const code = pattern.exec(name.trim())?.[1];
      if (code) return code;
    }
    return null;
  }
}

const keyOf = (name: string) => name.normalize('NFC').trim().toLowerCase();

/** Cells of one row by column: trimmed, in one Unicode form, empty where there is no such column. */
export type CellsOf<Column extends string> = Readonly<Record<Column, string>>;

const tidy = (text: string) => text.normalize('NFC').trim();

/**
 * Makes a function that picks a row's cells: the places are found once for a file.
 * @param clean what becomes of a text; trimmed and in one Unicode form unless said
 */
export function picker<Column extends string>(
  header: Header,
  columns: Readonly<Record<Column, readonly string[]>>,
  clean = tidy,
): (record: readonly string[]) => Parsed<CellsOf<Column>, RowProblem> {
  const places = (Object.entries(columns) as [Column, readonly string[]][]).map(
    ([column, names]) => [column, header.at(...names)] as const,
  );
  return (record) => {
    if (record.length !== header.width) return refused('wrong-number-of-cells');
    const cells = {} as Record<Column, string>;
    for (const [column, place] of places) {
      const cell = place < 0 ? '' : (record[place] ?? '');
      if (UNREADABLE.test(cell)) return refused('unreadable-characters');
      cells[column] = cell === '' ? '' : clean(cell);
    }
    return understood(cells);
  };
}

/** What every row must have, and at most. */
export interface Words {
  readonly name: string;
  readonly email: string;
  readonly client: string;
  readonly service: string;
  readonly description: string;
}

/** Whether somebody, for someone, with texts that our records can hold. */
export function wordsProblem({ name, email, client, service, description }: Words): RowProblem | null {
  if (email ? !/^[^\s@"]+@[^\s@"]+$/.test(email) : !name) return 'no-person';
  if (!client) return 'no-client';
  const long = name.length > LONGEST_NAME || client.length > LONGEST_NAME || service.length > LONGEST_NAME;
  return long || email.length > LONGEST_ADDRESS || description.length > LONGEST_DESCRIPTION
    ? 'text-too-long'
    : null;
}

/**
 * The description with what other tools keep beside it: their task leads, and each tag follows as a `#word`, so that
 * nothing that was written down is lost.
 */
export function describe(task: string, description: string, tags: string): string {
  const text = task && description ? `${task}: ${description}` : task || description;
  const words = tags.split(',').flatMap((tag) => {
    const word = tag.trim().replace(/^#/, '').replace(/\s+/g, '-');
    return word ? [`#${word}`] : [];
  });
  return [text, ...words].filter(Boolean).join(' ');
}

const DATES = new Map<string, Temporal.PlainDate | null>();

/** A date of four-digit years, in any order with any of `-`, `/`, `.`; null for what is none. */
export function dateIn(text: string, order: DateOrder): Temporal.PlainDate | null {
  const key = `${order}${text}`;
  const known = DATES.get(key);
  if (known !== undefined) return known;
  const date = readDate(text, order);
  if (DATES.size > 50_000) DATES.clear();
  DATES.set(key, date);
  return date;
}

function readDate(text: string, order: DateOrder): Temporal.PlainDate | null {
  const parts = /^(\d{1,4})[-/.](\d{1,2})[-/.](\d{1,4})$/.exec(text);
  if (!parts) return null;
  const [, one = '', two = '', three = ''] = parts;
  const [year, month, day] =
    one.length === 4 ? [one, two, three] : order === 'mdy' ? [three, one, two] : [three, two, one];
  if (year.length !== 4 || month.length > 2 || day.length > 2) return null;
  try {
    const date = Temporal.PlainDate.from(
      { year: Number(year), month: Number(month), day: Number(day) },
      { overflow: 'reject' },
    );
    return date.year >= 1970 && date.year <= 2100 ? date : null;
  } catch {
    return null;
  }
}

/** The second of the day of `09:30`, `9:30:15`, `09:30 PM`, `12:20:30 a.m.`; null for what is no time. */
export function clockIn(text: string): number | null {
  const parts = /^(\d{1,2}):(\d\d)(?::(\d\d))?(?:[\s\u00a0\u202f]*([ap])\.?m\.?)?$/i.exec(text);
  if (!parts) return null;
  const [, hourText = '', minuteText = '', secondText = '0', half] = parts;
  const [hour, minute, second] = [Number(hourText), Number(minuteText), Number(secondText)];
  if (minute > 59 || second > 59) return null;
  if (half && (hour < 1 || hour > 12)) return null;
  if (!half && hour > 23) return null;
  const hours = half ? (hour % 12) + (half.toLowerCase() === 'p' ? 12 : 0) : hour;
  return hours * 3600 + minute * 60 + second;
}

/** Date and clock together. */
export function wallIn(date: string, clock: string, order: DateOrder): Wall | null {
  const day = dateIn(date, order);
  const second = clockIn(clock);
  return day && second !== null ? { date: day, second } : null;
}

/** Seconds of `01:30:00` or `1:30`, which may be below zero; null for what is no duration. */
export function durationIn(text: string): number | null {
  const parts = /^(-?)(\d{1,4}):([0-5]\d)(?::([0-5]\d))?$/.exec(text);
  if (!parts) return null;
  const seconds = Number(parts[2]) * 3600 + Number(parts[3]) * 60 + Number(parts[4] ?? 0);
  return parts[1] ? -seconds : seconds;
}

/**
 * A decimal number in either notation: `2.5`, `2,5`, `2.000,0`, `2,000.0`. The last of the two marks is the decimal
 * one; a single mark is decimal too, since hours are not counted in thousands. Null for what is no number.
 */
export function decimalIn(text: string): number | null {
  const bare = text.replace(/[\s\u00a0\u202f']/g, '');
  if (!/^-?\d[\d.,]*$/.test(bare)) return null;
  const mark = Math.max(bare.lastIndexOf(','), bare.lastIndexOf('.'));
  const whole = mark < 0 ? bare : bare.slice(0, mark);
  const groups = whole.replace(/^-/, '').split(/[.,]/);
  if (groups.length > 1 && (groups[0]?.length ?? 0) > 3) return null;
  if (groups.slice(1).some((group) => group.length !== 3)) return null;
  const number = Number(`${whole.replace(/[.,]/g, '')}${mark < 0 ? '' : `.${bare.slice(mark + 1)}`}`);
  return Number.isFinite(number) ? number : null;
}

/** Yes or no, as tools in English and German print it; null for what is neither. */
export function yesIn(text: string): boolean | null {
  switch (text.toLowerCase()) {
    case 'yes':
    case 'true':
    case '1':
    case 'ja':
      return true;
    case 'no':
    case 'false':
    case '0':
    case 'nein':
    case '':
      return false;
    default:
      return null;
  }
}

/** The SHA-256 of what identifies a row. */
export function hashOf(identity: readonly unknown[]): string {
  return createHash('sha256').update(JSON.stringify(identity)).digest('hex');
}

/**
 * Numbers rows that say the very same: two calls of a quarter of an hour on one day are two, and in the next file the
 * same two. Only where no clock time tells them apart.
 */
export class Occurrences {
  private readonly counts = new Map<number, number>();

  /** How many such rows there were before. */
  of(hash: string): number {
    const key = parseInt(hash.slice(0, 13), 16);
    const before = this.counts.get(key) ?? 0;
    this.counts.set(key, before + 1);
    return before;
  }
}
