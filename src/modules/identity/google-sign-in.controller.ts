import { Body, Delete, Get, Header, HttpCode, Post, Req, Res } from '@nestjs/common';
import { ApiFoundResponse, ApiNoContentResponse, ApiOkResponse, ApiOperation } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Allow, OwnTransaction, Public } from '../../platform/access/allow.js';
import { callerOf } from '../../platform/access/caller.js';
import { ApiController } from '../../platform/http/api.js';
import { GoogleSignInDto, LinkGoogleDto, SignInAddressDto } from './google-sign-in.dto.js';
import { GoogleSignIn, type GoogleOutcome } from './google-sign-in.service.js';

/** Where somebody gets to, and with which word for the page. */
const pages: Readonly<Record<GoogleOutcome, string>> = {
  signed_in: '/',
  linked: '/settings?google=linked',
  taken: '/settings?google=taken',
  not_linked: '/sign-in?google=not_linked',
  failed: '/sign-in?google=failed',
  link_failed: '/settings?google=failed',
};

@ApiController('', 'session')
export class GoogleSignInController {
  constructor(private readonly service: GoogleSignIn) {}

  @Post('session/google')
  @Public('signing in')
  @HttpCode(200)
  @ApiOperation({ summary: 'Begin to sign in with Google: the address of Google’s page' })
  @ApiOkResponse({ type: SignInAddressDto })
  async begin(
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<SignInAddressDto> {
    return { address: await this.service.begin(request, reply) };
  }

  @Get('session/google/callback')
  @Public('Google sends the browser here; the state must be of that browser, and is taken once')
  @Header('Cache-Control', 'no-store')
  @Header('Referrer-Policy', 'no-referrer')
  @ApiOperation({ summary: 'Back from Google: signs in, or links the account' })
  @ApiFoundResponse({ description: 'To the start, or to a page that says what is wrong.' })
  async back(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    await reply.redirect(pages[await this.service.finish(request, reply)], 302);
  }

  @Get('person/google')
  @Allow('session.use')
  @OwnTransaction()
  @ApiOperation({ summary: 'Whether one signs in with Google' })
  @ApiOkResponse({ type: GoogleSignInDto })
  read(@Req() request: FastifyRequest): Promise<GoogleSignInDto> {
    return this.service.read(callerOf(request));
  }

  @Post('person/google')
  @Allow('session.use')
  @OwnTransaction()
  @HttpCode(200)
  @ApiOperation({ summary: 'Begin to link a Google account, to sign in with it later' })
  @ApiOkResponse({ type: SignInAddressDto })
  async link(@Body() { password }: LinkGoogleDto, @Req() request: FastifyRequest): Promise<SignInAddressDto> {
    return { address: await this.service.beginLink(callerOf(request), password) };
  }

  @Delete('person/google')
  @Allow('session.use')
  @OwnTransaction()
  @HttpCode(204)
  @ApiOperation({ summary: 'No longer sign in with Google; the password stays' })
  @ApiNoContentResponse()
  unlink(@Req() request: FastifyRequest): Promise<void> {
    return this.service.unlink(callerOf(request));
  }
}
