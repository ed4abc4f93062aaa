import { StreamableFile } from '@nestjs/common';
import { create as contentDisposition } from 'content-disposition';
import type { FastifyReply } from 'fastify';
import type { ReportFile } from './report-export.service.js';

/** A report as a file of its reader alone: not kept on the way, and never run. */
export function sendReportFile(
  { name, contentType, content }: ReportFile,
  reply: FastifyReply,
): StreamableFile {
  void reply.headers({
    'cache-control': 'private, no-store',
    'referrer-policy': 'no-referrer',
    'content-security-policy': "sandbox; default-src 'none'",
    'x-content-type-options': 'nosniff',
    'x-robots-tag': 'noindex, nofollow',
  });
  const type = contentType === 'application/pdf' ? 'inline' : 'attachment';
  return new StreamableFile(content, { type: contentType, disposition: contentDisposition(name, { type }) });
}
