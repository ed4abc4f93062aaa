import { CsvError, parse } from 'csv-parse';
import { Transform, type Readable } from 'node:stream';
import { ImportUnreadable } from '../import.errors.js';
import type { Encoding, TextForm } from './import-format.js';

/** A row is refused beyond this, so that a quote that is never closed does not fill the memory. */
const LARGEST_ROW = 64 * 1024;

/** The cells of one row, and the line of the file that it begins on, counted from 1. */
export interface CsvRecord {
  readonly cells: readonly string[];
  readonly line: number;
}

interface ParsedRow {
  readonly record: readonly string[];
  /** `lines`: the line that the row ends on. */
  readonly info: { readonly lines: number };
}

/**
 * Reads a table of text row by row, header included, in the memory of a few rows.
 * @throws ImportUnreadable where quotes are left open or stand astray
 */
export async function* recordsOf(
  file: Readable,
  { encoding, delimiter }: TextForm,
): AsyncGenerator<CsvRecord> {
  const parser = parse({
    bom: true,
    delimiter,
    info: true,
    relax_column_count: true,
    skip_empty_lines: true,
    max_record_size: LARGEST_ROW,
  });
  const text = decoded(file, encoding);
  // A file that breaks off is an error, not a short file.
  file.on('error', (error) => parser.destroy(error));
  text.on('error', (error) => parser.destroy(error));
  try {
    for await (const { record, info } of text.pipe(parser) as AsyncIterable<ParsedRow>)
      yield { cells: record, line: info.lines - lineBreaksIn(record) };
  } catch (error) {
    throw error instanceof CsvError ? new ImportUnreadable(Number(error.lines) || 1) : error;
  } finally {
    file.destroy();
  }
}

/** The first letters of a file, as text. */
export async function headOf(file: Readable, encoding: Encoding, letters: number): Promise<string> {
  let head = '';
  const decoder = new TextDecoder(encoding);
  for await (const chunk of file as AsyncIterable<Buffer>) {
    head += decoder.decode(chunk, { stream: true });
    if (head.length >= letters) break;
  }
  return head.slice(0, letters);
}

/** Bytes as UTF-8, whatever they were. What is no character becomes U+FFFD, which no reader of rows accepts. */
function decoded(file: Readable, encoding: Encoding): Readable {
  if (encoding === 'utf-8') return file;
  const decoder = new TextDecoder(encoding);
  return file.pipe(
    new Transform({
      transform(chunk: Buffer, _encoding, done) {
        done(null, Buffer.from(decoder.decode(chunk, { stream: true })));
      },
      flush(done) {
        done(null, Buffer.from(decoder.decode()));
      },
    }),
  );
}

function lineBreaksIn(record: readonly string[]): number {
  let breaks = 0;
  for (const cell of record)
    if (cell.includes('\n') || cell.includes('\r')) breaks += cell.match(/\r\n|\n|\r/g)?.length ?? 0;
  return breaks;
}
