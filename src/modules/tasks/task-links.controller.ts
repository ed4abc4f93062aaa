import { Body, Delete, Get, HttpCode, Param, ParseUUIDPipe, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiNoContentResponse, ApiOkResponse, ApiOperation } from '@nestjs/swagger';
import { Allow } from '../../platform/access/allow.js';
import { ApiController } from '../../platform/http/api.js';
import { pageClass, type Page } from '../../platform/http/paging.js';
import { AddTaskLinkDto, TaskLinkDto, TaskLinksQuery } from './task-link.dto.js';
import { TaskLinkKeepingService } from './task-link-keeping.service.js';

@ApiController('task-links')
export class TaskLinksController {
  constructor(private readonly service: TaskLinkKeepingService) {}

  @Get()
  @Allow('task-links.manage')
  @ApiOperation({
    summary: 'Links to the page of a task, newest first; those that were mailed with a question among them',
  })
  @ApiOkResponse({ type: pageClass(TaskLinkDto) })
  list(@Query() asked: TaskLinksQuery): Promise<Page<TaskLinkDto>> {
    return this.service.list(asked);
  }

  @Post()
  @Allow('task-links.manage')
  @ApiOperation({
    summary: 'Hand the page of a task over to a contact; who has an open link already, keeps that one',
  })
  @ApiCreatedResponse({ type: TaskLinkDto })
  add(@Body() body: AddTaskLinkDto): Promise<TaskLinkDto> {
    return this.service.add(body);
  }

  @Delete(':id')
  @HttpCode(204)
  @Allow('task-links.manage')
  @ApiOperation({
    summary: 'Take a link back; its address opens nothing any more, and no mail makes a new one',
  })
  @ApiNoContentResponse()
  revoke(@Param('id', ParseUUIDPipe) id: string): Promise<void> {
    return this.service.revoke(id);
  }
}
