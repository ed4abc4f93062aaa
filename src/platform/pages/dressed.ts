import type { FastifyReply } from 'fastify';
import { sheetPolicy } from './sheet.js';

/** Such a page is for its reader alone: not kept, not indexed, its address not told to others, and no script runs. */
export function dressed(reply: FastifyReply): FastifyReply {
  return reply
    .type('text/html; charset=utf-8')
    .header('cache-control', 'private, no-store')
    .header('referrer-policy', 'no-referrer')
    .header('x-robots-tag', 'noindex, nofollow')
    .header('content-security-policy', sheetPolicy);
}
