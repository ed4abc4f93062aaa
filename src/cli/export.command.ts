import { Command } from 'commander';
import { createWriteStream } from 'node:fs';
import { finished } from 'node:stream/promises';
import pg from 'pg';
import { theWorkspace, UsageError, commandEnvironment, withDatabase } from './product.js';

/** Columns that hold secrets or bytes; the rest of a workspace belongs to its owner. */
const LEFT_OUT: Readonly<Record<string, readonly string[]>> = {
  api_token: ['token_hash'],
  report_pdf: ['bytes'],
  time_entry: ['source_hash'],
};
const TABLES = [
  'workspace', 'member', 'client', 'contact', 'engagement', 'agreement', 'assignment', 'service', 'schedule', 'task', 'task_move',
  'deliverable', 'deliverable_version', 'time_import', 'time_entry', 'report', 'report_pdf', 'delivery', 'report_answer', 'audit',
]; // prettier-ignore

/** Writes everything that belongs to a workspace as one JSON document, row by row. */
export function exportCommand(): Command {
  return new Command('export')
    .description(
      'Write everything that belongs to a workspace as JSON (documents are listed with their SHA-256).',
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
  const out = createWriteStream(path, { flags: 'wx' });
  const failed = new Promise<never>((_, reject) =>
    out.once('error', (error) => reject(new UsageError(`Cannot write: ${error.message}`))),
  );
  let count = 0;
  const put = (text: string) =>
    out.write(text)
      ? Promise.resolve()
      : Promise.race([failed, new Promise<void>((resolve) => out.once('drain', resolve))]);
  // One snapshot: rows that refer to each other are of the same moment.
  await client.query('BEGIN READ ONLY ISOLATION LEVEL REPEATABLE READ');
  await put(`{"format":"affianco","version":1,"workspaceId":${JSON.stringify(workspaceId)},"tables":{`);
  for (const [index, table] of TABLES.entries()) {
    await put(`${index > 0 ? ',' : ''}\n"${table}":[`);
    const key = table === 'workspace' ? 'id' : 'workspace_id';
    const secrets = LEFT_OUT[table] ?? [];
    await client.query(
      `DECLARE rows CURSOR FOR SELECT to_jsonb(t) - $1::text[] AS row FROM affianco.${table} t WHERE ${key} = $2`,
      [secrets, workspaceId],
    );
    for (let first = true; ;) {
      const { rows } = await client.query<{ row: unknown }>('FETCH 1000 FROM rows');
      if (rows.length === 0) break;
      await put(
        rows.map(({ row }) => `${first ? ((first = false), '') : ','}\n${JSON.stringify(row)}`).join(''),
      );
      count += rows.length;
    }
    await client.query('CLOSE rows');
    await put(']');
  }
  await put('}}\n');
  out.end();
  await Promise.race([finished(out), failed]);
  return count;
}
