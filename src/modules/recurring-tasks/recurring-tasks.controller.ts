import { Body, Delete, Get, HttpCode, Param, ParseUUIDPipe, Patch, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation } from '@nestjs/swagger';
import { Allow } from '../../platform/access/allow.js';
import { ApiController } from '../../platform/http/api.js';
import { pageClass, type Page } from '../../platform/http/paging.js';
import { IfMatch } from '../../platform/http/precondition.js';
import { ExceptionsService } from './exceptions.service.js';
import {
  AddExceptionDto,
  BeginSeriesDto,
  ChangeSeriesDto,
  ExceptionPlace,
  PauseSeriesDto,
  RecurringTaskDto,
  SeriesQuery,
} from './recurring-task.dto.js';
import { RecurringTasksService } from './recurring-tasks.service.js';

const id = () => Param('id', ParseUUIDPipe);

@ApiController('recurring-tasks')
export class RecurringTasksController {
  constructor(
    private readonly series: RecurringTasksService,
    private readonly exceptions: ExceptionsService,
  ) {}

  @Get()
  @Allow('recurring-tasks.read')
  @ApiOperation({ summary: 'Recurring tasks of the engagements in reach, by title' })
  @ApiOkResponse({ type: pageClass(RecurringTaskDto) })
  list(@Query() asked: SeriesQuery): Promise<Page<RecurringTaskDto>> {
    return this.series.list(asked);
  }

  @Get(':id')
  @Allow('recurring-tasks.read')
  @ApiOperation({ summary: 'One recurring task, and when it comes next' })
  @ApiOkResponse({ type: RecurringTaskDto })
  read(@id() id: string): Promise<RecurringTaskDto> {
    return this.series.read(id);
  }

  @Post()
  @Allow('recurring-tasks.manage')
  @ApiOperation({
    summary: 'Set up a task that comes again; from today on each occurrence is a task of its own',
  })
  @ApiCreatedResponse({ type: RecurringTaskDto })
  begin(@Body() body: BeginSeriesDto): Promise<RecurringTaskDto> {
    return this.series.begin(body);
  }

  @Patch(':id')
  @Allow('recurring-tasks.manage')
  @ApiOperation({ summary: 'Change it from now on; tasks that somebody has begun stay as they are' })
  @ApiOkResponse({ type: RecurringTaskDto })
  change(
    @id() id: string,
    @Body() body: ChangeSeriesDto,
    @IfMatch() version: number | null,
  ): Promise<RecurringTaskDto> {
    return this.series.change(id, body, version);
  }

  @Post(':id/pause')
  @HttpCode(200)
  @Allow('recurring-tasks.manage')
  @ApiOperation({ summary: 'Let it rest from today on, until a day or until further notice' })
  @ApiOkResponse({ type: RecurringTaskDto })
  pause(
    @id() id: string,
    @Body() body: PauseSeriesDto,
    @IfMatch() version: number | null,
  ): Promise<RecurringTaskDto> {
    return this.series.pause(id, body, version);
  }

  @Post(':id/resume')
  @HttpCode(200)
  @Allow('recurring-tasks.manage')
  @ApiOperation({ summary: 'Go on from today' })
  @ApiOkResponse({ type: RecurringTaskDto })
  resume(@id() id: string, @IfMatch() version: number | null): Promise<RecurringTaskDto> {
    return this.series.resume(id, version);
  }

  @Post(':id/end')
  @HttpCode(200)
  @Allow('recurring-tasks.manage')
  @ApiOperation({ summary: 'End it: from today on it does not come any more' })
  @ApiOkResponse({ type: RecurringTaskDto })
  end(@id() id: string, @IfMatch() version: number | null): Promise<RecurringTaskDto> {
    return this.series.end(id, version);
  }

  @Post(':id/exceptions')
  @HttpCode(200)
  @Allow('recurring-tasks.manage')
  @ApiOperation({ summary: 'Leave a day out, or move it; its task follows unless it was begun' })
  @ApiOkResponse({ type: RecurringTaskDto })
  except(
    @id() id: string,
    @Body() body: AddExceptionDto,
    @IfMatch() version: number | null,
  ): Promise<RecurringTaskDto> {
    return this.exceptions.add(id, body, version);
  }

  @Delete(':id/exceptions/:day')
  @HttpCode(200)
  @Allow('recurring-tasks.manage')
  @ApiOperation({ summary: 'Let a day be as the rule says again' })
  @ApiOkResponse({ type: RecurringTaskDto })
  unexcept(
    @Param() { id, day }: ExceptionPlace,
    @IfMatch() version: number | null,
  ): Promise<RecurringTaskDto> {
    return this.exceptions.remove(id, day, version);
  }
}
