import { Body, Delete, Get, HttpCode, Param, ParseUUIDPipe, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiNoContentResponse, ApiOkResponse, ApiOperation } from '@nestjs/swagger';
import { Allow } from '../../platform/access/allow.js';
import { ApiController } from '../../platform/http/api.js';
import { pageClass, type Page } from '../../platform/http/paging.js';
import { AffirmationDto, AffirmationsQuery, AffirmDto } from './affirmation.dto.js';
import { AffirmationsService } from './affirmations.service.js';

@ApiController('affirmations')
export class AffirmationsController {
  constructor(private readonly service: AffirmationsService) {}

  @Get()
  @Allow('time-entries.read')
  @ApiOperation({ summary: 'Affirmed days, newest first' })
  @ApiOkResponse({ type: pageClass(AffirmationDto) })
  list(@Query() asked: AffirmationsQuery): Promise<Page<AffirmationDto>> {
    return this.service.list(asked);
  }

  @Post()
  @Allow('time-entries.log')
  @ApiOperation({ summary: 'Say of one’s own days that nothing more is to be added' })
  @ApiCreatedResponse({ type: AffirmationDto })
  affirm(@Body() body: AffirmDto): Promise<AffirmationDto> {
    return this.service.affirm(body);
  }

  @Delete(':id')
  @Allow('time-entries.log')
  @HttpCode(204)
  @ApiOperation({ summary: 'Take it back, until a client was told of these days' })
  @ApiNoContentResponse()
  withdraw(@Param('id', ParseUUIDPipe) id: string): Promise<void> {
    return this.service.withdraw(id);
  }
}
