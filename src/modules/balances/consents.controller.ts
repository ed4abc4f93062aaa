import { Body, Get, HttpCode, Param, ParseUUIDPipe, Post, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation } from '@nestjs/swagger';
import { Allow } from '../../platform/access/allow.js';
import { ApiController } from '../../platform/http/api.js';
import { pageClass, type Page } from '../../platform/http/paging.js';
import { AnswerConsentDto, ConsentDto, ConsentsQuery } from './consent.dto.js';
import { ConsentsService } from './consents.service.js';

@ApiController('consents')
export class ConsentsController {
  constructor(private readonly service: ConsentsService) {}

  @Get()
  @Allow('engagements.read')
  @ApiOperation({ summary: 'What clients were asked about hours beyond their balance, newest first' })
  @ApiOkResponse({ type: pageClass(ConsentDto) })
  list(@Query() asked: ConsentsQuery): Promise<Page<ConsentDto>> {
    return this.service.list(asked);
  }

  @Post(':id/answers')
  @HttpCode(200)
  @Allow('consents.answer')
  @ApiOperation({ summary: 'Say whether work goes on beyond the balance' })
  @ApiOkResponse({ type: ConsentDto })
  answer(@Param('id', ParseUUIDPipe) id: string, @Body() body: AnswerConsentDto): Promise<ConsentDto> {
    return this.service.answer(id, body);
  }
}
