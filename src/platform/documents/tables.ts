import { stringify } from 'csv-stringify/sync';
import writeWorkbook, { type SheetData } from 'write-excel-file/node';
import { harmless } from '../../kernel/spreadsheet.js';

/** A cell: a text of people, or a figure that can be added up. Hours are given in seconds. */
export type Cell =
  | string
  | null
  | { readonly seconds: number }
  /** As it is written, with a point: `36.67`. */
  | { readonly amount: string }
  | { readonly count: number };

export interface Table {
  readonly name: string;
  readonly head: readonly string[];
  readonly rows: readonly (readonly Cell[])[];
}

const SECONDS_OF_DAY = 86_400;

/** A table as CSV for spreadsheets and programs: UTF-8 with its mark, hours as `h:mm:ss`, texts that nobody runs. */
export function csvOf({ head, rows }: Table): string {
  const lines = [head, ...rows].map((row) => row.map(plain));
  const options = { record_delimiter: 'windows', quoted_match: /[\r\n;\t]|^\s|\s$/ } as const;
  return `\ufeff${stringify(lines, options)}`;
}

/** Tables as the sheets of one workbook, hours and amounts as numbers, so that they can be added up. */
export async function workbookOf(tables: readonly Table[]): Promise<Buffer> {
  const sheets = tables.map(({ name, head, rows }) => ({
    sheet: name,
    data: [head.map(bold), ...rows.map((row) => row.map(workbookCell))] as SheetData,
    columns: head.map((_, column) => ({ width: widthOf(rows, column) })),
    stickyRowsCount: 1,
  }));
  return writeWorkbook(sheets).toBuffer();
}

function plain(cell: Cell): string {
  if (cell === null) return '';
  if (typeof cell === 'string') return harmless(cell);
  if ('seconds' in cell) return clock(cell.seconds);
  return 'amount' in cell ? cell.amount : String(cell.count);
}

function workbookCell(cell: Cell) {
  if (cell === null || cell === '') return null;
  if (typeof cell === 'string') return { value: harmless(cell), type: String };
  if ('amount' in cell) return { value: Number(cell.amount), type: Number, format: '#,##0.00' };
  if ('count' in cell) return { value: cell.count, type: Number };
  // Spreadsheets of the 1900 calendar show no time below zero: those are hours as a number.
  return cell.seconds < 0
    ? { value: cell.seconds / 3600, type: Number, format: '0.00' }
    : { value: cell.seconds / SECONDS_OF_DAY, type: Number, format: '[h]:mm:ss' };
}

function bold(value: string) {
  return { value, fontWeight: 'bold' as const };
}

/** `−1:05:00` with a plain minus, as programs read it. */
function clock(seconds: number): string {
  const whole = Math.abs(seconds);
  const two = (number: number) => String(number).padStart(2, '0');
  const text = `${Math.floor(whole / 3600)}:${two(Math.floor(whole / 60) % 60)}:${two(whole % 60)}`;
  return seconds < 0 ? `-${text}` : text;
}

function widthOf(rows: readonly (readonly Cell[])[], column: number): number {
  const longest = rows.reduce((most, row) => {
    const cell = row[column];
    return Math.max(most, typeof cell === 'string' ? cell.length : 0);
  }, 0);
  return Math.min(60, Math.max(14, longest + 2));
}
