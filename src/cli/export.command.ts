import { Command } from 'commander';
import { createWriteStream, existsSync } from 'node:fs';
import { rename, rm } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import pg from 'pg';
import { workspaceDocument, type Ask } from '../platform/database/workspace-document.js';
import { commandEnvironment, theWorkspace, UsageError, withDatabase } from './product.js';

/** Writes everything that belongs to a workspace as one JSON document, row by row. */
export function exportCommand(): Command {
  return new Command('export')
    .description(
      'Write everything that belongs to a workspace as JSON (documents are listed by their SHA-256; no passwords). "affianco import" brings it back.',
    )
    .requiredOption('--workspace <id>', 'the workspace')
    .requiredOption('--out <file>', 'where to write; must not exist')
    .action(async ({ workspace, out }: { workspace: string; out: string }) => {
      await withDatabase(commandEnvironment(), async (database) => {
        const { id, name } = await theWorkspace(database, workspace);
        const rows = await writeDocument(database.backup, id, out);
        process.stdout.write(`${rows} rows of ${name} are in ${out}\n`);
      });
    });
}

/** @param address of the database for the account that reads all @returns how many rows were written */
export async function writeDocument(address: string, workspaceId: string, path: string): Promise<number> {
  if (existsSync(path)) throw new UsageError(`${path} exists already.`);
  const client = new pg.Client({ connectionString: address, application_name: 'affianco export' });
  await client.connect();
  try {
    return await write(client, workspaceId, path);
  } finally {
    await client.end();
  }
}

async function write(client: pg.Client, workspaceId: string, path: string): Promise<number> {
  const written = { rows: 0 };
  const ask: Ask = async (text, values) => (await client.query(text, values)).rows as never;
  // Under another name until it is whole: half a document must not look like one.
  const part = `${path}.part-${process.pid}`;
  try {
    // One snapshot: rows that refer to each other are of the same moment.
    await client.query('BEGIN READ ONLY ISOLATION LEVEL REPEATABLE READ');
    await pipeline(
      Readable.from(workspaceDocument(ask, workspaceId, written)),
      createWriteStream(part, { flags: 'wx', mode: 0o600 }),
    );
    await rename(part, path);
  } catch (error) {
    await rm(part, { force: true });
    throw new UsageError(`Cannot write ${path}: ${(error as Error).message}`);
  }
  return written.rows;
}
