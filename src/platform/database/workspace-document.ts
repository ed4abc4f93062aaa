/** Asks the database inside an open transaction, which must be of one moment. */
export type Ask = <Row extends object>(text: string, values?: unknown[]) => Promise<Row[]>;

/** The form of the document; one of another form is not read. */
export const DOCUMENT = { format: 'affianco', version: 2 } as const;

/** Tables that are in no document, each with the reason; a table that is new is in it. */
export const tablesNotInDocuments: Readonly<Record<string, string>> = {
  idempotency_key: 'kept answers of one day',
  event: 'what browsers were told; of no use later',
  mail: 'what was sent, and waits to be sent, by this installation',
  mail_copy: 'mails as this installation sent them, with links that act in their reader’s name',
  mail_report: 'what came back to mails of this installation',
  api_token: 'secrets, of which only a hash is kept',
  upload: 'files on their way into a record',
  calendar_feed: 'secrets, of which only a hash is kept',
  feed_event: 'what those feeds told',
  deliverable_preview: 'pictures, made again where they are missing',
  worked_day: 'sums of entries, kept by the database itself',
  archive_entry: 'the index of the archive, kept by the database itself',
  archive_content: 'what was read of files, and can be read again',
  archive_word: 'words for the search of the archive',
  calendar_connection: 'secrets of a person, who connects their calendars anew',
  calendar: 'a person’s own calendars, which are not the workspace’s',
  sync_cursor: 'how far a calendar of this installation was read',
  watch_channel: 'where this installation is told of changes',
  external_event: 'what stands in a person’s own calendars',
  external_occurrence: 'when it takes place',
  entry_candidate: 'what a person decided about events of their own calendars',
  event_link: 'what this installation wrote into a person’s calendar',
  sync_outbox: 'what this installation has still to write there',
  sync_issue: 'what a person was told about their own calendars',
};

/** What of a person may leave the installation: no password, nothing that signs in. */
const PEOPLE = `
  DECLARE rows NO SCROLL CURSOR FOR
  SELECT jsonb_build_object('id', p.id, 'email', p.email, 'name', p.name, 'language', p.language, 'time_zone', p.time_zone,
    'working_weekdays', p.working_weekdays, 'working_from', p.working_from, 'working_to', p.working_to,
    'created_at', p.created_at, 'version', p.version) AS row
  FROM affianco.person p
  WHERE EXISTS (SELECT FROM affianco.member m WHERE m.person_id = p.id AND m.workspace_id = current_setting('app.document')::uuid)
    OR EXISTS (SELECT FROM affianco.contact c WHERE c.person_id = p.id AND c.workspace_id = current_setting('app.document')::uuid)
  ORDER BY p.id`;

/** Opens a cursor on a table's rows of the workspace, without what the database makes by itself; names are quoted by it. */
const TABLES = `
  SELECT c.relname AS name, format(
    'DECLARE rows NO SCROLL CURSOR FOR SELECT to_jsonb(t) - %L::text[] AS row FROM affianco.%I t WHERE %I = %L ORDER BY %s',
    (SELECT coalesce(array_agg(attname::text), '{}') FROM pg_attribute
      WHERE attrelid = c.oid AND attnum > 0 AND NOT attisdropped AND (attgenerated <> '' OR attidentity <> '')),
    c.relname, CASE c.relname WHEN 'workspace' THEN 'id' ELSE 'workspace_id' END, $1::text,
    (SELECT string_agg(quote_ident(attname) || CASE WHEN attcollation <> 0 THEN ' COLLATE "C"' ELSE '' END, ', '
        ORDER BY array_position(i.indkey::int2[], attnum))
      FROM pg_index i JOIN pg_attribute ON attrelid = i.indrelid AND attnum = ANY (i.indkey)
      WHERE i.indrelid = c.oid AND i.indisprimary)) AS cursor
  FROM pg_class c
  WHERE c.relnamespace = 'affianco'::regnamespace AND c.relkind = 'r' AND c.relname <> ALL ($2)
    AND (c.relname = 'workspace' OR EXISTS (SELECT FROM pg_attribute WHERE attrelid = c.oid AND attname = 'workspace_id'))
  ORDER BY c.relname`;

/**
 * Everything that belongs to a workspace as one JSON document, row by row, so that a large one takes no more memory
 * than a small one. The same rows always give the same text. Uploaded files are listed by their SHA-256, not contained.
 * @param written counts the rows
 */
export async function* workspaceDocument(
  ask: Ask,
  workspaceId: string,
  written: { rows: number },
): AsyncGenerator<string> {
  await ask("SET LOCAL timezone = 'UTC'");
  await ask("SELECT set_config('app.document', $1, true)", [workspaceId]);
  const [schema] = await ask<{ name: string }>(
    'SELECT name FROM affianco.migration ORDER BY id DESC LIMIT 1',
  );
  const tables = await ask<{ name: string; cursor: string }>(TABLES, [
    workspaceId,
    Object.keys(tablesNotInDocuments),
  ]);
  const head = JSON.stringify({ ...DOCUMENT, schema: schema?.name, workspaceId });
  yield `${head.slice(0, -1)},\n"people":[`;
  yield* rowsOf(ask, PEOPLE, written);
  yield '],\n"tables":{';
  for (const [index, { name, cursor }] of tables.entries()) {
    yield `${index > 0 ? ',' : ''}\n${JSON.stringify(name)}:[`;
    yield* rowsOf(ask, cursor, written);
    yield ']';
  }
  yield '}}\n';
}

async function* rowsOf(ask: Ask, cursor: string, written: { rows: number }): AsyncGenerator<string> {
  await ask(cursor);
  let separator = '\n';
  for (;;) {
    const rows = await ask<{ row: unknown }>('FETCH 500 FROM rows');
    if (rows.length === 0) break;
    let text = '';
    for (const { row } of rows) {
      text += separator + JSON.stringify(row);
      separator = ',\n';
    }
    written.rows += rows.length;
    yield text;
  }
  await ask('CLOSE rows');
}
