import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { DomainError, Stale } from '../../kernel/domain-error.js';

/** The version named by `If-Match: "7"`, or null when the caller takes any. */
export const IfMatch = createParamDecorator((_: unknown, context: ExecutionContext): number | null => {
  const header = context.switchToHttp().getRequest<FastifyRequest>().headers['if-match'];
  if (header === undefined || header === '*') return null;
  const version = /^"(\d{1,9})"$/.exec(header)?.[1];
  if (version === undefined) throw new DomainError('request.malformed', 'invalid');
  return Number(version);
});

/** Refuses an edit of an older version than the stored one. @throws Stale (412) */
export function refuseStale(current: number, expected: number | null): void {
  if (expected !== null && expected !== current) throw new Stale(current);
}
