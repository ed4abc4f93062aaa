import { randomBytes } from 'node:crypto';
import pg from 'pg';
import type { SecretKey } from '../../platform/config/secret-key.js';
import { prepareDatabase } from '../../platform/database/database.js';
import { inTransaction } from './connection.js';
import { loadBackup, refuseLesserAccount, verifyBackup } from './load-backup.js';
import { readManifest, type Manifest } from './manifest.js';
import { checkReferences } from './tables.js';
import type { Say } from './take-backup.js';

export interface CheckOrder {
  readonly folder: string;
  /** Address of the database for the account that sets it up; the scratch database is made beside it. */
  readonly base: string;
  readonly secret: SecretKey;
  readonly say: Say;
}

/**
 * Restores a backup into a database made for it, compares, and drops that database again. The installation itself is
 * neither read nor changed.
 * @throws BackupError naming what is wrong with the backup
 */
export async function checkBackup({ folder, base, secret, say }: CheckOrder): Promise<Manifest> {
  const manifest = await readManifest(folder);
  await verifyBackup(folder, manifest, say);
  await withScratchDatabase(base, secret, say, (address) =>
    inTransaction(address, 'BEGIN', async (client) => {
      await loadBackup(client, folder, manifest, say);
      say('Following every reference');
      await checkReferences(client);
    }),
  );
  return manifest;
}

async function withScratchDatabase(
  base: string,
  secret: SecretKey,
  say: Say,
  work: (address: string) => Promise<void>,
): Promise<void> {
  const name = `affianco_check_${randomBytes(6).toString('hex')}`;
  const address = new URL(base);
  address.pathname = `/${name}`;
  const admin = new pg.Client({ connectionString: base, application_name: 'affianco backup' });
  admin.on('error', () => undefined);
  await admin.connect();
  try {
    await refuseLesserAccount(admin);
    say(`Restoring into the scratch database ${name}`);
    await admin.query(`CREATE DATABASE ${name} TEMPLATE template0`);
    try {
      await prepareDatabase(address.toString(), secret);
      await work(address.toString());
    } finally {
      await admin.query(`DROP DATABASE ${name} WITH (FORCE)`);
    }
  } finally {
    await admin.end();
  }
}
