import { mkdir, open, readdir, rename, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Readable } from 'node:stream';
import { contentTypeOf } from './content-type.js';
import { cleanFileName } from './file-name.js';
import {
  FileStore,
  newStorageKey,
  refuseForeignKey,
  workspaceOf,
  type ByteRange,
  type KeptObject,
  type Origin,
  type StoredFile,
} from './file-store.js';
import { fileError, spool } from './spool.js';

/** Files in a folder of this machine, one sub-folder a workspace. */
export class DiskStore extends FileStore {
  /** Not a name of a workspace, so that nothing in it is taken for a stored file. */
  readonly incoming: string;

  constructor(private readonly root: string) {
    super();
    this.incoming = join(root, '.incoming');
  }

  async put(
    workspaceId: string,
    fileName: string,
    content: Readable,
    origin: Origin = 'outside',
  ): Promise<StoredFile> {
    const storageKey = newStorageKey(workspaceId);
    const path = this.pathOf(storageKey);
    const part = `${path}.part`;
    try {
      await mkdir(dirname(path), { recursive: true, mode: 0o700 });
      const { size, sha256 } = await spool(content, part);
      if (origin === 'outside') await this.inspect(part);
      const name = cleanFileName(fileName);
      const contentType = await contentTypeOf(part, name);
      // Under its own name a file is whole: the renaming is one step, and survives a power cut.
      await rename(part, path);
      await syncFolder(dirname(path));
      return { storageKey, fileName: name, contentType, size, sha256 };
    } catch (error) {
      await rm(part, { force: true }).catch(() => undefined);
      throw fileError(error);
    }
  }

  async keep(storageKey: string, path: string): Promise<void> {
    const kept = this.pathOf(storageKey);
    try {
      await mkdir(dirname(kept), { recursive: true, mode: 0o700 });
      await rename(path, kept);
      await syncFolder(dirname(kept));
    } catch (error) {
      // Moved before, by whoever was cut short.
      if (!(await this.has(storageKey))) throw fileError(error);
    }
  }

  async has(storageKey: string): Promise<boolean> {
    return (await stat(this.pathOf(storageKey)).catch(() => null)) !== null;
  }

  async open(storageKey: string, range?: ByteRange): Promise<Readable> {
    try {
      return (await open(this.pathOf(storageKey))).createReadStream(range);
    } catch (error) {
      throw fileError(error);
    }
  }

  async remove(storageKey: string): Promise<void> {
    await rm(this.pathOf(storageKey), { force: true });
  }

  async *list(): AsyncIterable<KeptObject> {
    for (const folder of await namesIn(this.root)) {
      for (const name of await namesIn(join(this.root, folder))) {
        const storageKey = `${folder}/${name}`;
        const workspaceId = workspaceOf(storageKey);
        const found = workspaceId && (await stat(this.pathOf(storageKey)).catch(() => null));
        if (!found) continue;
        yield { storageKey, workspaceId, storedAt: found.mtime.toTemporalInstant() };
      }
    }
  }

  /** Where a file lies. @throws for what is no storage name */
  pathOf(storageKey: string): string {
    refuseForeignKey(storageKey);
    return join(this.root, storageKey);
  }
}

async function namesIn(folder: string): Promise<string[]> {
  const entries = await readdir(folder).catch(() => []);
  return entries.sort();
}

/** Makes sure that the names in a folder survive a power cut. */
export async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder);
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
