import { Body, Get, HttpCode, Param, ParseUUIDPipe, Patch, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation } from '@nestjs/swagger';
import { Allow } from '../../platform/access/allow.js';
import { ApiController } from '../../platform/http/api.js';
import { pageClass, type Page } from '../../platform/http/paging.js';
import { IfMatch } from '../../platform/http/precondition.js';
import {
  AppointmentDto,
  AppointmentsQuery,
  BookAppointmentDto,
  CancelAppointmentDto,
  EditAppointmentDto,
  MoveAppointmentDto,
} from './appointment.dto.js';
import { SlotsDto } from './appointment-proposal.dto.js';
import { AppointmentsService } from './appointments.service.js';

@ApiController('appointments')
export class AppointmentsController {
  constructor(private readonly service: AppointmentsService) {}

  @Get()
  @Allow('appointments.read')
  @ApiOperation({ summary: 'Appointments by when they begin' })
  @ApiOkResponse({ type: pageClass(AppointmentDto) })
  list(@Query() asked: AppointmentsQuery): Promise<Page<AppointmentDto>> {
    return this.service.list(asked);
  }

  @Post()
  @Allow('appointments.manage')
  @ApiOperation({ summary: 'Book an appointment, or write down one that took place' })
  @ApiCreatedResponse({ type: AppointmentDto })
  book(@Body() body: BookAppointmentDto): Promise<AppointmentDto> {
    return this.service.book(body);
  }

  @Get(':id')
  @Allow('appointments.read')
  @ApiOperation({ summary: 'One appointment' })
  @ApiOkResponse({ type: AppointmentDto })
  read(@Param('id', ParseUUIDPipe) id: string): Promise<AppointmentDto> {
    return this.service.read(id);
  }

  @Patch(':id')
  @Allow('appointments.manage')
  @ApiOperation({ summary: 'Change what it is about, where it is, and who takes part' })
  @ApiOkResponse({ type: AppointmentDto })
  edit(
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: EditAppointmentDto,
    @IfMatch() version: number | null,
  ): Promise<AppointmentDto> {
    return this.service.edit(id, body, version);
  }

  @Get(':id/slots')
  @Allow('appointments.read')
  @ApiOperation({ summary: 'The times to which a guest could move it' })
  @ApiOkResponse({ type: SlotsDto })
  slots(@Param('id', ParseUUIDPipe) id: string): Promise<SlotsDto> {
    return this.service.slotsFor(id);
  }

  @Post(':id/move')
  @HttpCode(200)
  @Allow('appointments.answer')
  @ApiOperation({ summary: 'Move it; a contact chooses among the free times' })
  @ApiOkResponse({ type: AppointmentDto })
  move(
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: MoveAppointmentDto,
    @IfMatch() version: number | null,
  ): Promise<AppointmentDto> {
    return this.service.move(id, body, version);
  }

  @Post(':id/cancel')
  @HttpCode(200)
  @Allow('appointments.answer')
  @ApiOperation({ summary: 'Cancel it; with less than the agreed notice it counts as cancelled late' })
  @ApiOkResponse({ type: AppointmentDto })
  cancel(
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: CancelAppointmentDto,
    @IfMatch() version: number | null,
  ): Promise<AppointmentDto> {
    return this.service.cancel(id, body, version);
  }
}
