import { createHash } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { Transform, type TransformCallback } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGunzip, createGzip } from 'node:zlib';
import type pg from 'pg';
import { from as copyFrom, to as copyTo } from 'pg-copy-streams';
import type { TableDigest } from './manifest.js';
import type { Table } from './tables.js';

/** Makes every server write a value with the same letters, and lets a transaction take its time. */
export const STEADY = `
  SET LOCAL datestyle = 'ISO, YMD'; SET LOCAL intervalstyle = 'postgres'; SET LOCAL timezone = 'UTC';
  SET LOCAL bytea_output = 'hex'; SET LOCAL extra_float_digits = 1;
  SET LOCAL statement_timeout = 0; SET LOCAL idle_in_transaction_session_timeout = 0`;

const NEW_LINE = 10;

/** Counts and hashes a table's text on its way. A row is a line: line breaks inside values are written `\n`. */
class Meter extends Transform {
  private readonly hash = createHash('sha256');
  private lines = 0;

  override _transform(chunk: Buffer, _encoding: BufferEncoding, done: TransformCallback): void {
    this.hash.update(chunk);
    for (let at = chunk.indexOf(NEW_LINE); at >= 0; at = chunk.indexOf(NEW_LINE, at + 1)) this.lines++;
    done(null, chunk);
  }

  digest(): TableDigest {
    // The first line holds the names of the columns.
    return { rows: Math.max(0, this.lines - 1), sha256: this.hash.digest('hex') };
  }
}

/** Writes a table to a new file and onto the disk. */
export async function writeTable(client: pg.Client, table: Table, path: string): Promise<TableDigest> {
  const meter = new Meter();
  const file = createWriteStream(path, { flags: 'wx', mode: 0o600, flush: true });
  await pipeline(client.query(copyTo(table.reading)), meter, createGzip(), file);
  return meter.digest();
}

/** Puts the rows of a file into an empty table. */
export async function fillTable(client: pg.Client, table: Table, path: string): Promise<void> {
  await pipeline(createReadStream(path), createGunzip(), client.query(copyFrom(table.writing)));
}

/** The digest of the rows that are in the database now. */
export async function digestOfTable(client: pg.Client, table: Table): Promise<TableDigest> {
  const meter = new Meter().resume();
  await pipeline(client.query(copyTo(table.reading)), meter);
  return meter.digest();
}

/** The digest of the rows in a file; null where they cannot even be unpacked. */
export async function digestOfFile(path: string): Promise<TableDigest | null> {
  const meter = new Meter().resume();
  return pipeline(createReadStream(path), createGunzip(), meter).then(
    () => meter.digest(),
    () => null,
  );
}

export const sameDigest = (one: TableDigest | null, other: TableDigest) =>
  one !== null && one.rows === other.rows && one.sha256 === other.sha256;
