import { Injectable, type CallHandler, type ExecutionContext, type NestInterceptor } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { from, lastValueFrom, type Observable } from 'rxjs';
import { NO_TRANSACTION } from '../access/allow.js';
import { actorOf } from '../access/caller.js';
import { Transactions } from '../database/transaction.js';
import { RECEIVES_FILE, Uploads } from '../files/uploads.js';
import { Idempotency } from './idempotency.js';

/**
 * One transaction a request, in the name of its caller; public routes open their own when they know for whom.
 * The answer leaves after the commit. Work that lost a race is run again, unless its body was a stream.
 * An upload is received before, and forgotten if no record came to refer to it (refused, or a repeated request).
 */
@Injectable()
export class TransactionInterceptor implements NestInterceptor {
  constructor(
    private readonly reflector: Reflector,
    private readonly transactions: Transactions,
    private readonly idempotency: Idempotency,
    private readonly uploads: Uploads,
  ) {}

  async intercept(context: ExecutionContext, next: CallHandler): Promise<Observable<unknown>> {
    const request = context.switchToHttp().getRequest<FastifyRequest>();
    const reply = context.switchToHttp().getResponse<FastifyReply>();
    if (!request.caller || this.reflector.get(NO_TRANSACTION, context.getHandler())) return next.handle();
    const readOnly = request.method === 'GET' || request.method === 'HEAD';
    const streamed = request.headers['content-type']?.startsWith('multipart/') === true;
    const receives = this.reflector.get<'always' | 'maybe' | undefined>(RECEIVES_FILE, context.getHandler());
    if (receives === 'always' || (receives === 'maybe' && streamed)) await this.uploads.receive(request);
    let done = false;
    const handle = async () => {
      const body = await lastValueFrom(next.handle(), { defaultValue: undefined });
      done = true;
      return body;
    };
    const work = () => this.idempotency.once(context, request, reply, handle);
    const answer = this.transactions
      .as(actorOf(request.caller), work, { readOnly, retries: streamed ? 0 : 3 })
      .finally(() => (!done && request.upload ? this.uploads.drop(request.upload) : undefined));
    return from(answer.then((body) => tagged(reply, body)));
  }
}

/** Records that people edit carry their version as ETag (RFC 9110 §8.8.3). */
function tagged(reply: FastifyReply, body: unknown): unknown {
  const version = (body as { version?: unknown } | null | undefined)?.version;
  if (typeof version === 'number' && !reply.hasHeader('etag')) reply.header('etag', `"${version}"`);
  return body;
}
