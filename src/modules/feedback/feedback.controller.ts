import { Body, Get, HttpCode, Param, ParseUUIDPipe, Post, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation } from '@nestjs/swagger';
import { Allow } from '../../platform/access/allow.js';
import { ApiController } from '../../platform/http/api.js';
import { pageClass, type Page } from '../../platform/http/paging.js';
import {
  AnswerFeedbackDto,
  FeedbackDto,
  FeedbackQuery,
  FeedbackTrendDto,
  FeedbackTrendQuery,
} from './feedback.dto.js';
import { FeedbackService } from './feedback.service.js';

@ApiController('feedback')
export class FeedbackController {
  constructor(private readonly service: FeedbackService) {}

  @Get()
  @Allow('feedback.read')
  @ApiOperation({ summary: 'Feedback, newest first; contacts see their own' })
  @ApiOkResponse({ type: pageClass(FeedbackDto) })
  list(@Query() asked: FeedbackQuery): Promise<Page<FeedbackDto>> {
    return this.service.list(asked);
  }

  @Get('trend')
  @Allow('feedback.trend')
  @ApiOperation({ summary: 'What a client’s answers come to, with their number' })
  @ApiOkResponse({ type: FeedbackTrendDto })
  trend(@Query() { clientId }: FeedbackTrendQuery): Promise<FeedbackTrendDto> {
    return this.service.trend(clientId);
  }

  @Get(':id')
  @Allow('feedback.read')
  @ApiOperation({ summary: 'One feedback' })
  @ApiOkResponse({ type: FeedbackDto })
  read(@Param('id', ParseUUIDPipe) id: string): Promise<FeedbackDto> {
    return this.service.read(id);
  }

  @Post(':id/answer')
  @Allow('feedback.answer')
  @HttpCode(200)
  @ApiOperation({ summary: 'Answer, or change the answer within a day' })
  @ApiOkResponse({ type: FeedbackDto })
  answer(@Param('id', ParseUUIDPipe) id: string, @Body() body: AnswerFeedbackDto): Promise<FeedbackDto> {
    return this.service.answer(id, body);
  }
}
