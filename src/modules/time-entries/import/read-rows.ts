import type { Readable } from 'node:stream';
import { ImportEmpty, ImportOtherFormat, ImportUnreadable } from '../import.errors.js';
import { Header } from './cells.js';
import { recordsOf } from './csv-text.js';
import type { DateOrder, ImportFormat, TextForm } from './import-format.js';
import type { ImportedRow } from './imported-row.js';
import { ReadingContext, type RowReader } from './source.js';
import { sourceOf } from './sources.js';

/** How a file is to be read. */
export interface Reading extends TextForm {
  readonly format: ImportFormat;
  /** On whose walls the clocks of the file hung. */
  readonly timeZone: string;
  readonly dateOrder: DateOrder;
  /** Of engagements that have to be made, where neither header nor rows name one. */
  readonly currency: string | null;
}

/**
 * Reads a file one row after the other, so that one of any length needs the memory of a few rows.
 * @throws ImportOtherFormat when the header is not that of the format, ImportUnreadable where the table breaks off,
 *   ImportEmpty when there is no row
 */
export async function* readRows(file: Readable, reading: Reading): AsyncGenerator<ImportedRow> {
  let read: RowReader | null = null;
  let rows = 0;
  for await (const { cells, line } of recordsOf(file, reading)) {
    if (!read) {
      read = readerOf(new Header(cells), reading);
      continue;
    }
    rows++;
    const entry = read(cells, line);
    yield entry.ok ? { ok: true, entry: entry.value } : { ok: false, line, problem: entry.problem };
  }
  if (rows === 0) throw new ImportEmpty();
}

function readerOf(header: Header, { format, timeZone, dateOrder, currency }: Reading): RowReader {
  const source = sourceOf(format);
  if (!source.knows(header)) {
    // Bytes that are no text of this encoding are damage, not another tool's header.
    if (header.names.some((name) => name.includes('\0'))) throw new ImportUnreadable(1);
    throw new ImportOtherFormat(NAMES[format]);
  }
  return source.reader(
    header,
    new ReadingContext(timeZone, dateOrder, source.currencyOf(header) ?? currency),
  );
}

const NAMES: Readonly<Record<ImportFormat, string>> = {
  toggl: 'Toggl',
  clockify: 'Clockify',
  harvest: 'Harvest',
  kimai: 'Kimai',
  affianco: 'Affianco',
};
