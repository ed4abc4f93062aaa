import { Body, Get, HttpCode, Param, ParseUUIDPipe, Post, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation } from '@nestjs/swagger';
import { Allow } from '../../../platform/access/allow.js';
import { ApiController } from '../../../platform/http/api.js';
import { pageClass, type Page } from '../../../platform/http/paging.js';
import { CandidateDecidingService } from './candidate-deciding.service.js';
import { AcceptCandidateDto, EntryCandidateDto, EntryCandidatesQuery } from './entry-candidate.dto.js';
import { EntryCandidatesService } from './entry-candidates.service.js';

@ApiController('entry-candidates')
export class EntryCandidatesController {
  constructor(
    private readonly candidates: EntryCandidatesService,
    private readonly deciding: CandidateDecidingService,
  ) {}

  @Get()
  @Allow('planning.read')
  @ApiOperation({ summary: 'Events of one’s own calendars that may be work with a client, by their start' })
  @ApiOkResponse({ type: pageClass(EntryCandidateDto) })
  list(@Query() asked: EntryCandidatesQuery): Promise<Page<EntryCandidateDto>> {
    return this.candidates.list(asked);
  }

  @Get(':id')
  @Allow('planning.read')
  @ApiOperation({ summary: 'One event that may be work' })
  @ApiOkResponse({ type: EntryCandidateDto })
  read(@Param('id', ParseUUIDPipe) id: string): Promise<EntryCandidateDto> {
    return this.candidates.read(id);
  }

  @Post(':id/accept')
  @Allow('planning.plan')
  @HttpCode(200)
  @ApiOperation({ summary: 'Make a time entry, or an appointment, of an event' })
  @ApiOkResponse({ type: EntryCandidateDto })
  accept(
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: AcceptCandidateDto,
  ): Promise<EntryCandidateDto> {
    return this.deciding.accept(id, body);
  }

  @Post(':id/dismiss')
  @Allow('planning.plan')
  @HttpCode(200)
  @ApiOperation({ summary: 'Set an event aside: it is not proposed again' })
  @ApiOkResponse({ type: EntryCandidateDto })
  dismiss(@Param('id', ParseUUIDPipe) id: string): Promise<EntryCandidateDto> {
    return this.deciding.dismiss(id);
  }

  @Post(':id/restore')
  @Allow('planning.plan')
  @HttpCode(200)
  @ApiOperation({ summary: 'Propose an event again; entries that were made of it are deleted' })
  @ApiOkResponse({ type: EntryCandidateDto })
  restore(@Param('id', ParseUUIDPipe) id: string): Promise<EntryCandidateDto> {
    return this.deciding.restore(id);
  }
}
