import { Body, Get, Param, Post, Req, Res } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Public } from '../../platform/access/allow.js';
import { ApiController } from '../../platform/http/api.js';
import { AcceptInvitationDto, InvitationLinkDto } from './invitation.dto.js';
import { InvitationLinksService } from './invitation-links.service.js';
import { SessionDto } from './session.dto.js';

@ApiController('invitation-links')
export class InvitationLinksController {
  constructor(private readonly service: InvitationLinksService) {}

  @Get(':token')
  @Public('the signed link is the proof; reading it changes nothing')
  @ApiOperation({ summary: 'What an invitation is for' })
  @ApiOkResponse({ type: InvitationLinkDto })
  read(@Param('token') token: string, @Req() request: FastifyRequest): Promise<InvitationLinkDto> {
    return this.service.read(token, request.ip);
  }

  @Post(':token/accept')
  @Public('the signed link is the proof, with the password of an existing account')
  @ApiOperation({ summary: 'Accept an invitation and sign in' })
  @ApiCreatedResponse({ type: SessionDto })
  accept(
    @Param('token') token: string,
    @Body() body: AcceptInvitationDto,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<SessionDto> {
    return this.service.accept(token, body, request, reply);
  }
}
