import { Body, Delete, Get, HttpCode, Param, ParseUUIDPipe, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiNoContentResponse, ApiOkResponse, ApiOperation } from '@nestjs/swagger';
import { Allow } from '../../platform/access/allow.js';
import { ApiController } from '../../platform/http/api.js';
import { pageClass, type Page } from '../../platform/http/paging.js';
import { IfMatch } from '../../platform/http/precondition.js';
import { AppointmentDto } from './appointment.dto.js';
import { AppointmentProposalDto, BookSlotDto, ProposalsQuery, ProposeAppointmentDto, SlotsDto } from './appointment-proposal.dto.js'; // prettier-ignore
import { AppointmentProposalsService } from './appointment-proposals.service.js';

@ApiController('appointment-proposals')
export class AppointmentProposalsController {
  constructor(private readonly service: AppointmentProposalsService) {}

  @Get()
  @Allow('appointments.read')
  @ApiOperation({ summary: 'Proposals, newest first; contacts see what they were asked' })
  @ApiOkResponse({ type: pageClass(AppointmentProposalDto) })
  list(@Query() asked: ProposalsQuery): Promise<Page<AppointmentProposalDto>> {
    return this.service.list(asked);
  }

  @Post()
  @Allow('appointments.manage')
  @ApiOperation({ summary: 'Propose free times to contacts; each gets a link' })
  @ApiCreatedResponse({ type: AppointmentProposalDto })
  propose(@Body() body: ProposeAppointmentDto): Promise<AppointmentProposalDto> {
    return this.service.propose(body);
  }

  @Get(':id')
  @Allow('appointments.read')
  @ApiOperation({ summary: 'One proposal' })
  @ApiOkResponse({ type: AppointmentProposalDto })
  read(@Param('id', ParseUUIDPipe) id: string): Promise<AppointmentProposalDto> {
    return this.service.read(id);
  }

  @Get(':id/slots')
  @Allow('appointments.read')
  @ApiOperation({ summary: 'The times that are free for everybody; none once it is closed' })
  @ApiOkResponse({ type: SlotsDto })
  slots(@Param('id', ParseUUIDPipe) id: string): Promise<SlotsDto> {
    return this.service.slotsOf(id);
  }

  @Post(':id/book')
  @HttpCode(200)
  @Allow('appointments.answer')
  @ApiOperation({ summary: 'Book one of the free times' })
  @ApiOkResponse({ type: AppointmentDto })
  book(@Param('id', ParseUUIDPipe) id: string, @Body() body: BookSlotDto): Promise<AppointmentDto> {
    return this.service.book(id, body);
  }

  @Delete(':id')
  @HttpCode(204)
  @Allow('appointments.manage')
  @ApiOperation({ summary: 'Withdraw it: its links lead to nothing more' })
  @ApiNoContentResponse()
  withdraw(@Param('id', ParseUUIDPipe) id: string, @IfMatch() version: number | null): Promise<void> {
    return this.service.withdraw(id, version);
  }
}
