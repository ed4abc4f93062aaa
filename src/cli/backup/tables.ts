import type pg from 'pg';
import type { FileDigest } from './manifest.js';

/** A table of ours, with the statements that PostgreSQL wrote for it: no name is ever pasted into SQL here. */
export interface Table {
  readonly name: string;
  /** COPY … TO STDOUT in the order of the primary key: the same rows always give the same text. */
  readonly reading: string;
  /** COPY … FROM STDIN; the first line must name the very same columns. */
  readonly writing: string;
}

/** Tables that are in no backup, each with the reason; a table that is new is in it. */
export const tablesLeftOut: Readonly<Record<string, string>> = {
  migration: 'the schema is made by the version that restores; its steps stand in the manifest',
  session: 'everybody signs in anew after a restore',
  password_reset: 'a link that was used after the backup must not open again',
  oauth_flow: 'on the way to a provider and back, for ten minutes',
  rate_limit: 'counters of minutes',
  idempotency_key: 'kept answers of one day',
};

/** The tables to back up, without generated columns. */
export async function tablesOf(client: pg.Client): Promise<Table[]> {
  const { rows } = await client.query<Table>(
    `SELECT c.relname AS name,
       format('COPY (SELECT %s FROM affianco.%I ORDER BY %s) TO STDOUT (FORMAT text, HEADER)',
         a.columns, c.relname, coalesce(k.columns, a.columns)) AS reading,
       format('COPY affianco.%I (%s) FROM STDIN (FORMAT text, HEADER MATCH)', c.relname, a.columns) AS writing
     FROM pg_class c
     CROSS JOIN LATERAL (
       SELECT string_agg(quote_ident(attname), ', ' ORDER BY attnum) AS columns FROM pg_attribute
       WHERE attrelid = c.oid AND attnum > 0 AND NOT attisdropped AND attgenerated = '') a
     LEFT JOIN LATERAL (
       SELECT string_agg(quote_ident(attname) || CASE WHEN attcollation <> 0 THEN ' COLLATE "C"' ELSE '' END,
         ', ' ORDER BY array_position(i.indkey::int2[], attnum)) AS columns
       FROM pg_index i JOIN pg_attribute ON attrelid = i.indrelid AND attnum = ANY (i.indkey)
       WHERE i.indrelid = c.oid AND i.indisprimary) k ON true
     WHERE c.relnamespace = 'affianco'::regnamespace AND c.relkind = 'r' AND c.relname <> ALL ($1)
     ORDER BY c.relname`,
    [Object.keys(tablesLeftOut)],
  );
  return rows;
}

/** The steps of the schema, in the order in which they were done. */
export async function migrationsOf(client: pg.Client): Promise<string[]> {
  const { rows } = await client.query<{ name: string }>('SELECT name FROM affianco.migration ORDER BY id');
  return rows.map(({ name }) => name);
}

/** Every stored file that a record refers to and can be checked by, in whatever table, by its key. */
export async function filesReferredTo(client: pg.Client): Promise<FileDigest[]> {
  const union = await writtenByServer(
    client,
    `SELECT string_agg(format('SELECT storage_key AS key, size::float8 AS size, sha256 FROM %s WHERE storage_key IS NOT NULL', attrelid::regclass),
       ' UNION ') || ' ORDER BY key' AS statement
     FROM pg_attribute JOIN pg_class c ON c.oid = attrelid
     WHERE attname = 'storage_key' AND NOT attisdropped AND c.relkind = 'r' AND c.relnamespace = 'affianco'::regnamespace
       AND EXISTS (SELECT FROM pg_attribute own WHERE own.attrelid = c.oid AND own.attname = 'sha256' AND NOT own.attisdropped)`,
  );
  const found: FileDigest[] = [];
  for (const statement of union) found.push(...(await client.query<FileDigest>(statement)).rows);
  return found;
}

/** Empties every table of ours; the history of the schema stays. */
export async function emptyTables(client: pg.Client): Promise<void> {
  await run(
    client,
    `SELECT 'TRUNCATE ' || string_agg(oid::regclass::text, ', ') AS statement FROM pg_class
     WHERE relnamespace = 'affianco'::regnamespace AND relkind = 'r' AND relname <> 'migration'`,
  );
}

/** Lets numbered rows go on after the last one. */
export async function setSequences(client: pg.Client): Promise<void> {
  await run(
    client,
    `SELECT format('SELECT setval(%L, coalesce(max(%I), 0) + 1, false) FROM %s',
       pg_get_serial_sequence(attrelid::regclass::text, attname), attname, attrelid::regclass) AS statement
     FROM pg_attribute JOIN pg_class c ON c.oid = attrelid
     WHERE attidentity <> '' AND NOT attisdropped AND c.relnamespace = 'affianco'::regnamespace AND c.relkind = 'r'`,
  );
}

/** Makes every reference anew, which reads all rows. @throws PostgreSQL's 23503 for a row that refers to none */
export async function checkReferences(client: pg.Client): Promise<void> {
  await run(
    client,
    `SELECT format('ALTER TABLE %s DROP CONSTRAINT %I, ADD CONSTRAINT %I %s', conrelid::regclass, conname, conname,
       pg_get_constraintdef(oid)) AS statement
     FROM pg_constraint WHERE contype = 'f' AND connamespace = 'affianco'::regnamespace`,
  );
}

async function run(client: pg.Client, question: string): Promise<void> {
  for (const statement of await writtenByServer(client, question)) await client.query(statement);
}

async function writtenByServer(client: pg.Client, question: string): Promise<string[]> {
  const { rows } = await client.query<{ statement: string | null }>(question);
  return rows.flatMap(({ statement }) => statement ?? []);
}
