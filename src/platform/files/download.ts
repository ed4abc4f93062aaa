import { StreamableFile } from '@nestjs/common';
import { create as contentDisposition } from 'content-disposition';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Readable } from 'node:stream';
import type { StoredFile } from './file-store.js';

/** A file that the caller may have, and the way to its bytes; opened only when they are sent. */
export interface Download {
  readonly file: StoredFile;
  open(): Promise<Readable>;
}

/**
 * Sends a file to be saved, never to be shown: as an attachment, of the type it was found to be, in a sandbox.
 * It may be kept by the browser alone, which asks again each time (rights can change), by the hash of the content.
 * Undefined when the browser has it already (304).
 */
export async function sendDownload(
  { file, open }: Download,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<StreamableFile | undefined> {
  const etag = `"${file.sha256}"`;
  void reply.headers({
    etag,
    'cache-control': 'private, no-cache',
    'content-security-policy': "sandbox; default-src 'none'",
    'x-content-type-options': 'nosniff',
  });
  // The bytes go out as they were hashed, with their length, so that a browser can show how far it is.
  request.headers['x-no-compression'] = 'download';
  if (request.headers['if-none-match']?.split(/\s*,\s*/).includes(etag)) {
    void reply.status(304);
    return undefined;
  }
  return new StreamableFile(await open(), {
    type: file.contentType,
    length: file.size,
    disposition: contentDisposition(file.fileName),
  });
}
