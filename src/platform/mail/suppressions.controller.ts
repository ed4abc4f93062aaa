import { Body, Delete, Get, HttpCode, Param, ParseUUIDPipe, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiNoContentResponse, ApiOkResponse, ApiOperation } from '@nestjs/swagger';
import { Allow } from '../access/allow.js';
import { ApiController } from '../http/api.js';
import { pageClass, type Page } from '../http/paging.js';
import { SuppressDto, SuppressionDto, SuppressionsQuery } from './suppressions.dto.js';
import { SuppressionsService } from './suppressions.service.js';

@ApiController('suppressions')
export class SuppressionsController {
  constructor(private readonly service: SuppressionsService) {}

  @Get()
  @Allow('suppressions.manage')
  @ApiOperation({ summary: 'Addresses to which the workspace writes no more, newest first' })
  @ApiOkResponse({ type: pageClass(SuppressionDto) })
  list(@Query() query: SuppressionsQuery): Promise<Page<SuppressionDto>> {
    return this.service.list(query);
  }

  @Post()
  @Allow('suppressions.manage')
  @ApiOperation({ summary: 'Write no more to an address' })
  @ApiCreatedResponse({ type: SuppressionDto })
  add(@Body() body: SuppressDto): Promise<SuppressionDto> {
    return this.service.add(body);
  }

  @Delete(':id')
  @HttpCode(204)
  @Allow('suppressions.manage')
  @ApiOperation({ summary: 'Write to it again; it can be put back on the list' })
  @ApiNoContentResponse()
  remove(@Param('id', ParseUUIDPipe) id: string): Promise<void> {
    return this.service.remove(id);
  }

  @Post(':id/restore')
  @HttpCode(200)
  @Allow('suppressions.manage')
  @ApiOperation({ summary: 'Put an address back on the list as it was' })
  @ApiOkResponse({ type: SuppressionDto })
  restore(@Param('id', ParseUUIDPipe) id: string): Promise<SuppressionDto> {
    return this.service.restore(id);
  }
}
