import { Get, Headers, Req, Res } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiProduces } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { isUuid } from '../../kernel/ids.js';
import { Allow, OwnTransaction } from '../access/allow.js';
import { actorOf, callerOf } from '../access/caller.js';
import { Transactions } from '../database/transaction.js';
import { ApiController } from '../http/api.js';
import type { ChangeEvent } from './change-event.js';
import { concerns, Live } from './live.js';

const HEARTBEAT_MS = 20_000;
/** A stream ends after a while and the browser opens it again: rights taken away do not live on in old streams. */
const LONGEST_MS = 5 * 60_000;

@ApiController('events')
export class EventsController {
  constructor(
    private readonly live: Live,
    private readonly transactions: Transactions,
  ) {}

  /** Server-sent events: what changed, by id, as far as the caller may see it. */
  @Get()
  @Allow('session.use')
  @OwnTransaction()
  @ApiOperation({ summary: 'What changes, live' })
  @ApiProduces('text/event-stream')
  @ApiOkResponse({ description: 'One message a change; `Last-Event-ID` resumes', schema: { type: 'string' } })
  async stream(
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
    @Headers('last-event-id') last?: string,
  ): Promise<void> {
    const actor = actorOf(callerOf(request));
    const missed =
      last && isUuid(last)
        ? await this.transactions.as(actor, () => this.live.since(last), { readOnly: true })
        : [];
    reply.hijack();
    const out = reply.raw;
    out.writeHead(200, {
      'content-type': 'text/event-stream; charset=utf-8',
      'cache-control': 'no-store',
      'x-accel-buffering': 'no',
    });
    out.write('retry: 2000\n\n');
    missed.forEach((event) => out.write(message(event)));
    const subscription = this.live.changes.subscribe({
      next: (event) => concerns(event, actor) && out.write(message(event)),
      complete: () => out.end(),
    });
    const heartbeat = setInterval(() => out.write(': still here\n\n'), HEARTBEAT_MS);
    const end = setTimeout(() => out.end(), LONGEST_MS);
    out.on('close', () => {
      subscription.unsubscribe();
      clearInterval(heartbeat);
      clearTimeout(end);
    });
  }
}

function message({ id, type, recordId, engagementId }: ChangeEvent): string {
  return `id: ${id}\ndata: ${JSON.stringify({ type, id: recordId, engagementId })}\n\n`;
}
