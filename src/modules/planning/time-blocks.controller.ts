import { Body, Delete, Get, HttpCode, Param, ParseUUIDPipe, Patch, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiNoContentResponse, ApiOkResponse, ApiOperation } from '@nestjs/swagger';
import { Allow } from '../../platform/access/allow.js';
import { ApiController } from '../../platform/http/api.js';
import { pageClass, type Page } from '../../platform/http/paging.js';
import { IfMatch } from '../../platform/http/precondition.js';
import { ChangeBlockDto, PlanBlockDto, TimeBlockDto, TimeBlocksQuery } from './time-block.dto.js';
import { TimeBlocksService } from './time-blocks.service.js';

@ApiController('time-blocks')
export class TimeBlocksController {
  constructor(private readonly service: TimeBlocksService) {}

  @Get()
  @Allow('planning.read')
  @ApiOperation({ summary: 'Time set aside for tasks, by its start' })
  @ApiOkResponse({ type: pageClass(TimeBlockDto) })
  list(@Query() asked: TimeBlocksQuery): Promise<Page<TimeBlockDto>> {
    return this.service.list(asked);
  }

  @Get(':id')
  @Allow('planning.read')
  @ApiOperation({ summary: 'One block of time' })
  @ApiOkResponse({ type: TimeBlockDto })
  read(@Param('id', ParseUUIDPipe) id: string): Promise<TimeBlockDto> {
    return this.service.read(id);
  }

  @Post()
  @Allow('planning.plan')
  @ApiOperation({ summary: 'Set time aside for a task; overlaps are allowed, and said' })
  @ApiCreatedResponse({ type: TimeBlockDto })
  plan(@Body() body: PlanBlockDto): Promise<TimeBlockDto> {
    return this.service.plan(body);
  }

  @Patch(':id')
  @Allow('planning.plan')
  @ApiOperation({ summary: 'Move a block of time, or change what it is for; what is left out stays' })
  @ApiOkResponse({ type: TimeBlockDto })
  change(
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: ChangeBlockDto,
    @IfMatch() version: number | null,
  ): Promise<TimeBlockDto> {
    return this.service.change(id, body, version);
  }

  @Delete(':id')
  @Allow('planning.plan')
  @HttpCode(204)
  @ApiOperation({ summary: 'Take a block of time away; it can be restored' })
  @ApiNoContentResponse()
  remove(@Param('id', ParseUUIDPipe) id: string, @IfMatch() version: number | null): Promise<void> {
    return this.service.remove(id, version);
  }

  @Post(':id/restore')
  @Allow('planning.plan')
  @HttpCode(200)
  @ApiOperation({ summary: 'Bring a block of time back' })
  @ApiOkResponse({ type: TimeBlockDto })
  restore(@Param('id', ParseUUIDPipe) id: string): Promise<TimeBlockDto> {
    return this.service.restore(id);
  }
}
