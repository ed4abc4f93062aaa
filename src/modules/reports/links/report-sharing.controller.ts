import { Body, Delete, Get, HttpCode, Param, ParseUUIDPipe, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiNoContentResponse, ApiOkResponse, ApiOperation } from '@nestjs/swagger';
import { Allow } from '../../../platform/access/allow.js';
import { ApiController } from '../../../platform/http/api.js';
import { pageClass, type Page } from '../../../platform/http/paging.js';
import { AddReportLinkDto, ReportLinkDto, ReportLinksQuery } from './report-sharing.dto.js';
import { ReportSharingService } from './report-sharing.service.js';

@ApiController('report-links')
export class ReportLinksController {
  constructor(private readonly service: ReportSharingService) {}

  @Get()
  @Allow('report-links.manage')
  @ApiOperation({ summary: 'Links to reports that may be handed on, newest first; a contact sees their own' })
  @ApiOkResponse({ type: pageClass(ReportLinkDto) })
  list(@Query() asked: ReportLinksQuery): Promise<Page<ReportLinkDto>> {
    return this.service.list(asked);
  }

  @Post()
  @Allow('report-links.manage')
  @ApiOperation({
    summary: 'Make a link to a sent report that may be handed on: it reads, and does nothing else',
  })
  @ApiCreatedResponse({ type: ReportLinkDto })
  add(@Body() body: AddReportLinkDto): Promise<ReportLinkDto> {
    return this.service.add(body);
  }

  @Delete(':id')
  @HttpCode(204)
  @Allow('report-links.manage')
  @ApiOperation({ summary: 'Take a link back; its address opens nothing any more' })
  @ApiNoContentResponse()
  revoke(@Param('id', ParseUUIDPipe) id: string): Promise<void> {
    return this.service.revoke(id);
  }
}
