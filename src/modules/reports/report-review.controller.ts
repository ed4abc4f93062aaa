import { Body, Get, HttpCode, Param, ParseUUIDPipe, Post } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation } from '@nestjs/swagger';
import { Allow } from '../../platform/access/allow.js';
import { ApiController } from '../../platform/http/api.js';
import { ReportDto, ReportSummaryDto } from './report.dto.js';
import { HoldDto, ReviseDto } from './report-request.dto.js';
import { ReportReviewService } from './report-review.service.js';
import { ReportRevisionService } from './report-revision.service.js';
import { ReportService } from './report.service.js';

const id = () => Param('id', ParseUUIDPipe);

/** Between a draft and what is sent, and from what was sent to a later version. */
@ApiController('reports')
export class ReportReviewController {
  constructor(
    private readonly reports: ReportService,
    private readonly review: ReportReviewService,
    private readonly revisions: ReportRevisionService,
  ) {}

  @Post(':id/hold')
  @HttpCode(200)
  @Allow('reports.compose')
  @ApiOperation({ summary: 'Hold a draft back: nobody sends it until it is released, the schedule neither' })
  @ApiOkResponse({ type: ReportDto })
  async hold(@id() id: string, @Body() body: HoldDto): Promise<ReportDto> {
    await this.review.hold(id, body.note ?? '');
    return this.reports.read(id);
  }

  @Post(':id/release')
  @HttpCode(200)
  @Allow('reports.compose')
  @ApiOperation({ summary: 'Let a draft go that was held back; released twice is released once' })
  @ApiOkResponse({ type: ReportDto })
  async release(@id() id: string): Promise<ReportDto> {
    await this.review.release(id);
    return this.reports.read(id);
  }

  @Post(':id/revisions')
  @Allow('reports.compose')
  @ApiOperation({ summary: 'Begin a new version of a report that was sent, with every difference' })
  @ApiCreatedResponse({ type: ReportDto })
  async revise(@id() id: string, @Body() body: ReviseDto): Promise<ReportDto> {
    return this.reports.read(await this.revisions.revise(id, body.reason));
  }

  @Get(':id/versions')
  @Allow('reports.read')
  @ApiOperation({ summary: 'All versions of a report, the newest first' })
  @ApiOkResponse({ type: [ReportSummaryDto] })
  versions(@id() id: string): Promise<ReportSummaryDto[]> {
    return this.revisions.versions(id);
  }
}
