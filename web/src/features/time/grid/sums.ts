import type { Cell, GridRow, RowKind } from './cells';
import { cellKey, type Draft } from './use-cells';

type Drafts = ReadonlyMap<string, Draft>;

/** What a cell counts: what is being saved counts already, what was refused does not. */
export function secondsIn(row: RowKind, cell: Cell, drafts: Drafts): number {
  const draft = drafts.get(cellKey(row, cell.day));
  return draft?.state === 'saving' ? draft.seconds : cell.seconds;
}

export function secondsOf(row: GridRow, drafts: Drafts): number {
  return row.cells.reduce((total, cell) => total + secondsIn(row, cell, drafts), 0);
}

export function secondsOn(rows: readonly GridRow[], drafts: Drafts, day: string): number {
  return rows.reduce((total, row) => {
    const cell = row.cells.find((one) => one.day === day);
    return cell ? total + secondsIn(row, cell, drafts) : total;
  }, 0);
}
