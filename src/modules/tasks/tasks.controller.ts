import { Body, Get, HttpCode, Param, ParseUUIDPipe, Patch, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation } from '@nestjs/swagger';
import { Allow } from '../../platform/access/allow.js';
import { ApiController } from '../../platform/http/api.js';
import { pageClass, type Page } from '../../platform/http/paging.js';
import { IfMatch } from '../../platform/http/precondition.js';
import { ChangeTaskDto, DelegateTaskDto, MoveTaskDto, TaskDto, TasksQuery } from './task.dto.js';
import { TaskHistoryDto } from './task-history.dto.js';
import { ChangeTasksDto, MoveTasksDto, TaskListDto } from './task-bulk.dto.js';
import { TasksService } from './tasks.service.js';

@ApiController('tasks')
export class TasksController {
  constructor(private readonly service: TasksService) {}

  @Get()
  @Allow('tasks.read')
  @ApiOperation({
    summary: 'Tasks: what comes next first (closed ones last), what changed last, or what presses most',
  })
  @ApiOkResponse({ type: pageClass(TaskDto) })
  list(@Query() asked: TasksQuery): Promise<Page<TaskDto>> {
    return this.service.list(asked);
  }

  @Patch()
  @Allow('tasks.arrange')
  @ApiOperation({ summary: 'Change several tasks at once: all of them or none' })
  @ApiOkResponse({ type: TaskListDto })
  changeMany(@Body() body: ChangeTasksDto): Promise<TaskListDto> {
    return this.service.changeMany(body);
  }

  @Post('transitions')
  @Allow('tasks.move')
  @HttpCode(200)
  @ApiOperation({ summary: 'Move several tasks on at once: all of them or none' })
  @ApiOkResponse({ type: TaskListDto })
  moveMany(@Body() body: MoveTasksDto): Promise<TaskListDto> {
    return this.service.moveMany(body);
  }

  @Get(':id')
  @Allow('tasks.read')
  @ApiOperation({ summary: 'One task' })
  @ApiOkResponse({ type: TaskDto })
  read(@Param('id', ParseUUIDPipe) id: string): Promise<TaskDto> {
    return this.service.read(id);
  }

  @Get(':id/history')
  @Allow('tasks.read')
  @ApiOperation({ summary: 'Every step of a task, with names and what was said' })
  @ApiOkResponse({ type: TaskHistoryDto })
  history(@Param('id', ParseUUIDPipe) id: string): Promise<TaskHistoryDto> {
    return this.service.history(id);
  }

  @Post()
  @Allow('tasks.delegate')
  @ApiOperation({ summary: 'Delegate a task; by a contact it is a request' })
  @ApiCreatedResponse({ type: TaskDto })
  delegate(@Body() body: DelegateTaskDto): Promise<TaskDto> {
    return this.service.delegate(body);
  }

  @Patch(':id')
  @Allow('tasks.edit')
  @ApiOperation({ summary: 'Edit a task; what is left out stays' })
  @ApiOkResponse({ type: TaskDto })
  change(
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: ChangeTaskDto,
    @IfMatch() version: number | null,
  ): Promise<TaskDto> {
    return this.service.change(id, body, version);
  }

  @Post(':id/transitions')
  @Allow('tasks.move')
  @HttpCode(200)
  @ApiOperation({ summary: 'Move a task on: accept, ask, answer, deliver, request a change…' })
  @ApiOkResponse({ type: TaskDto })
  move(
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: MoveTaskDto,
    @IfMatch() version: number | null,
  ): Promise<TaskDto> {
    return this.service.move(id, body, version);
  }
}
