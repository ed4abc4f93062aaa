import { Body, Get, HttpCode, Param, ParseUUIDPipe, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation } from '@nestjs/swagger';
import { Allow } from '../../platform/access/allow.js';
import { ApiController } from '../../platform/http/api.js';
import { pageClass, type Page } from '../../platform/http/paging.js';
import {
  AnswerQuestionDto,
  AskQuestionDto,
  QuestionDto,
  QuestionsQuery,
  WithdrawQuestionDto,
} from './question.dto.js';
import { QuestionsService } from './questions.service.js';

@ApiController('questions')
export class QuestionsController {
  constructor(private readonly service: QuestionsService) {}

  @Get()
  @Allow('questions.read')
  @ApiOperation({ summary: 'Questions to clients with their answers, those asked last first' })
  @ApiOkResponse({ type: pageClass(QuestionDto) })
  list(@Query() asked: QuestionsQuery): Promise<Page<QuestionDto>> {
    return this.service.list(asked);
  }

  @Get(':id')
  @Allow('questions.read')
  @ApiOperation({ summary: 'One question' })
  @ApiOkResponse({ type: QuestionDto })
  read(@Param('id', ParseUUIDPipe) id: string): Promise<QuestionDto> {
    return this.service.read(id);
  }

  @Post(':id/answers')
  @HttpCode(200)
  @Allow('questions.answer')
  @ApiOperation({
    summary: 'Answer; by a member, note what the client said. The turn goes back to the assistant',
  })
  @ApiOkResponse({ type: QuestionDto })
  answer(@Param('id', ParseUUIDPipe) id: string, @Body() body: AnswerQuestionDto): Promise<QuestionDto> {
    return this.service.answer(id, body, 'app');
  }

  @Post(':id/withdraw')
  @HttpCode(200)
  @Allow('questions.ask')
  @ApiOperation({ summary: 'Ask no more; the turn goes back to the assistant' })
  @ApiOkResponse({ type: QuestionDto })
  withdraw(@Param('id', ParseUUIDPipe) id: string, @Body() body: WithdrawQuestionDto): Promise<QuestionDto> {
    return this.service.withdraw(id, body.note);
  }
}

@ApiController('tasks', 'questions')
export class TaskQuestionsController {
  constructor(private readonly service: QuestionsService) {}

  @Post(':id/questions')
  @Allow('questions.ask')
  @ApiOperation({ summary: 'Ask the client; the task waits for them, and its clock stands still' })
  @ApiCreatedResponse({ type: QuestionDto })
  ask(@Param('id', ParseUUIDPipe) id: string, @Body() body: AskQuestionDto): Promise<QuestionDto> {
    return this.service.ask(id, body);
  }
}
