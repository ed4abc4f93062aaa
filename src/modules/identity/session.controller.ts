import { Body, Delete, Get, HttpCode, Patch, Post, Req, Res } from '@nestjs/common';
import { ApiCreatedResponse, ApiNoContentResponse, ApiOkResponse, ApiOperation } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Allow, OwnTransaction, Public } from '../../platform/access/allow.js';
import { callerOf } from '../../platform/access/caller.js';
import { ApiController } from '../../platform/http/api.js';
import { ChooseSeatDto, SessionDto, SignInDto } from './session.dto.js';
import { SessionService } from './session.service.js';

@ApiController('session')
export class SessionController {
  constructor(private readonly service: SessionService) {}

  @Get()
  @Allow('session.use')
  @ApiOperation({ summary: 'Who is signed in' })
  @ApiOkResponse({ type: SessionDto })
  read(@Req() request: FastifyRequest): SessionDto {
    return this.service.current(callerOf(request));
  }

  @Post()
  @Public('signing in')
  @ApiOperation({ summary: 'Sign in with e-mail and password' })
  @ApiCreatedResponse({ type: SessionDto })
  signIn(
    @Body() body: SignInDto,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<SessionDto> {
    return this.service.signIn(body, request, reply);
  }

  @Patch()
  @Allow('session.use')
  @OwnTransaction()
  @ApiOperation({ summary: 'Act from another seat' })
  @ApiOkResponse({ type: SessionDto })
  chooseSeat(@Body() body: ChooseSeatDto, @Req() request: FastifyRequest): Promise<SessionDto> {
    return this.service.chooseSeat(callerOf(request), body.seatId);
  }

  @Delete()
  @Allow('session.use')
  @OwnTransaction()
  @HttpCode(204)
  @ApiOperation({ summary: 'Sign out' })
  @ApiNoContentResponse()
  signOut(@Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply): Promise<void> {
    return this.service.signOut(request, reply);
  }
}
