import { Body, Get, HttpCode, Param, ParseUUIDPipe, Patch, Post } from '@nestjs/common';
import { ApiOkResponse, ApiOperation } from '@nestjs/swagger';
import { Allow } from '../../../platform/access/allow.js';
import { ApiController } from '../../../platform/http/api.js';
import { IfMatch } from '../../../platform/http/precondition.js';
import { CalendarsService } from './calendars.service.js';
import { CalendarDto, EditCalendarDto } from './connection.dto.js';

const id = () => Param('id', ParseUUIDPipe);

@ApiController('calendars')
export class CalendarsController {
  constructor(private readonly calendars: CalendarsService) {}

  @Get(':id')
  @Allow('calendars.manage')
  @ApiOperation({ summary: 'One of one’s own calendars' })
  @ApiOkResponse({ type: CalendarDto })
  read(@id() id: string): Promise<CalendarDto> {
    return this.calendars.read(id);
  }

  @Patch(':id')
  @Allow('calendars.manage')
  @ApiOperation({ summary: 'Choose what is read of a calendar, whether it is written to, and whose it is' })
  @ApiOkResponse({ type: CalendarDto })
  edit(
    @id() id: string,
    @Body() body: EditCalendarDto,
    @IfMatch() version: number | null,
  ): Promise<CalendarDto> {
    return this.calendars.edit(id, body, version);
  }

  @Post(':id/resync')
  @Allow('calendars.manage')
  @HttpCode(200)
  @ApiOperation({ summary: 'Read all of a calendar again, every ten minutes at most' })
  @ApiOkResponse({ type: CalendarDto })
  resync(@id() id: string): Promise<CalendarDto> {
    return this.calendars.resync(id);
  }
}
