import type pg from 'pg';
import type { Readable } from 'node:stream';
import { DOCUMENT, tablesNotInDocuments } from '../../platform/database/workspace-document.js';
import { isUuid } from '../../kernel/ids.js';
import { inTransaction } from '../backup/connection.js';
import { refuseLesserAccount } from '../backup/load-backup.js';
import { checkReferences, migrationsOf } from '../backup/tables.js';
import { UsageError } from '../product.js';
import { DocumentParts, type DocumentHead } from './document-parts.js';

export interface RestoreOrder {
  readonly file: Readable;
  /** Address of the database for the account that sets it up. */
  readonly base: string;
  /** ISO instant */
  readonly now: string;
  readonly say: (line: string) => void;
}

export interface RestoredWorkspace {
  readonly workspaceId: string;
  readonly rows: number;
  /** How many of them were not there. */
  readonly added: number;
  /** People who came without a password. */
  readonly people: number;
  /** Schedules that fell due since, and now wait for a review instead of sending. */
  readonly heldSchedules: number;
}

interface Table {
  readonly name: string;
  /** Counts incoming rows that another workspace has already. */
  readonly foreign: string;
  readonly filling: string;
}

/**
 * Brings a workspace back from its document, with the very same ids: everything or nothing. Rows that are there stay
 * as they are. Triggers rest meanwhile (they would record every row as a change made now, and refuse what was told);
 * afterwards every reference is followed.
 * @throws UsageError where it is no document, of another version, or its ids belong to another workspace
 */
export async function restoreWorkspace({ file, base, now, say }: RestoreOrder): Promise<RestoredWorkspace> {
  return inTransaction(base, 'BEGIN', async (client) => {
    await refuseLesserAccount(client);
    await client.query(
      'CREATE TEMPORARY TABLE incoming (name text, row jsonb, place bigserial) ON COMMIT DROP',
    );
    const head = await receive(client, file, say);
    await client.query('ANALYZE incoming');
    await refuseStrangeRows(client, head);
    const { rowCount } = await client.query('SELECT FROM affianco.workspace WHERE id = $1', [head]);
    const added = await fill(client, head, rowCount === 0);
    say('Following every reference');
    await checkReferences(client);
    const { rows } = await client.query<{ rows: number }>('SELECT count(*)::integer AS rows FROM incoming');
    const heldSchedules = added.total > 0 ? await holdBack(client, head, now) : 0;
    return {
      workspaceId: head,
      rows: rows[0]?.rows ?? 0,
      added: added.total,
      people: added.people,
      heldSchedules,
    };
  });
}

/** @returns the id of the workspace */
async function receive(client: pg.Client, file: Readable, say: (line: string) => void): Promise<string> {
  const schema = (await migrationsOf(client)).at(-1);
  let workspaceId = '';
  let rows = 0;
  let told = 0;
  const begin = (head: DocumentHead) => {
    workspaceId = refuseOtherDocument(head, schema);
    return Promise.resolve();
  };
  await new DocumentParts().read(file, begin, async (parts) => {
    await client.query('INSERT INTO incoming (name, row) SELECT * FROM unnest($1::text[], $2::jsonb[])', [
      parts.map(({ table }) => table),
      parts.map(({ row }) => row),
    ]);
    rows += parts.length;
    if (rows - told >= 50_000) say(`  ${(told = rows)} rows read`);
  });
  say(`  ${rows} rows read`);
  return workspaceId;
}

function refuseOtherDocument(head: DocumentHead, schema: string | undefined): string {
  if (head.format !== DOCUMENT.format || typeof head.workspaceId !== 'string' || !isUuid(head.workspaceId))
    throw new UsageError('This is not a document of Affianco.');
  if (head.version !== DOCUMENT.version || head.schema !== schema)
    throw new UsageError(
      `The document was written by another version of Affianco (${String(head.schema ?? 'an earlier one')}); this one is at ${schema ?? 'none'}. Restore it with the version that wrote it, upgrade, and export again.`,
    );
  return head.workspaceId;
}

/** Nothing that belongs elsewhere, and nobody under an address that is somebody else's here. */
async function refuseStrangeRows(client: pg.Client, workspaceId: string): Promise<void> {
  const { rows: strange } = await client.query<{ name: string }>(
    `SELECT DISTINCT name FROM incoming WHERE name <> 'person'
       AND coalesce(row ->> CASE name WHEN 'workspace' THEN 'id' ELSE 'workspace_id' END, '') <> $1`,
    [workspaceId],
  );
  if (strange[0])
    throw new UsageError(`The document is damaged: rows of ${strange[0].name} are of another workspace.`);
  const { rows: unknown } = await client.query<{ name: string }>(
    `SELECT DISTINCT name FROM incoming WHERE to_regclass(format('affianco.%I', name)) IS NULL OR name = ANY ($1)`,
    [Object.keys(tablesNotInDocuments)],
  );
  if (unknown[0])
    throw new UsageError(`The document is damaged: there is no table ${unknown[0].name} in documents.`);
  const { rows: taken } = await client.query<{ email: string }>(
    `SELECT p.email FROM incoming i JOIN affianco.person p ON p.email = i.row ->> 'email' AND p.id::text <> i.row ->> 'id'
     WHERE i.name = 'person' LIMIT 1`,
  );
  if (taken[0])
    throw new UsageError(
      `${taken[0].email} is another person here than in the document: change the address of one of them first.`,
    );
}

