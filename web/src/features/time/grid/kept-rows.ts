import { useState } from 'react';
import { keyOf, type Row } from './cells';

/** What this device keeps of the grid: rows for every week, and rows that were added to one. */
export interface Kept {
  pinned: Row[];
  weeks: Record<string, Row[]>;
}

const weeksKept = 12;

export interface KeptRows {
  rows: Row[];
  isPinned: (key: string) => boolean;
  isKept: (key: string) => boolean;
  /** Rows that are there already stay where they are. */
  add: (rows: Row[]) => void;
  remove: (key: string) => void;
  /** Into every week, or out of all but this one. */
  pin: (row: Row, pinned: boolean) => void;
}

/** Rows without entries, as this device keeps them for a seat. */
export function useKeptRows(seatId: string, week: string): KeptRows {
  const storage = `affianco.grid.${seatId}`;
  const [kept, setKept] = useState(() => read(storage));
  const change = (changed: (before: Kept) => Kept) =>
    setKept((before) => {
      const after = changed(before);
      write(storage, after);
      return after;
    });
  const rows = rowsOf(kept, week);
  return {
    rows,
    isPinned: (key) => kept.pinned.some((row) => keyOf(row) === key),
    isKept: (key) => rows.some((row) => keyOf(row) === key),
    add: (added) => change((before) => withRows(before, week, added)),
    remove: (key) => change((before) => withoutRow(before, week, key)),
    pin: (row, pinned) => change((before) => withPin(before, week, row, pinned)),
  };
}

export function rowsOf({ pinned, weeks }: Kept, week: string): Row[] {
  return unique([...pinned, ...(weeks[week] ?? [])]);
}

export function withRows(kept: Kept, week: string, added: Row[]): Kept {
  const weeks = { ...kept.weeks, [week]: unique([...(kept.weeks[week] ?? []), ...added]) };
  const latest = Object.entries(weeks)
    .toSorted(([one], [other]) => other.localeCompare(one))
    .slice(0, weeksKept);
  return { ...kept, weeks: { ...Object.fromEntries(latest), [week]: weeks[week] ?? [] } };
}

export function withoutRow(kept: Kept, week: string, key: string): Kept {
  const others = (rows: Row[]) => rows.filter((row) => keyOf(row) !== key);
  return { pinned: others(kept.pinned), weeks: { ...kept.weeks, [week]: others(kept.weeks[week] ?? []) } };
}

export function withPin(kept: Kept, week: string, row: Row, pinned: boolean): Kept {
  if (pinned) return { ...kept, pinned: unique([...kept.pinned, row]) };
  const here = withRows(kept, week, [row]);
  return { ...here, pinned: here.pinned.filter((other) => keyOf(other) !== keyOf(row)) };
}

function unique(rows: Row[]): Row[] {
  return [...new Map(rows.map((row) => [keyOf(row), row])).values()];
}

/** A device whose storage is full or closed keeps nothing, and works. */
function read(storage: string): Kept {
  try {
    const found: unknown = JSON.parse(localStorage.getItem(storage) ?? 'null');
    if (isKept(found)) return found;
  } catch {
    // What cannot be read is as good as nothing.
  }
  return { pinned: [], weeks: {} };
}

function write(storage: string, kept: Kept): void {
  try {
    localStorage.setItem(storage, JSON.stringify(kept));
  } catch {
    // The rows stay for as long as the page does.
  }
}

function isKept(value: unknown): value is Kept {
  return typeof value === 'object' && value !== null && 'pinned' in value && 'weeks' in value;
}
