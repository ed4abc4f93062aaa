import { CsvError, parse } from 'csv-parse';
import { createHash } from 'node:crypto';
import type { Readable } from 'node:stream';
import { refused, understood, type Parsed } from '../../../kernel/parsed.js';
import { UnreadableImport } from '../time-entry.errors.js';
import type { ImportedEntry, ImportedRow, RowProblem } from './imported-row.js';
import { readWorked, type WrittenTimes } from './wall-times.js';

const REQUIRED = ['Email', 'Client', 'Start date', 'Start time', 'Duration'] as const;
const OPTIONAL = ['User', 'Project', 'Task', 'Description', 'Billable', 'End date', 'End time'] as const;
type Column = (typeof REQUIRED)[number] | (typeof OPTIONAL)[number];
type Cells = Readonly<Record<Column, string>>;

/** Lengths that our own records hold. */
const LONGEST: Partial<Record<Column, number>> = { User: 120, Email: 254, Client: 120, Project: 120 };
const LONGEST_DESCRIPTION = 3000;
const LARGEST_ROW = 64 * 1024;
// Characters that no text field of ours holds, and the mark that a decoder leaves for bytes that are not UTF-8.
const UNREADABLE = /[\u0000\ufffd]/;

/**
 * Reads a detailed time-entries CSV of Toggl Track (UTF-8, with or without BOM, header bare or quoted, columns in any
 * order), one row after the other, so that a file of any length needs the memory of a few rows.
 * Its clocks name no zone: `timeZone` says on which wall they hung. Tags and amounts are left behind.
 * @throws UnreadableImport when the header is not Toggl's, or quotes are left open
 */
export async function* readToggl(file: Readable, timeZone: string): AsyncGenerator<ImportedRow> {
  const parser = parse({
    bom: true,
    info: true,
    relax_column_count: true,
    skip_empty_lines: true,
    max_record_size: LARGEST_ROW,
  });
  file.on('error', (error) => parser.destroy(error));
  let header: Header | null = null;
  try {
    for await (const { record, info } of file.pipe(parser) as AsyncIterable<CsvRow>) {
      const line = info.lines - lineBreaksIn(record);
      if (header) yield readRow(record, header, line, timeZone);
      else header = readHeader(record);
    }
  } catch (error) {
    throw error instanceof CsvError ? new UnreadableImport(Number(error.lines) || 1) : error;
  } finally {
    file.destroy();
  }
  if (!header) throw new UnreadableImport(1);
}

interface CsvRow {
  readonly record: readonly string[];
  /** `lines`: the line that the row ends on, counted from 1. */
  readonly info: { readonly lines: number };
}

interface Header {
  readonly width: number;
  readonly at: ReadonlyMap<string, number>;
}

function readHeader(record: readonly string[]): Header {
  const at = new Map(record.map((name, index) => [name.trim(), index]));
  if (!REQUIRED.every((name) => at.has(name))) throw new UnreadableImport(1);
  return { width: record.length, at };
}

function readRow(record: readonly string[], header: Header, line: number, timeZone: string): ImportedRow {
  const entry = readEntry(record, header, line, timeZone);
  return entry.ok ? { ok: true, entry: entry.value } : { ok: false, line, problem: entry.problem };
}

function readEntry(
  record: readonly string[],
  header: Header,
  line: number,
  timeZone: string,
): Parsed<ImportedEntry, RowProblem> {
  if (record.length !== header.width) return refused('wrong-number-of-cells');
  const cells = cellsOf(record, header);
  const problem = problemOf(cells);
  if (problem) return refused(problem);
  const durationSeconds = secondsOf(cells.Duration);
  if (durationSeconds === null) return refused('malformed-time');
  const worked = readWorked(writtenTimes(cells, durationSeconds), timeZone);
  if (!worked.ok) return worked;
  return understood({
    line,
    hash: hashOf(cells),
    person: { name: cells.User || cells.Email, email: cells.Email.toLowerCase() },
    client: cells.Client,
    service: cells.Project || null,
    description: descriptionOf(cells),
    billable: cells.Billable === 'Yes',
    ...worked.value,
  });
}

function cellsOf(record: readonly string[], { at }: Header): Cells {
  const cell = (name: Column) => record[at.get(name) ?? -1]?.normalize('NFC').trim() ?? '';
  const cells = [...REQUIRED, ...OPTIONAL].map((name) => [name, cell(name)] as const);
  return { ...(Object.fromEntries(cells) as Record<Column, string>), Billable: cell('Billable') || 'No' };
}

function problemOf(cells: Cells): RowProblem | null {
  if (Object.values(cells).some((text) => UNREADABLE.test(text))) return 'unreadable-characters';
  if (!/^[^\s@]+@[^\s@]+$/.test(cells.Email)) return 'no-person';
  if (!cells.Client) return 'no-client';
  if (!['Yes', 'No'].includes(cells.Billable)) return 'malformed-billable';
  const tooLong = (Object.entries(LONGEST) as [Column, number][]).some(
    ([name, most]) => cells[name].length > most,
  );
  return tooLong || descriptionOf(cells).length > LONGEST_DESCRIPTION ? 'text-too-long' : null;
}

/** A Toggl task is a part of a project, not a task of ours: its name leads the description. */
function descriptionOf({ Task, Description }: Cells): string {
  return Task && Description ? `${Task}: ${Description}` : Task || Description;
}

function writtenTimes(cells: Cells, durationSeconds: number): WrittenTimes {
  const hasEnd = cells['End date'] !== '' && cells['End time'] !== '';
  return {
    start: `${cells['Start date']}T${cells['Start time']}`,
    end: hasEnd ? `${cells['End date']}T${cells['End time']}` : null,
    durationSeconds,
  };
}

function secondsOf(duration: string): number | null {
  const parts = /^(\d{1,4}):([0-5]\d):([0-5]\d)$/.exec(duration);
  return parts ? Number(parts[1]) * 3600 + Number(parts[2]) * 60 + Number(parts[3]) : null;
}

/** Person, time, client, project and words; a rate or a tag given later in Toggl does not make another row of it. */
function hashOf(cells: Cells): string {
  const identity = [
    'toggl',
    cells.Email.toLowerCase(),
    cells['Start date'],
    cells['Start time'],
    cells.Duration,
    cells.Client,
    cells.Project,
    cells.Task,
    cells.Description,
  ];
  return createHash('sha256').update(JSON.stringify(identity)).digest('hex');
}

function lineBreaksIn(record: readonly string[]): number {
  return record.reduce((count, cell) => count + (cell.match(/\r\n|\n|\r/g)?.length ?? 0), 0);
}
