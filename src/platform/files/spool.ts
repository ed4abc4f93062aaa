import { createHash } from 'node:crypto';
import { open } from 'node:fs/promises';
import type { Readable } from 'node:stream';
import { LARGEST_FILE } from '../http/server.js';
import { FileEmpty, FileTooLarge } from './files.errors.js';

/**
 * Writes a stream to a new file and makes sure that it is on the disk. Whoever calls removes the file after an error.
 * @throws FileTooLarge as soon as it is, FileEmpty at the end, and whatever breaks the stream
 */
export async function spool(content: Readable, path: string): Promise<{ size: number; sha256: string }> {
  const file = await open(path, 'wx', 0o600);
  const hash = createHash('sha256');
  let size = 0;
  try {
    for await (const chunk of content as AsyncIterable<Buffer>) {
      size += chunk.length;
      if (size > LARGEST_FILE) throw new FileTooLarge(LARGEST_FILE);
      hash.update(chunk);
      await file.appendFile(chunk);
    }
    if (size === 0) throw new FileEmpty();
    await file.sync();
  } finally {
    await file.close();
  }
  return { size, sha256: hash.digest('hex') };
}

/** Whether the machine (a full disk, a missing right) and not the sender is to blame. */
export function isMachineError(error: unknown): boolean {
  return Error.isError(error) && 'syscall' in error && 'path' in error;
}
