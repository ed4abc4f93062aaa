import { Body, Delete, Get, HttpCode, Param, ParseUUIDPipe, Patch, Post, Query, Req } from '@nestjs/common';
import { ApiCreatedResponse, ApiNoContentResponse, ApiOkResponse, ApiOperation } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import { Allow, OwnTransaction } from '../../../platform/access/allow.js';
import { callerOf } from '../../../platform/access/caller.js';
import { ApiController } from '../../../platform/http/api.js';
import { pageClass, PageQuery, type Page } from '../../../platform/http/paging.js';
import { IfMatch } from '../../../platform/http/precondition.js';
import {
  AddCalendarFeedDto,
  CalendarFeedDto,
  EditCalendarFeedDto,
  NewCalendarFeedDto,
} from './calendar-feed.dto.js';
import { CalendarFeedsService } from './calendar-feeds.service.js';

const id = () => Param('id', ParseUUIDPipe);

@ApiController('calendar-feeds')
export class CalendarFeedsController {
  constructor(private readonly service: CalendarFeedsService) {}

  @Get()
  @Allow('feeds.manage')
  @ApiOperation({ summary: 'One’s own calendar feeds, newest first' })
  @ApiOkResponse({ type: pageClass(CalendarFeedDto) })
  list(@Query() asked: PageQuery): Promise<Page<CalendarFeedDto>> {
    return this.service.list(asked);
  }

  @Post()
  @Allow('feeds.manage')
  @OwnTransaction()
  @ApiOperation({ summary: 'Make a feed of one’s own, or one for a client; its address is told once' })
  @ApiCreatedResponse({ type: NewCalendarFeedDto })
  add(@Body() body: AddCalendarFeedDto, @Req() request: FastifyRequest): Promise<NewCalendarFeedDto> {
    return this.service.add(callerOf(request), body);
  }

  @Patch(':id')
  @Allow('feeds.manage')
  @ApiOperation({ summary: 'Change what stands in a feed; its address stays' })
  @ApiOkResponse({ type: CalendarFeedDto })
  edit(
    @id() id: string,
    @Body() body: EditCalendarFeedDto,
    @IfMatch() version: number | null,
  ): Promise<CalendarFeedDto> {
    return this.service.edit(id, body, version);
  }

  @Post(':id/rotate')
  @Allow('feeds.manage')
  @OwnTransaction()
  @ApiOperation({ summary: 'Give a feed another address; the old one is dead' })
  @ApiCreatedResponse({ type: NewCalendarFeedDto })
  rotate(@id() id: string, @Req() request: FastifyRequest): Promise<NewCalendarFeedDto> {
    return this.service.rotate(callerOf(request), id);
  }

  @Delete(':id')
  @Allow('feeds.manage')
  @HttpCode(204)
  @ApiOperation({ summary: 'Take a feed back; its address is dead' })
  @ApiNoContentResponse()
  remove(@id() id: string): Promise<void> {
    return this.service.remove(id);
  }
}
