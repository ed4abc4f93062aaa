import { Command } from 'commander';
import { createWriteStream, existsSync } from 'node:fs';
import { rename, rm } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import pg from 'pg';
import { commandEnvironment, theWorkspace, UsageError, withDatabase } from './product.js';

/** Columns that hold secrets, or bytes that are kept elsewhere by their hash; the rest belongs to the owner. */
const LEFT_OUT = ['token_hash', 'bytes', 'source_hash', 'request_hash'];
/** Of no use outside this installation. */
const TABLES_LEFT_OUT = ['idempotency_key', 'event', 'mail'];

interface Table {
  readonly name: string;
  /** Opens a cursor on the workspace's rows; written by PostgreSQL, which quotes the names. */
  readonly cursor: string;
}

/** Writes everything that belongs to a workspace as one JSON document, row by row. */
export function exportCommand(): Command {
  return new Command('export')
    .description(
      'Write everything that belongs to a workspace as JSON (documents are listed by their SHA-256).',
    )
    .requiredOption('--workspace <id>', 'the workspace')
    .requiredOption('--out <file>', 'where to write; must not exist')
    .action(async ({ workspace, out }: { workspace: string; out: string }) => {
      await withDatabase(commandEnvironment(), async (database) => {
        const { id, name } = await theWorkspace(database, workspace);
        const client = new pg.Client({
          connectionString: database.backup,
          application_name: 'affianco export',
        });
        await client.connect();
        try {
          const rows = await write(client, id, out);
          process.stdout.write(`${rows} rows of ${name} are in ${out}\n`);
        } finally {
          await client.end();
        }
      });
    });
}

async function write(client: pg.Client, workspaceId: string, path: string): Promise<number> {
  const written = { rows: 0 };
  if (existsSync(path)) throw new UsageError(`${path} exists already.`);
  // Under another name until it is whole: half a document must not look like one.
  const part = `${path}.part-${process.pid}`;
  try {
    await pipeline(
      Readable.from(document(client, workspaceId, written)),
      createWriteStream(part, { flags: 'wx' }),
    );
    await rename(part, path);
  } catch (error) {
    await rm(part, { force: true });
    throw new UsageError(`Cannot write ${path}: ${(error as Error).message}`);
  }
  return written.rows;
}

/** The document in pieces, so that a large workspace takes no more memory than a small one. */
async function* document(
  client: pg.Client,
  workspaceId: string,
  written: { rows: number },
): AsyncGenerator<string> {
  // One snapshot: rows that refer to each other are of the same moment.
  await client.query('BEGIN READ ONLY ISOLATION LEVEL REPEATABLE READ');
  yield `{"format":"affianco","version":1,"workspaceId":${JSON.stringify(workspaceId)},"tables":{`;
  for (const [index, { name, cursor }] of (await tablesOf(client, workspaceId)).entries()) {
    yield `${index > 0 ? ',' : ''}\n${JSON.stringify(name)}:[`;
    await client.query(cursor);
    let separator = '\n';
    for await (const row of rowsOf(client)) {
      yield separator + JSON.stringify(row);
      separator = ',\n';
      written.rows++;
    }
    yield ']';
  }
  yield '}}\n';
}

async function* rowsOf(client: pg.Client): AsyncGenerator<unknown> {
  for (;;) {
    const { rows } = await client.query<{ row: unknown }>('FETCH 1000 FROM rows');
    for (const { row } of rows) yield row;
    if (rows.length === 0) break;
  }
  await client.query('CLOSE rows');
}

/** Every table that knows workspaces, by name; a table that is new is in it. */
async function tablesOf(client: pg.Client, workspaceId: string): Promise<Table[]> {
  const { rows } = await client.query<Table>(
    `SELECT c.relname AS name,
       format('DECLARE rows NO SCROLL CURSOR FOR SELECT to_jsonb(t) - %L::text[] AS row FROM affianco.%I t WHERE %I = %L',
         $1::text[], c.relname, CASE c.relname WHEN 'workspace' THEN 'id' ELSE 'workspace_id' END, $2::text) AS cursor
     FROM pg_class c
     WHERE c.relnamespace = 'affianco'::regnamespace AND c.relkind = 'r' AND c.relname <> ALL ($3)
       AND (c.relname = 'workspace' OR EXISTS (SELECT FROM pg_attribute WHERE attrelid = c.oid AND attname = 'workspace_id'))
     ORDER BY c.relname`,
    [LEFT_OUT, workspaceId, TABLES_LEFT_OUT],
  );
  return rows;
}
