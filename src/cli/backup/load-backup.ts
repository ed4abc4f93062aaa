import type pg from 'pg';
import { digestOfFile, digestOfTable, fillTable, sameDigest } from './copy.js';
import { compareFiles, verifyFiles } from './files.js';
import { BackupError, pathOfTable, type Manifest } from './manifest.js';
import { emptyTables, filesReferredTo, migrationsOf, setSequences, tablesOf } from './tables.js';
import type { Say } from './take-backup.js';

/** Reads the whole backup and compares it with its manifest. @throws BackupError naming what is damaged */
export async function verifyBackup(folder: string, manifest: Manifest, say: Say): Promise<void> {
  say('Comparing the backup with its manifest');
  for (const [name, digest] of Object.entries(manifest.tables)) {
    const path = pathOfTable(folder, name);
    if (!sameDigest(await digestOfFile(path), digest))
      throw new BackupError(`${path} is damaged or missing.`);
  }
  await verifyFiles(folder, manifest);
}

/**
 * Fills the empty tables of a database from a backup, and proves it: what is read back has the digests of the manifest.
 * Part of the open transaction, which must be a superuser's. Triggers rest meanwhile (they would record every row as a
 * change made now), and with them the checks of references: all rows are of one moment, in which they held.
 * @throws BackupError where the schema is not that of the backup
 */
export async function loadBackup(
  client: pg.Client,
  folder: string,
  manifest: Manifest,
  say: Say,
): Promise<void> {
  const tables = await tablesOf(client);
  refuseOtherSchema(await migrationsOf(client), manifest);
  const names = tables.map(({ name }) => name).join();
  if (names !== Object.keys(manifest.tables).sort().join())
    throw new BackupError('The manifest is damaged: it does not name the tables of its schema.');
  await client.query('SET LOCAL session_replication_role = replica');
  await emptyTables(client);
  for (const table of tables) {
    await fillTable(client, table, pathOfTable(folder, table.name)).catch((error: Error) => {
      throw new BackupError(`The rows of ${table.name} do not go in: ${error.message}`, { cause: error });
    });
    const digest = manifest.tables[table.name];
    if (!digest || !sameDigest(await digestOfTable(client, table), digest))
      throw new BackupError(`The rows of ${table.name} are not those of the backup.`);
    say(`  ${table.name}: ${digest.rows} rows`);
  }
  await setSequences(client);
  await client.query('SET LOCAL session_replication_role = origin');
  compareFiles(manifest, await filesReferredTo(client));
}

function refuseOtherSchema(here: readonly string[], { migrations, product }: Manifest): void {
  if (here.join() === migrations.join()) return;
  throw new BackupError(
    [
      'The schemas differ; a backup is restored by the version that made it, and then upgraded.',
      `  the backup:        ${stateOf(migrations)} (Affianco ${product})`,
      `  this installation: ${stateOf(here)}`,
    ].join('\n'),
  );
}

function stateOf(migrations: readonly string[]): string {
  return `${migrations.length} migrations up to ${migrations.at(-1) ?? 'none'}`;
}

/** @throws BackupError for an account that triggers and row-level security do not let through */
export async function refuseLesserAccount(client: pg.Client): Promise<void> {
  const { rows } = await client.query<{ name: string; superuser: boolean }>(
    'SELECT rolname AS name, rolsuper AS superuser FROM pg_roles WHERE rolname = current_user',
  );
  if (!rows[0]?.superuser)
    throw new BackupError(
      `Restoring needs a superuser of the database, and ${rows[0]?.name ?? 'this account'} is none: name one in DATABASE_URL for this command.`,
    );
}
