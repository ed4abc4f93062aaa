import { Controller, Get, Param, Req, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { NotFound } from '../../../kernel/domain-error.js';
import { Public } from '../../../platform/access/allow.js';
import { FeedReadingService } from './feed-reading.service.js';
import { tagOf } from './feed-told.rules.js';

/** Where calendars elsewhere read a feed. Programs with an old copy are told so in few bytes. */
@ApiExcludeController()
@Controller('feeds')
export class FeedController {
  constructor(private readonly reading: FeedReadingService) {}

  @Get(':name')
  @Public(
    'opened by a secret of 256 bits in its address, which its owner can make anew; it is read, and nothing else',
  )
  async read(
    @Param('name') name: string,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const secret = /^([\w-]{43})\.ics$/.exec(name)?.[1];
    if (secret === undefined) throw new NotFound('feed');
    const body = await this.reading.read(secret, request.ip);
    const etag = tagOf(body);
    void reply.headers({
      etag,
      'cache-control': 'private, no-cache',
      'referrer-policy': 'no-referrer',
      'x-robots-tag': 'noindex',
    });
    if (asks(request.headers['if-none-match'], etag)) return void reply.code(304).send();
    void reply.type('text/calendar; charset=utf-8').send(body);
  }
}

/** Whether the reader has this very copy; compressed on the way, it may call it weak (RFC 9110, 13.1.2). */
function asks(header: string | undefined, etag: string): boolean {
  return (header ?? '')
    .split(',')
    .some((tag) => tag.trim().replace(/^W\//, '') === etag || tag.trim() === '*');
}
