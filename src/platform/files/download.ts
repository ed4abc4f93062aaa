import { StreamableFile } from '@nestjs/common';
import { create as contentDisposition } from 'content-disposition';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Readable } from 'node:stream';
import { rangeAsked } from './byte-range.js';
import type { ByteRange, StoredFile } from './file-store.js';

/** A file that the caller may have, and the way to its bytes; opened only when they are sent. */
export interface Download {
  readonly file: Pick<StoredFile, 'fileName' | 'contentType' | 'size' | 'sha256'>;
  open(): Promise<Readable>;
  /** Where a part can be had without the rest: viewers of videos and PDFs ask for what they show. */
  openPart?(range: ByteRange): Promise<Readable>;
}

/**
 * Sends a file to be saved, never to be shown: as an attachment, of the type it was found to be, in a sandbox.
 * It may be kept by the browser alone, which asks again each time (rights can change), by the hash of the content.
 * A part of it may be asked for (RFC 9110 §14). Undefined when nothing has to be sent (304, 416).
 */
export async function sendDownload(
  { file, open, openPart }: Download,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<StreamableFile | undefined> {
  const etag = `"${file.sha256}"`;
  void reply.headers({
    etag,
    'cache-control': 'private, no-cache',
    'content-security-policy': "sandbox; default-src 'none'",
    'x-content-type-options': 'nosniff',
    ...(openPart && { 'accept-ranges': 'bytes' }),
  });
  // The bytes go out as they were hashed, with their length, so that a browser can show how far it is.
  request.headers['x-no-compression'] = 'download';
  if (request.headers['if-none-match']?.split(/\s*,\s*/).includes(etag)) {
    void reply.status(304);
    return undefined;
  }
  const described = { type: file.contentType, disposition: contentDisposition(file.fileName) };
  const range = openPart ? rangeAsked(request.headers, etag, file.size) : null;
  if (range === 'unsatisfiable') {
    void reply.status(416).header('content-range', `bytes */${file.size}`);
    return undefined;
  }
  if (!range || !openPart) return new StreamableFile(await open(), { ...described, length: file.size });
  void reply.status(206).header('content-range', `bytes ${range.start}-${range.end}/${file.size}`);
  return new StreamableFile(await openPart(range), { ...described, length: range.end - range.start + 1 });
}
