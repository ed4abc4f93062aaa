import { Body, Get, HttpCode, Param, ParseUUIDPipe, Post, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation } from '@nestjs/swagger';
import { Allow } from '../../platform/access/allow.js';
import { ApiController } from '../../platform/http/api.js';
import { pageClass, type Page } from '../../platform/http/paging.js';
import { FollowUpDto, FollowUpsQuery, SendFollowUpDto } from './follow-up.dto.js';
import { FollowUpsService } from './follow-ups.service.js';

@ApiController('appointment-follow-ups')
export class FollowUpsController {
  constructor(private readonly service: FollowUpsService) {}

  @Get()
  @Allow('follow-ups.read')
  @ApiOperation({ summary: 'Kind words after missed sessions, the newest first; members only' })
  @ApiOkResponse({ type: pageClass(FollowUpDto) })
  list(@Query() asked: FollowUpsQuery): Promise<Page<FollowUpDto>> {
    return this.service.list(asked);
  }

  @Post(':id/send')
  @Allow('follow-ups.manage')
  @HttpCode(200)
  @ApiOperation({ summary: 'Send it, as it was written or rewritten, outside its reader’s quiet hours' })
  @ApiOkResponse({ type: FollowUpDto })
  send(@Param('id', ParseUUIDPipe) id: string, @Body() body: SendFollowUpDto): Promise<FollowUpDto> {
    return this.service.send(id, body);
  }

  @Post(':id/drop')
  @Allow('follow-ups.manage')
  @HttpCode(200)
  @ApiOperation({ summary: 'Let it be' })
  @ApiOkResponse({ type: FollowUpDto })
  drop(@Param('id', ParseUUIDPipe) id: string): Promise<FollowUpDto> {
    return this.service.letBe(id);
  }

  @Post(':id/restore')
  @Allow('follow-ups.manage')
  @HttpCode(200)
  @ApiOperation({ summary: 'Take it up again after a member let it be' })
  @ApiOkResponse({ type: FollowUpDto })
  restore(@Param('id', ParseUUIDPipe) id: string): Promise<FollowUpDto> {
    return this.service.restore(id);
  }
}
