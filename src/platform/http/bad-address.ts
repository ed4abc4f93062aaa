import type { FastifyReply, FastifyRequest } from 'fastify';
import { DomainError } from '../../kernel/domain-error.js';
import { problemOf } from './problem.filter.js';

/**
 * Answers an address that cannot be read (`/%ff`, a part of 300 characters). Such a request is of no route and meets
 * none of our hooks; its answer carries their headers all the same.
 */
export function refuseAddress(_error: unknown, request: FastifyRequest, reply: FastifyReply): void {
  const problem = problemOf(new DomainError('request.malformed', 'invalid'), undefined, request);
  void reply
    .status(problem.status)
    .headers({
      'x-request-id': request.id,
      'x-content-type-options': 'nosniff',
      'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
      'referrer-policy': 'no-referrer',
      'cache-control': 'no-store',
    })
    .type('application/problem+json')
    .send(JSON.stringify(problem));
}
