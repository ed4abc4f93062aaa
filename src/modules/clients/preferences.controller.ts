import { Body, Delete, Get, HttpCode, Param, ParseUUIDPipe, Patch, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiNoContentResponse, ApiOkResponse, ApiOperation } from '@nestjs/swagger';
import { Allow } from '../../platform/access/allow.js';
import { ApiController } from '../../platform/http/api.js';
import { pageClass, type Page } from '../../platform/http/paging.js';
import { IfMatch } from '../../platform/http/precondition.js';
import { AddPreferenceDto, EditPreferenceDto, PreferenceDto, PreferencesQuery } from './preference.dto.js';
import { PreferenceKeepingService } from './preference-keeping.service.js';

@ApiController('preferences')
export class PreferencesController {
  constructor(private readonly service: PreferenceKeepingService) {}

  @Get()
  @Allow('preferences.read')
  @ApiOperation({ summary: 'What is known of the clients in reach; members only' })
  @ApiOkResponse({ type: pageClass(PreferenceDto) })
  list(@Query() asked: PreferencesQuery): Promise<Page<PreferenceDto>> {
    return this.service.list(asked);
  }

  @Post()
  @Allow('preferences.manage')
  @ApiOperation({ summary: 'Write down what is known of a client or contact; one of each kind that acts' })
  @ApiCreatedResponse({ type: PreferenceDto })
  add(@Body() body: AddPreferenceDto): Promise<PreferenceDto> {
    return this.service.add(body);
  }

  @Patch(':id')
  @Allow('preferences.manage')
  @ApiOperation({ summary: 'Correct a preference; a value said anew is confirmed by that' })
  @ApiOkResponse({ type: PreferenceDto })
  edit(
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: EditPreferenceDto,
    @IfMatch() version: number | null,
  ): Promise<PreferenceDto> {
    return this.service.edit(id, body, version);
  }

  @Post(':id/confirm')
  @Allow('preferences.manage')
  @HttpCode(200)
  @ApiOperation({ summary: 'It is still true' })
  @ApiOkResponse({ type: PreferenceDto })
  confirm(@Param('id', ParseUUIDPipe) id: string): Promise<PreferenceDto> {
    return this.service.confirm(id);
  }

  @Delete(':id')
  @Allow('preferences.manage')
  @HttpCode(204)
  @ApiOperation({ summary: 'Remove a preference; it can be restored' })
  @ApiNoContentResponse()
  remove(@Param('id', ParseUUIDPipe) id: string, @IfMatch() version: number | null): Promise<void> {
    return this.service.remove(id, version);
  }

  @Post(':id/restore')
  @Allow('preferences.manage')
  @HttpCode(200)
  @ApiOperation({ summary: 'Bring a removed preference back' })
  @ApiOkResponse({ type: PreferenceDto })
  restore(@Param('id', ParseUUIDPipe) id: string): Promise<PreferenceDto> {
    return this.service.restore(id);
  }
}
