import { Injectable, type ExecutionContext } from '@nestjs/common';
import { HTTP_CODE_METADATA } from '@nestjs/common/constants.js';
import { Reflector } from '@nestjs/core';
import { createHash } from 'node:crypto';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Clock } from '../../kernel/clock.js';
import { DomainError } from '../../kernel/domain-error.js';
import { callerOf } from '../access/caller.js';
import { query } from '../database/transaction.js';

interface Kept {
  request_hash: Buffer;
  status: number | null;
  body: unknown;
}

/**
 * `Idempotency-Key` on POST: the answer is kept in the same transaction as the work, so that a repeated request
 * gets the first answer and does nothing. A parallel repeat waits for the first; another body is refused.
 */
@Injectable()
export class Idempotency {
  constructor(
    private readonly clock: Clock,
    private readonly reflector: Reflector,
  ) {}

  async once(
    context: ExecutionContext,
    request: FastifyRequest,
    reply: FastifyReply,
    work: () => Promise<unknown>,
  ): Promise<unknown> {
    const key = request.headers['idempotency-key'];
    if (request.method !== 'POST' || typeof key !== 'string') return work();
    if (key.length < 1 || key.length > 255) throw new DomainError('request.malformed', 'invalid');
    const { seat } = callerOf(request);
    const own = [seat.workspace.id, seat.id, key];
    const hash = createHash('sha256')
      .update(`${request.url}\0${JSON.stringify(request.body ?? null)}`)
      .digest();
    const taken = await query(
      'idempotency.take',
      `INSERT INTO idempotency_key (workspace_id, seat_id, key, request_hash, created_at) VALUES ($1, $2, $3, $4, $5)
       ON CONFLICT DO NOTHING RETURNING key`,
      [...own, hash, this.clock.now().toString()],
    );
    if (taken.length === 0) return this.replay(own, hash, reply);
    const body = await work();
    const status = this.reflector.get<number | undefined>(HTTP_CODE_METADATA, context.getHandler()) ?? 201;
    await query(
      'idempotency.keep',
      'UPDATE idempotency_key SET status = $4, body = $5 WHERE workspace_id = $1 AND seat_id = $2 AND key = $3',
      [...own, status, JSON.stringify(body ?? null)],
    );
    return body;
  }

  private async replay(own: readonly string[], hash: Buffer, reply: FastifyReply): Promise<unknown> {
    const [kept] = await query<Kept>(
      'idempotency.kept',
      'SELECT request_hash, status, body FROM idempotency_key WHERE workspace_id = $1 AND seat_id = $2 AND key = $3',
      own,
    );
    if (!kept) throw new DomainError('idempotency.in-progress', 'conflict');
    if (!kept.request_hash.equals(hash)) throw new DomainError('idempotency.key-reused', 'rule');
    reply.status(kept.status ?? 201).header('idempotency-replayed', 'true');
    return kept.body ?? undefined;
  }
}
