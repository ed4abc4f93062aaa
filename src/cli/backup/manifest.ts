import { open, readFile } from 'node:fs/promises';
import { join } from 'node:path';

/** What a backup refuses to do, in words for the operator. */
export class BackupError extends Error {}

export interface TableDigest {
  readonly rows: number;
  /** Of the text in `tables/<name>.tsv.gz`, unpacked. */
  readonly sha256: string;
}

/** A file of the store; it lies under `files/<key>`. */
export interface FileDigest {
  readonly key: string;
  /** In bytes. */
  readonly size: number;
  readonly sha256: string;
}

export interface FilesOnDisk {
  readonly store: 'disk';
  readonly count: number;
  readonly bytes: number;
  readonly kept: readonly FileDigest[];
  /** Keys of files that records refer to and the store did not have, or not as the record says. */
  readonly missing: readonly string[];
}

/** The files stay in their bucket; the backup only says so. */
export interface FilesInBucket {
  readonly store: 's3';
  readonly note: string;
}

/** `manifest.json`: written last, so that a folder with it is a whole backup. */
export interface Manifest {
  readonly format: 'affianco-backup';
  readonly version: 1;
  /** Version of the product that made it. */
  readonly product: string;
  /** Instant of the snapshot. */
  readonly createdAt: string;
  /** Steps of the schema, in order. */
  readonly migrations: readonly string[];
  /** A print of SECRET_KEY that tells nothing about it, only whether another installation has the same. */
  readonly keyPrint: string;
  readonly tables: Readonly<Record<string, TableDigest>>;
  readonly files: FilesOnDisk | FilesInBucket;
}

const NAME = 'manifest.json';

export const pathOfTable = (folder: string, table: string) => join(folder, 'tables', `${table}.tsv.gz`);
export const pathOfFile = (folder: string, key: string) => join(folder, 'files', key);

export const rowsIn = ({ tables }: Manifest) =>
  Object.values(tables).reduce((sum, { rows }) => sum + rows, 0);

export async function writeManifest(folder: string, manifest: Manifest): Promise<void> {
  const file = await open(join(folder, NAME), 'wx', 0o600);
  try {
    await file.writeFile(`${JSON.stringify(manifest, null, 1)}\n`);
    await file.sync();
  } finally {
    await file.close();
  }
}

/** @throws BackupError for a folder that is no backup, is not whole, or is of a later format */
export async function readManifest(folder: string): Promise<Manifest> {
  const text = await readFile(join(folder, NAME), 'utf8').catch(() => {
    throw new BackupError(`${folder} is no backup, or not a whole one: it has no ${NAME}.`);
  });
  const found = parsed(text);
  if (isRecord(found) && found.format === 'affianco-backup' && Number(found.version) > 1)
    throw new BackupError(`${folder} was made by a later version of Affianco (${String(found.product)}).`);
  if (!isManifest(found)) throw new BackupError(`${folder}: ${NAME} is damaged.`);
  return found;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const isCount = (value: unknown) => Number.isSafeInteger(value) && Number(value) >= 0;
const isHash = (value: unknown) => typeof value === 'string' && /^[0-9a-f]{64}$/.test(value);
const isTexts = (value: unknown) =>
  Array.isArray(value) && value.every((one: unknown) => typeof one === 'string');

function isManifest(value: unknown): value is Manifest {
  return (
    isRecord(value) &&
    value.format === 'affianco-backup' &&
    value.version === 1 &&
    typeof value.product === 'string' &&
    typeof value.createdAt === 'string' &&
    typeof value.keyPrint === 'string' &&
    isTexts(value.migrations) &&
    isRecord(value.tables) &&
    Object.values(value.tables).every((one) => isRecord(one) && isCount(one.rows) && isHash(one.sha256)) &&
    isRecord(value.files) &&
    (value.files.store === 's3' || isFilesOnDisk(value.files))
  );
}

function isFilesOnDisk({ store, count, kept, missing }: Record<string, unknown>): boolean {
  const isFile = (one: unknown) =>
    isRecord(one) && typeof one.key === 'string' && isCount(one.size) && isHash(one.sha256);
  return (
    store === 'disk' && isTexts(missing) && Array.isArray(kept) && kept.length === count && kept.every(isFile)
  );
}
