import { Body, Delete, Get, HttpCode, Param, ParseUUIDPipe, Patch, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiNoContentResponse, ApiOkResponse, ApiOperation } from '@nestjs/swagger';
import { Allow } from '../../platform/access/allow.js';
import { ApiController } from '../../platform/http/api.js';
import { pageClass, type Page } from '../../platform/http/paging.js';
import { IfMatch } from '../../platform/http/precondition.js';
import { EntryBatchesService } from './entry-batches.service.js';
import { EntryPartsService } from './entry-parts.service.js';
import {
  ChangeManyDto,
  ChangeTimeEntryDto,
  DuplicateDto,
  LogManyDto,
  LogTimeDto,
  ManyDto,
  MergeDto,
  SplitDto,
  StopTimerDto,
} from './log-time.dto.js';
import {
  RunningTimerDto,
  TimeEntriesDto,
  TimeEntriesQuery,
  TimeEntryDto,
  TimeWeekDto,
  TimeWeekQuery,
} from './time-entry.dto.js';
import { TimeEntriesService } from './time-entries.service.js';
import { WorkedTimeService } from './worked-time.service.js';

@ApiController('time-entries')
export class TimeEntriesController {
  constructor(
    private readonly service: TimeEntriesService,
    private readonly worked: WorkedTimeService,
    private readonly parts: EntryPartsService,
    private readonly batches: EntryBatchesService,
  ) {}

  @Get()
  @Allow('time-entries.read')
  @ApiOperation({ summary: 'Time entries, newest first' })
  @ApiOkResponse({ type: pageClass(TimeEntryDto) })
  list(@Query() asked: TimeEntriesQuery): Promise<Page<TimeEntryDto>> {
    return this.worked.list(asked);
  }

  @Get('running')
  @Allow('time-entries.read')
  @ApiOperation({ summary: 'The timer that runs for the caller' })
  @ApiOkResponse({ type: RunningTimerDto })
  async running(): Promise<RunningTimerDto> {
    return { entry: await this.worked.running() };
  }

  @Get('week')
  @Allow('time-entries.read')
  @ApiOperation({ summary: 'A week, day by day, with its sums' })
  @ApiOkResponse({ type: TimeWeekDto })
  week(@Query() asked: TimeWeekQuery): Promise<TimeWeekDto> {
    return this.worked.week(asked);
  }

  @Get(':id')
  @Allow('time-entries.read')
  @ApiOperation({ summary: 'One time entry' })
  @ApiOkResponse({ type: TimeEntryDto })
  read(@Param('id', ParseUUIDPipe) id: string): Promise<TimeEntryDto> {
    return this.worked.read(id);
  }

  @Post()
  @Allow('time-entries.log')
  @ApiOperation({ summary: 'Start a timer, or log what was worked' })
  @ApiCreatedResponse({ type: TimeEntryDto })
  log(@Body() body: LogTimeDto): Promise<TimeEntryDto> {
    return this.service.log(body);
  }

  @Post('batch')
  @Allow('time-entries.log')
  @ApiOperation({ summary: 'Log many entries: all of them or none' })
  @ApiCreatedResponse({ type: TimeEntriesDto })
  async batch(@Body() body: LogManyDto): Promise<TimeEntriesDto> {
    return { items: await this.batches.log(body) };
  }

  @Post('merge')
  @Allow('time-entries.log')
  @HttpCode(200)
  @ApiOperation({ summary: 'Make one entry of several; what lies between them becomes its break' })
  @ApiOkResponse({ type: TimeEntryDto })
  merge(@Body() { ids }: MergeDto): Promise<TimeEntryDto> {
    return this.parts.merge(ids);
  }

  @Post('removals')
  @Allow('time-entries.log')
  @HttpCode(204)
  @ApiOperation({ summary: 'Delete many entries: all of them or none; they can be restored' })
  @ApiNoContentResponse()
  removeMany(@Body() { ids }: ManyDto): Promise<void> {
    return this.service.removeAll(ids);
  }

  @Post('restorations')
  @Allow('time-entries.log')
  @HttpCode(200)
  @ApiOperation({ summary: 'Bring many deleted entries back: all of them or none' })
  @ApiOkResponse({ type: TimeEntriesDto })
  async restoreMany(@Body() { ids }: ManyDto): Promise<TimeEntriesDto> {
    return { items: await this.service.restoreAll(ids) };
  }

  @Patch()
  @Allow('time-entries.log')
  @ApiOperation({ summary: 'Correct many entries in the same way: all of them or none' })
  @ApiOkResponse({ type: TimeEntriesDto })
  async changeMany(@Body() body: ChangeManyDto): Promise<TimeEntriesDto> {
    return { items: await this.batches.change(body) };
  }

  @Patch(':id')
  @Allow('time-entries.log')
  @ApiOperation({ summary: 'Correct an entry; what is left out stays' })
  @ApiOkResponse({ type: TimeEntryDto })
  change(
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: ChangeTimeEntryDto,
    @IfMatch() version: number | null,
  ) {
    return this.service.change(id, body, version);
  }

  @Post(':id/stop')
  @Allow('time-entries.log')
  @HttpCode(200)
  @ApiOperation({ summary: 'Stop a timer' })
  @ApiOkResponse({ type: TimeEntryDto })
  stop(
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: StopTimerDto,
    @IfMatch() version: number | null,
  ): Promise<TimeEntryDto> {
    return this.service.stop(id, body.endedAt, version);
  }

  @Post(':id/split')
  @Allow('time-entries.log')
  @HttpCode(200)
  @ApiOperation({ summary: 'Make two entries of one that together are as long' })
  @ApiOkResponse({ type: TimeEntriesDto })
  async split(
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: SplitDto,
    @IfMatch() version: number | null,
  ): Promise<TimeEntriesDto> {
    return { items: await this.parts.split(id, body, version) };
  }

  @Post(':id/duplicate')
  @Allow('time-entries.log')
  @ApiOperation({ summary: 'The same work once more, on its own day or another' })
  @ApiCreatedResponse({ type: TimeEntryDto })
  duplicate(@Param('id', ParseUUIDPipe) id: string, @Body() body: DuplicateDto): Promise<TimeEntryDto> {
    return this.parts.duplicate(id, body);
  }

  @Delete(':id')
  @Allow('time-entries.log')
  @HttpCode(204)
  @ApiOperation({ summary: 'Delete an entry; it can be restored' })
  @ApiNoContentResponse()
  remove(@Param('id', ParseUUIDPipe) id: string, @IfMatch() version: number | null): Promise<void> {
    return this.service.remove(id, version);
  }

  @Post(':id/restore')
  @Allow('time-entries.log')
  @HttpCode(200)
  @ApiOperation({ summary: 'Bring a deleted entry back' })
  @ApiOkResponse({ type: TimeEntryDto })
  restore(@Param('id', ParseUUIDPipe) id: string): Promise<TimeEntryDto> {
    return this.service.restore(id);
  }
}
