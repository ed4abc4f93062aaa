import { Body, Get, HttpCode, Param, ParseUUIDPipe, Post, Put } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation } from '@nestjs/swagger';
import { Allow } from '../../platform/access/allow.js';
import { ApiController } from '../../platform/http/api.js';
import { IfMatch } from '../../platform/http/precondition.js';
import { AppointmentDto } from './appointment.dto.js';
import { AppointmentUsefulService } from './appointment-useful.service.js';
import { AppointmentsService } from './appointments.service.js';
import { AnswerUsefulDto, AttendanceDto, ChargeAppointmentDto, ClientAttendanceDto, NoteAttendanceDto } from './attendance.dto.js'; // prettier-ignore
import { AttendanceService } from './attendance.service.js';

@ApiController('appointments')
export class AttendanceController {
  constructor(
    private readonly service: AttendanceService,
    private readonly useful: AppointmentUsefulService,
    private readonly appointments: AppointmentsService,
  ) {}

  @Get(':id/attendance')
  @Allow('appointments.attend')
  @ApiOperation({ summary: 'How it was attended, what may be charged of it, and the word afterwards' })
  @ApiOkResponse({ type: AttendanceDto })
  read(@Param('id', ParseUUIDPipe) id: string): Promise<AttendanceDto> {
    return this.service.read(id);
  }

  @Put(':id/attendance')
  @Allow('appointments.attend')
  @ApiOperation({ summary: 'Note how it was attended, from its start on, until the client was told of it' })
  @ApiOkResponse({ type: AttendanceDto })
  note(
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: NoteAttendanceDto,
    @IfMatch() version: number | null,
  ): Promise<AttendanceDto> {
    return this.service.note(id, body, version);
  }

  @Post(':id/time-entry')
  @Allow('appointments.attend')
  @ApiOperation({ summary: 'Charge a missed session as the agreement says: an entry of one’s own' })
  @ApiCreatedResponse({ type: AttendanceDto })
  charge(@Param('id', ParseUUIDPipe) id: string, @Body() body: ChargeAppointmentDto): Promise<AttendanceDto> {
    return this.service.charge(id, body);
  }

  @Post(':id/useful')
  @Allow('appointments.answer')
  @HttpCode(200)
  @ApiOperation({ summary: 'Say whether it was useful, as one who took part; or say otherwise within a day' })
  @ApiOkResponse({ type: AppointmentDto })
  async answer(
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: AnswerUsefulDto,
  ): Promise<AppointmentDto> {
    await this.useful.answer(id, body);
    return this.appointments.read(id);
  }
}

@ApiController('clients')
export class ClientAttendanceController {
  constructor(private readonly service: AttendanceService) {}

  @Get(':id/attendance')
  @Allow('appointments.attend')
  @ApiOperation({ summary: 'How a client attends: attended / (attended + missed by the client)' })
  @ApiOkResponse({ type: ClientAttendanceDto })
  ofClient(@Param('id', ParseUUIDPipe) id: string): Promise<ClientAttendanceDto> {
    return this.service.ofClient(id);
  }
}
