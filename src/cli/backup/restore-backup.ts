import type pg from 'pg';
import type { Clock } from '../../kernel/clock.js';
import type { DiskStore } from '../../platform/files/disk-store.js';
import { inTransaction } from './connection.js';
import { IncomingFiles } from './files.js';
import { holdBack, type HeldBack } from './hold-back.js';
import { loadBackup, refuseLesserAccount, verifyBackup } from './load-backup.js';
import { BackupError, readManifest, type Manifest } from './manifest.js';
import type { Say } from './take-backup.js';

export interface RestoreOrder {
  readonly folder: string;
  /** Address of the database for the account that sets it up. */
  readonly base: string;
  /** Null where files are in a bucket. */
  readonly store: DiskStore | null;
  readonly clock: Clock;
  readonly say: Say;
}

export interface Restored extends HeldBack {
  readonly manifest: Manifest;
}

/**
 * Puts a backup into an installation that holds no workspace: everything or nothing.
 * @throws BackupError
 */
export async function restoreBackup({ folder, base, store, clock, say }: RestoreOrder): Promise<Restored> {
  const manifest = await readManifest(folder);
  refuseOtherStore(manifest, store);
  await verifyBackup(folder, manifest, say);
  const incoming = store && new IncomingFiles(store);
  try {
    return await inTransaction(base, 'BEGIN', async (client) => {
      await refuseLesserAccount(client);
      await refuseFullInstallation(client);
      say('Restoring');
      await loadBackup(client, folder, manifest, say);
      if (manifest.files.store === 'disk') await incoming?.bring(folder, manifest.files.kept);
      const held = await holdBack(client, manifest.createdAt, clock.now().toString());
      // Killed between this and the commit, files are left that no record refers to: the nightly sweep takes them.
      await incoming?.settle();
      return { manifest, ...held };
    });
  } catch (error) {
    await incoming?.undo();
    throw error;
  }
}

/** Keeps everybody else out until the end: nobody signs up while the backup comes in. */
async function refuseFullInstallation(client: pg.Client): Promise<void> {
  await client.query('LOCK TABLE affianco.workspace IN ACCESS EXCLUSIVE MODE');
  const { rowCount } = await client.query('SELECT FROM affianco.workspace LIMIT 1');
  if (rowCount)
    throw new BackupError(
      'This installation is not empty, and a restore overwrites nothing: name an empty database and DATA_DIR.',
    );
}

function refuseOtherStore({ files }: Manifest, store: DiskStore | null): void {
  if (files.store === 's3' && store)
    throw new BackupError('The files of this backup are in a bucket: name it in FILES_URL (s3://…).');
  if (files.store === 'disk' && files.count > 0 && !store)
    throw new BackupError('This backup holds its files: name a folder for them in FILES_URL (file:///…).');
}
