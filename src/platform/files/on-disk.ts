import { createWriteStream } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import type { FileStore } from './file-store.js';

/**
 * Does something with a copy of a stored file on this disk: programs that read files want a path.
 * @param work gets the path, and the folder around it for what it makes; both are gone when it is done
 * @throws FilesUnavailable, and whatever the work throws
 */
export async function onDisk<T>(
  store: FileStore,
  storageKey: string,
  work: (path: string, folder: string) => Promise<T>,
): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), 'affianco-file-'));
  try {
    const path = join(folder, 'content');
    await pipeline(await store.open(storageKey), createWriteStream(path, { mode: 0o600 }));
    return await work(path, folder);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
