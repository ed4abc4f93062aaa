import { Get, Param, ParseUUIDPipe, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation } from '@nestjs/swagger';
import { Allow } from '../../platform/access/allow.js';
import { ApiController } from '../../platform/http/api.js';
import { PageQuery, pageClass, type Page } from '../../platform/http/paging.js';
import { SchedulePreviewQuery } from './schedule.dto.js';
import { SchedulePreviewDto, ScheduleRunDto } from './schedule-run.dto.js';
import { SchedulesService } from './schedules.service.js';

@ApiController('engagements')
export class SchedulesController {
  constructor(private readonly schedules: SchedulesService) {}

  @Get(':id/schedule/preview')
  @Allow('reports.compose')
  @ApiOperation({ summary: 'The next five reports, under the schedule as it is or might be' })
  @ApiOkResponse({ type: SchedulePreviewDto })
  async preview(
    @Param('id', ParseUUIDPipe) id: string,
    @Query() asked: SchedulePreviewQuery,
  ): Promise<SchedulePreviewDto> {
    return { items: await this.schedules.preview(id, asked) };
  }

  @Get(':id/schedule-runs')
  @Allow('reports.compose')
  @ApiOperation({ summary: 'What became of each report that fell due, newest first' })
  @ApiOkResponse({ type: pageClass(ScheduleRunDto) })
  runs(@Param('id', ParseUUIDPipe) id: string, @Query() asked: PageQuery): Promise<Page<ScheduleRunDto>> {
    return this.schedules.runs(id, asked);
  }
}
