import type { WeekOfTime } from '../../../api/types';
import { keyOf, rowOf, type CellLock, type GridRow, type Row } from './cells';

/** Hours of a row on a day, taken from the week before. */
export interface CopiedCell {
  row: Row;
  day: string;
  seconds: number;
  description: string;
}

/** Why hours of the week before are not taken over. */
export type LeftOut = CellLock | 'ended' | 'filled' | 'day-full';

export interface WeekCopy {
  /** The rows that go on, in the order of the week before. */
  rows: Row[];
  fits: CopiedCell[];
  leftOut: { cell: CopiedCell; because: LeftOut }[];
}

interface Circumstances {
  /** Whether time may still be logged there. */
  open: (row: Row) => boolean;
  dayLength: (row: Row, day: string) => number;
  lockOf: (row: Row, day: string) => CellLock | null;
}

/** What of the week before goes into this one, cell by cell; a cell that has hours is left as it is. */
export function copyOf(before: WeekOfTime, now: WeekOfTime, grid: GridRow[], on: Circumstances): WeekCopy {
  const copied = new Map<string, CopiedCell>();
  const rows = new Map<string, Row>();
  before.days.forEach(({ entries }, index) => {
    const day = now.days[index]?.day;
    if (!day) return;
    for (const entry of entries) {
      const row = rowOf(entry);
      rows.set(keyOf(row), row);
      if (entry.durationSeconds === null) continue;
      const key = `${keyOf(row)}@${day}`;
      const cell = copied.get(key);
      copied.set(key, {
        row,
        day,
        seconds: (cell?.seconds ?? 0) + entry.durationSeconds,
        description: cell ? '' : entry.description,
      });
    }
  });
  const taken = new Map(now.days.map(({ day }) => [day, secondsOn(grid, day)]));
  const copy: WeekCopy = { rows: [...rows.values()].filter(on.open), fits: [], leftOut: [] };
  for (const cell of copied.values()) {
    const because = obstacle(cell, grid, taken.get(cell.day) ?? 0, on);
    if (because) copy.leftOut.push({ cell, because });
    else {
      copy.fits.push(cell);
      taken.set(cell.day, (taken.get(cell.day) ?? 0) + cell.seconds);
    }
  }
  return copy;
}

function obstacle(cell: CopiedCell, grid: GridRow[], taken: number, on: Circumstances): LeftOut | null {
  if (!on.open(cell.row)) return 'ended';
  const lock = on.lockOf(cell.row, cell.day);
  if (lock) return lock;
  const row = grid.find(({ key }) => key === keyOf(cell.row));
  if (row?.cells.some(({ day, entries }) => day === cell.day && entries.length > 0)) return 'filled';
  return taken + cell.seconds > on.dayLength(cell.row, cell.day) ? 'day-full' : null;
}

function secondsOn(grid: GridRow[], day: string): number {
  return grid
    .flatMap(({ cells }) => cells)
    .reduce((total, cell) => total + (cell.day === day ? cell.seconds : 0), 0);
}
