import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { mkdir, open, rename, rm, type FileHandle } from 'node:fs/promises';
import { dirname } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { fileURLToPath } from 'node:url';
import { DomainError } from '../../kernel/domain-error.js';
import type { Environment } from '../../platform/config/environment.js';
import { DiskStore, syncFolder } from '../../platform/files/disk-store.js';
import { refuseForeignKey } from '../../platform/files/file-store.js';
import { spool } from '../../platform/files/spool.js';
import { BackupError, pathOfFile, type FileDigest, type FilesOnDisk, type Manifest } from './manifest.js';

/** The store on this machine's disk, or null where files are in a bucket. */
export function diskStoreOf({ filesUrl }: Environment): DiskStore | null {
  const address = new URL(filesUrl);
  return address.protocol === 'file:' ? new DiskStore(fileURLToPath(address)) : null;
}

/** Copies files of the store, each compared with what its record says of it. */
export async function keepFiles(
  store: DiskStore,
  files: readonly FileDigest[],
  folder: string,
): Promise<FilesOnDisk> {
  const kept: FileDigest[] = [];
  const missing: string[] = [];
  for (const file of files) {
    const whole = await copied(store.pathOf(file.key), pathOfFile(folder, file.key), file);
    if (whole) kept.push(file);
    else missing.push(file.key);
  }
  for (const path of new Set(kept.map(({ key }) => dirname(pathOfFile(folder, key))))) await syncFolder(path);
  const bytes = kept.reduce((sum, { size }) => sum + size, 0);
  return { store: 'disk', count: kept.length, bytes, kept, missing };
}

/** @throws BackupError naming the first file that is not what the manifest says */
export async function verifyFiles(folder: string, { files }: Manifest): Promise<void> {
  if (files.store === 's3') return;
  for (const file of files.kept) {
    refuseForeignKey(file.key);
    if (!(await holds(pathOfFile(folder, file.key), file)))
      throw new BackupError(`The file files/${file.key} is damaged or missing.`);
  }
}

/** @throws BackupError where a record refers to a file that the backup neither has nor knows to be missing */
export function compareFiles({ files }: Manifest, referredTo: readonly FileDigest[]): void {
  if (files.store === 's3') return;
  const kept = new Map(files.kept.map((file) => [file.key, file]));
  for (const { key, size, sha256 } of referredTo) {
    const file = kept.get(key);
    const same = file ? file.size === size && file.sha256 === sha256 : files.missing.includes(key);
    if (!same) throw new BackupError(`The file files/${key} is not the one that its record speaks of.`);
  }
}

/** Files on their way back into the store: under other names until all are there. */
export class IncomingFiles {
  private readonly waiting: string[] = [];
  private readonly settled: string[] = [];

  constructor(private readonly store: DiskStore) {}

  /** A file that is still there as it should be (only the database was lost) is left alone. */
  async bring(folder: string, files: readonly FileDigest[]): Promise<void> {
    for (const file of files) {
      const path = this.store.pathOf(file.key);
      if (await holds(path, file)) continue;
      const part = `${path}.part`;
      await rm(part, { force: true });
      this.waiting.push(path);
      if (!(await copied(pathOfFile(folder, file.key), part, file)))
        throw new BackupError(`The file files/${file.key} could not be copied whole.`);
    }
  }

  async settle(): Promise<void> {
    for (const path of this.waiting) {
      await rename(`${path}.part`, path);
      this.settled.push(path);
    }
    for (const folder of new Set(this.settled.map(dirname))) await syncFolder(folder);
  }

  async undo(): Promise<void> {
    const paths = [...this.waiting.map((path) => `${path}.part`), ...this.settled];
    await Promise.all(paths.map((path) => rm(path, { force: true })));
  }
}

/** @returns false, and leaves nothing, where there is no such file or another content */
async function copied(from: string, to: string, { size, sha256 }: FileDigest): Promise<boolean> {
  await mkdir(dirname(to), { recursive: true, mode: 0o700 });
  let source: FileHandle | undefined;
  try {
    source = await open(from);
    const made = await spool(source.createReadStream(), to);
    if (made.size === size && made.sha256 === sha256) return true;
  } catch (error) {
    // Too large or empty: no file of ours is.
    if (!isMissing(error) && !(error instanceof DomainError)) throw error;
  } finally {
    await source?.close();
  }
  await rm(to, { force: true });
  return false;
}

/** Whether a file is there and has the content that is told of it. */
async function holds(path: string, { size, sha256 }: FileDigest): Promise<boolean> {
  const hash = createHash('sha256');
  let read = 0;
  const count = async (chunks: AsyncIterable<Buffer>) => {
    for await (const chunk of chunks) {
      read += chunk.length;
      hash.update(chunk);
    }
  };
  try {
    await pipeline(createReadStream(path), count);
  } catch (error) {
    if (isMissing(error)) return false;
    throw error;
  }
  return read === size && hash.digest('hex') === sha256;
}

const isMissing = (error: unknown) => (error as NodeJS.ErrnoException).code === 'ENOENT';
