import { Body, Delete, Get, HttpCode, Param, ParseUUIDPipe, Patch, Post } from '@nestjs/common';
import { ApiCreatedResponse, ApiNoContentResponse, ApiOkResponse, ApiOperation } from '@nestjs/swagger';
import { Allow } from '../../platform/access/allow.js';
import { ApiController } from '../../platform/http/api.js';
import { AddStepDto, ChangeStepDto, ChecklistDto, ChecklistItemDto } from './checklist.dto.js';
import { ChecklistService } from './checklist.service.js';

@ApiController('tasks/:id/checklist', 'tasks')
export class ChecklistController {
  constructor(private readonly service: ChecklistService) {}

  @Get()
  @Allow('tasks.read')
  @ApiOperation({ summary: 'The steps of a task, with who does each' })
  @ApiOkResponse({ type: ChecklistDto })
  list(@Param('id', ParseUUIDPipe) id: string): Promise<ChecklistDto> {
    return this.service.list(id);
  }

  @Post()
  @Allow('tasks.arrange')
  @ApiOperation({ summary: 'Add a step' })
  @ApiCreatedResponse({ type: ChecklistItemDto })
  add(@Param('id', ParseUUIDPipe) id: string, @Body() body: AddStepDto): Promise<ChecklistItemDto> {
    return this.service.add(id, body);
  }

  @Patch(':itemId')
  @Allow('tasks.edit')
  @ApiOperation({ summary: 'Tick a step off, word it anew, or put it elsewhere' })
  @ApiOkResponse({ type: ChecklistItemDto })
  change(
    @Param('id', ParseUUIDPipe) id: string,
    @Param('itemId', ParseUUIDPipe) itemId: string,
    @Body() body: ChangeStepDto,
  ): Promise<ChecklistItemDto> {
    return this.service.change(id, itemId, body);
  }

  @Delete(':itemId')
  @Allow('tasks.arrange')
  @HttpCode(204)
  @ApiOperation({ summary: 'Take a step away' })
  @ApiNoContentResponse()
  remove(
    @Param('id', ParseUUIDPipe) id: string,
    @Param('itemId', ParseUUIDPipe) itemId: string,
  ): Promise<void> {
    return this.service.remove(id, itemId);
  }
}
