import { Body, Get, Param, ParseUUIDPipe, Put } from '@nestjs/common';
import { ApiOkResponse, ApiOperation } from '@nestjs/swagger';
import { Allow } from '../../platform/access/allow.js';
import { ApiController } from '../../platform/http/api.js';
import { IfMatch } from '../../platform/http/precondition.js';
import { HostHoursDto, KeepHostHoursDto } from './host-hours.dto.js';
import { HostHoursService } from './host-hours.service.js';

@ApiController('members', 'appointments')
export class HostHoursController {
  constructor(private readonly service: HostHoursService) {}

  @Get(':id/hours')
  @Allow('appointments.manage')
  @ApiOperation({ summary: 'When a member can be met' })
  @ApiOkResponse({ type: HostHoursDto })
  read(@Param('id', ParseUUIDPipe) id: string): Promise<HostHoursDto> {
    return this.service.read(id);
  }

  @Put(':id/hours')
  @Allow('appointments.manage')
  @ApiOperation({ summary: 'Say when a member can be met: oneself, the owner everybody' })
  @ApiOkResponse({ type: HostHoursDto })
  keep(
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: KeepHostHoursDto,
    @IfMatch() version: number | null,
  ): Promise<HostHoursDto> {
    return this.service.keep(id, body, version);
  }
}
