import { Body, Delete, Get, HttpCode, Param, ParseUUIDPipe, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiNoContentResponse, ApiOkResponse, ApiOperation } from '@nestjs/swagger';
import { Allow } from '../../platform/access/allow.js';
import { ApiController } from '../../platform/http/api.js';
import { pageClass, PageQuery, type Page } from '../../platform/http/paging.js';
import { InvitationDto, InviteDto } from './invitation.dto.js';
import { InvitationsService } from './invitations.service.js';

@ApiController('invitations')
export class InvitationsController {
  constructor(private readonly service: InvitationsService) {}

  @Get()
  @Allow('invitations.manage')
  @ApiOperation({ summary: 'Invitations so far, newest first' })
  @ApiOkResponse({ type: pageClass(InvitationDto) })
  list(@Query() asked: PageQuery): Promise<Page<InvitationDto>> {
    return this.service.list(asked);
  }

  @Post()
  @Allow('invitations.manage')
  @ApiOperation({ summary: 'Invite a member or a contact by mail' })
  @ApiCreatedResponse({ type: InvitationDto })
  invite(@Body() body: InviteDto): Promise<InvitationDto> {
    return this.service.invite(body);
  }

  @Post(':id/resend')
  @Allow('invitations.manage')
  @HttpCode(200)
  @ApiOperation({ summary: 'Send it again; the older link stops working' })
  @ApiOkResponse({ type: InvitationDto })
  resend(@Param('id', ParseUUIDPipe) id: string): Promise<InvitationDto> {
    return this.service.resend(id);
  }

  @Delete(':id')
  @Allow('invitations.manage')
  @HttpCode(204)
  @ApiOperation({ summary: 'Revoke an invitation' })
  @ApiNoContentResponse()
  revoke(@Param('id', ParseUUIDPipe) id: string): Promise<void> {
    return this.service.revoke(id);
  }
}
