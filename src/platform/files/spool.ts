import { Logger } from '@nestjs/common';
import { createHash } from 'node:crypto';
import { open } from 'node:fs/promises';
import type { Readable } from 'node:stream';
import { LARGEST_FILE } from '../http/server.js';
import { FileEmpty, FilesUnavailable, FileTooLarge } from './files.errors.js';

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

/** The error as a caller may know it: what the machine says of its disk goes into the log instead. */
export function fileError(error: unknown): unknown {
  if (!Error.isError(error) || !('syscall' in error) || !('errno' in error)) return error;
  new Logger('Files').error({ err: error }, 'the disk does not do its work');
  return new FilesUnavailable();
}
