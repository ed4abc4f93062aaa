import { Body, Get, HttpCode, Post, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation } from '@nestjs/swagger';
import { Allow } from '../../platform/access/allow.js';
import { ApiController } from '../../platform/http/api.js';
import { pageClass, type Page } from '../../platform/http/paging.js';
import { NoticeDto, NoticesQuery, ReadNoticesDto, UnreadDto } from './notice.dto.js';
import { NoticeReadingService } from './notice-reading.service.js';

@ApiController('notices')
export class NoticesController {
  constructor(private readonly service: NoticeReadingService) {}

  @Get()
  @Allow('notices.read')
  @ApiOperation({ summary: 'What you were told, newest first' })
  @ApiOkResponse({ type: pageClass(NoticeDto) })
  list(@Query() asked: NoticesQuery): Promise<Page<NoticeDto>> {
    return this.service.list(asked);
  }

  @Get('count')
  @Allow('notices.read')
  @ApiOperation({ summary: 'How many notices you have not read' })
  @ApiOkResponse({ type: UnreadDto })
  count(): Promise<UnreadDto> {
    return this.service.count();
  }

  @Post('read')
  @Allow('notices.read')
  @HttpCode(200)
  @ApiOperation({ summary: 'Mark notices as read, or as unread again' })
  @ApiOkResponse({ type: UnreadDto })
  mark(@Body() body: ReadNoticesDto): Promise<UnreadDto> {
    return this.service.mark(body);
  }
}
