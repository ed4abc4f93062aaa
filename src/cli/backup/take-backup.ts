import { mkdir, mkdtemp, rename, rm, stat } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import type { Clock } from '../../kernel/clock.js';
import type { SecretKey } from '../../platform/config/secret-key.js';
import { syncFolder, type DiskStore } from '../../platform/files/disk-store.js';
import { version } from '../version.js';
import { inTransaction } from './connection.js';
import { writeTable } from './copy.js';
import { keepFiles } from './files.js';
import {
  BackupError,
  pathOfTable,
  writeManifest,
  type FileDigest,
  type FilesInBucket,
  type Manifest,
  type TableDigest,
} from './manifest.js';
import { filesReferredTo, migrationsOf, tablesOf } from './tables.js';

/** Tells the operator how far it is. */
export type Say = (line: string) => void;

export interface BackupOrder {
  /** Where it shall be; nothing may be there yet. */
  readonly out: string;
  /** Address of the database for the account that reads all and writes nothing. */
  readonly address: string;
  /** Null where files are in a bucket. */
  readonly store: DiskStore | null;
  readonly secret: SecretKey;
  readonly clock: Clock;
  readonly say: Say;
}

const IN_BUCKET: FilesInBucket = {
  store: 's3',
  note: 'Files are in the bucket of FILES_URL and are not in this backup: let the bucket keep its versions.',
};

/**
 * Writes everything of an installation into a folder: all rows of one moment, and the files that they refer to. People
 * go on working meanwhile. The folder gets its name when all of it is on the disk; until then it is `….part-…`.
 * @throws BackupError
 */
export async function takeBackup(order: BackupOrder): Promise<Manifest> {
  const out = resolve(order.out);
  if (await stat(out).catch(() => null)) throw new BackupError(`${out} is there already.`);
  const part = await mkdtemp(`${out}.part-`).catch((error: Error) => {
    throw new BackupError(`Cannot write beside ${out}: ${error.message}`);
  });
  try {
    const manifest = await write(part, order);
    await rename(part, out);
    await syncFolder(dirname(out));
    return manifest;
  } catch (error) {
    await rm(part, { recursive: true, force: true });
    throw error;
  }
}

async function write(folder: string, { address, store, secret, clock, say }: BackupOrder): Promise<Manifest> {
  const createdAt = clock.now().toString();
  const { referredTo, ...rows } = await inTransaction(
    address,
    'BEGIN READ ONLY ISOLATION LEVEL REPEATABLE READ',
    async (client) => ({
      // The first statement sets the snapshot; everything after it sees that moment.
      migrations: await migrationsOf(client),
      tables: await writeTables(folder, client, say),
      referredTo: await filesReferredTo(client),
    }),
  );
  const files = await writeFiles(folder, store, referredTo, say);
  const keyPrint = printOf(secret);
  const manifest: Manifest = {
    ...{ format: 'affianco-backup', version: 1, product: version },
    ...{ createdAt, ...rows, keyPrint, files },
  };
  await writeManifest(folder, manifest);
  await syncFolder(folder);
  return manifest;
}

async function writeTables(
  folder: string,
  client: Parameters<typeof tablesOf>[0],
  say: Say,
): Promise<Record<string, TableDigest>> {
  const digests: Record<string, TableDigest> = {};
  await mkdir(join(folder, 'tables'));
  for (const table of await tablesOf(client)) {
    const digest = await writeTable(client, table, pathOfTable(folder, table.name));
    digests[table.name] = digest;
    say(`  ${table.name}: ${digest.rows} rows`);
  }
  await syncFolder(join(folder, 'tables'));
  return digests;
}

/** After the snapshot: a file that a record refers to is never changed, nor removed while the record is there. */
async function writeFiles(
  folder: string,
  store: DiskStore | null,
  referredTo: readonly FileDigest[],
  say: Say,
): Promise<Manifest['files']> {
  if (!store) {
    say(IN_BUCKET.note);
    return IN_BUCKET;
  }
  await mkdir(join(folder, 'files'));
  const files = await keepFiles(store, referredTo, folder);
  await syncFolder(join(folder, 'files'));
  say(`  files: ${files.count} (${files.bytes} bytes)`);
  return files;
}

/** @see Manifest.keyPrint */
export function printOf(secret: SecretKey): string {
  return secret.derive('backup key print').toString('hex').slice(0, 16);
}
