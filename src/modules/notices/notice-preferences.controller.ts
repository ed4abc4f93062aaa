import { Body, Get, Put } from '@nestjs/common';
import { ApiOkResponse, ApiOperation } from '@nestjs/swagger';
import { Allow } from '../../platform/access/allow.js';
import { ApiController } from '../../platform/http/api.js';
import { NoticePreferencesDto } from './notice.dto.js';
import { NoticePreferencesService } from './notice-preferences.service.js';

@ApiController('notice-preferences')
export class NoticePreferencesController {
  constructor(private readonly service: NoticePreferencesService) {}

  @Get()
  @Allow('notices.read')
  @ApiOperation({ summary: 'What you get by mail' })
  @ApiOkResponse({ type: NoticePreferencesDto })
  read(): Promise<NoticePreferencesDto> {
    return this.service.read();
  }

  @Put()
  @Allow('notices.read')
  @ApiOperation({ summary: 'Choose what you get by mail; kinds that are not named stay as they are' })
  @ApiOkResponse({ type: NoticePreferencesDto })
  choose(@Body() { items }: NoticePreferencesDto): Promise<NoticePreferencesDto> {
    return this.service.choose(items);
  }
}