async function fill(
  client: pg.Client,
  workspaceId: string,
  isNew: boolean,
): Promise<{ total: number; people: number }> {
  const tables = await tablesIn(client);
  for (const { name, foreign } of tables) {
    const { rows } = await client.query<{ count: number }>(foreign, [workspaceId]);
    if ((rows[0]?.count ?? 0) > 0)
      throw new UsageError(
        `Ids of the document belong to another workspace here (${name}): nothing was restored.`,
      );
  }
  await client.query('SET LOCAL session_replication_role = replica');
  // The sums of entries are the database's own, and are not in documents.
  await client.query('ALTER TABLE affianco.time_entry ENABLE ALWAYS TRIGGER roll_up_added');
  let [total, people] = [0, 0];
  for (const { name, filling } of tables) {
    // A record of changes has no ids by which it would be known again.
    if (name === 'audit' && !isNew) continue;
    const { rowCount } = await client.query(filling);
    const { rows } = await client.query<{ count: number }>(
      'SELECT count(*)::integer AS count FROM incoming WHERE name = $1',
      [name],
    );
    if (isNew && name !== 'person' && rowCount !== rows[0]?.count)
      throw new UsageError(`The rows of ${name} do not all go in: nothing was restored.`);
    total += rowCount ?? 0;
    if (name === 'person') people = rowCount ?? 0;
  }
  await client.query('ALTER TABLE affianco.time_entry ENABLE TRIGGER roll_up_added');
  await client.query('SET LOCAL session_replication_role = origin');
  return { total, people };
}

/** Statements by table, written by PostgreSQL: no name is ever pasted into SQL here. */
async function tablesIn(client: pg.Client): Promise<Table[]> {
  const { rows } = await client.query<Table>(
    `SELECT n.name,
       CASE WHEN n.name IN ('person', 'workspace') OR k.keys IS NULL THEN 'SELECT 0 AS count WHERE $1::text IS NOT NULL'
         ELSE format('SELECT count(*)::integer AS count FROM incoming i JOIN affianco.%I x ON %s WHERE i.name = %L
           AND x.workspace_id <> $1::uuid', n.name, k.keys, n.name) END AS foreign,
       format('INSERT INTO affianco.%I (%s) SELECT %s FROM incoming i, LATERAL jsonb_populate_record(NULL::affianco.%I, i.row) r
         WHERE i.name = %L ORDER BY i.place ON CONFLICT DO NOTHING', n.name, a.columns, a.values, n.name, n.name) AS filling
     FROM (SELECT DISTINCT name FROM incoming) n
     CROSS JOIN LATERAL (
       SELECT string_agg(quote_ident(attname), ', ' ORDER BY attnum) AS columns,
         string_agg('r.' || quote_ident(attname), ', ' ORDER BY attnum) AS values
       FROM pg_attribute WHERE attrelid = format('affianco.%I', n.name)::regclass AND attnum > 0 AND NOT attisdropped
         AND attgenerated = '' AND attidentity = '') a
     LEFT JOIN LATERAL (
       SELECT string_agg(format('x.%I = (i.row ->> %L)::%s', attname, attname, format_type(atttypid, atttypmod)), ' AND ') AS keys
       FROM pg_index p JOIN pg_attribute ON attrelid = p.indrelid AND attnum = ANY (p.indkey)
       WHERE p.indrelid = format('affianco.%I', n.name)::regclass AND p.indisprimary AND NOT EXISTS (
         SELECT FROM pg_attribute WHERE attrelid = p.indrelid AND attnum = ANY (p.indkey) AND attidentity <> '')) k ON true
     ORDER BY n.name`,
  );
  return rows;
}

/** What waited when the document was written may have gone out since: nothing goes out by itself. */
async function holdBack(client: pg.Client, workspaceId: string, now: string): Promise<number> {
  await client.query(`SELECT set_config('app.workspace', $1, true), set_config('app.role', 'system', true)`, [
    workspaceId,
  ]);
  await client.query(
    `UPDATE affianco.time_import SET state = 'failed', doing = NULL, upload_key = NULL WHERE workspace_id = $1 AND doing IS NOT NULL`,
    [workspaceId],
  );
  await client.query(
    `UPDATE affianco.delivery SET state = 'failed', last_error = $2, answer = $2, next_try_at = NULL
     WHERE workspace_id = $1 AND state IN ('queued', 'deferred')`,
    [workspaceId, 'Held back when the workspace was restored: it may have arrived before.'],
  );
  const held = await client.query(
    `UPDATE affianco.schedule SET auto_send = false, version = version + 1
     WHERE workspace_id = $1 AND enabled AND auto_send AND next_run_at <= $2`,
    [workspaceId, now],
  );
  return held.rowCount ?? 0;
}
