import { Get, HttpCode, Param, ParseUUIDPipe, Post, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation } from '@nestjs/swagger';
import { Allow } from '../../../platform/access/allow.js';
import { ApiController } from '../../../platform/http/api.js';
import { pageClass, PageQuery, type Page } from '../../../platform/http/paging.js';
import { IfMatch } from '../../../platform/http/precondition.js';
import { SyncIssueDto } from './sync-issue.dto.js';
import { SyncIssuesService } from './sync-issues.service.js';

const id = () => Param('id', ParseUUIDPipe);

@ApiController('sync-issues')
export class SyncIssuesController {
  constructor(private readonly issues: SyncIssuesService) {}

  @Get()
  @Allow('calendars.manage')
  @ApiOperation({ summary: 'What there is to know about one’s own calendars, the newest first' })
  @ApiOkResponse({ type: pageClass(SyncIssueDto) })
  list(@Query() asked: PageQuery): Promise<Page<SyncIssueDto>> {
    return this.issues.list(asked);
  }

  @Post(':id/undo')
  @Allow('calendars.manage')
  @HttpCode(200)
  @ApiOperation({ summary: 'Where both sides had changed it: take the other one’s version after all' })
  @ApiOkResponse({ type: SyncIssueDto })
  undo(@id() id: string, @IfMatch() version: number | null): Promise<SyncIssueDto> {
    return this.issues.undo(id, version);
  }

  @Post(':id/apply')
  @Allow('calendars.manage')
  @HttpCode(200)
  @ApiOperation({
    summary: 'Do what was asked about: move the appointment and tell its guests; believe an emptied calendar',
  })
  @ApiOkResponse({ type: SyncIssueDto })
  apply(@id() id: string, @IfMatch() version: number | null): Promise<SyncIssueDto> {
    return this.issues.apply(id, version);
  }

  @Post(':id/put-back')
  @Allow('calendars.manage')
  @HttpCode(200)
  @ApiOperation({ summary: 'Put back into the calendar what was deleted there, as a new event' })
  @ApiOkResponse({ type: SyncIssueDto })
  putBack(@id() id: string, @IfMatch() version: number | null): Promise<SyncIssueDto> {
    return this.issues.putBack(id, version);
  }

  @Post(':id/dismiss')
  @Allow('calendars.manage')
  @HttpCode(200)
  @ApiOperation({
    summary: 'Leave it as it is; an appointment goes back in the calendar to when it is booked',
  })
  @ApiOkResponse({ type: SyncIssueDto })
  dismiss(@id() id: string, @IfMatch() version: number | null): Promise<SyncIssueDto> {
    return this.issues.dismiss(id, version);
  }
}
