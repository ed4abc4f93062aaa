import { Get, Header, Req, Res } from '@nestjs/common';
import { ApiFoundResponse, ApiOperation } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Public } from '../../../platform/access/allow.js';
import { ApiController } from '../../../platform/http/api.js';
import { GoogleConnecting, type Returned } from './google-connecting.service.js';

const PAGE = '/settings/calendars';

/** Where Google sends the browser back to. */
@ApiController('calendar-connections/google', 'calendar-connections')
export class GoogleCallbackController {
  constructor(private readonly google: GoogleConnecting) {}

  @Get('callback')
  @Public('Google sends the browser here; the state must be of its own session, and is taken once')
  @Header('Cache-Control', 'no-store')
  @Header('Referrer-Policy', 'no-referrer')
  @ApiOperation({ summary: 'Back from Google: keeps what was agreed to, and leads to the page of calendars' })
  @ApiFoundResponse({ description: 'To the page of calendars.' })
  async back(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const done = await this.google.finish(request, reply);
    await reply.redirect(done === 'sign-in' ? '/sign-in' : `${PAGE}${told(done)}`, 302);
  }
}

function told({ connected, problem, missing }: Returned): string {
  const said = new URLSearchParams({
    ...(connected && { connected }),
    ...(problem && { problem }),
    ...(missing && { missing: missing.join(',') }),
  }).toString();
  return said === '' ? '' : `?${said}`;
}
