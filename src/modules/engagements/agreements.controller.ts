import { Body, Get, Param, ParseUUIDPipe, Post } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation } from '@nestjs/swagger';
import { Allow } from '../../platform/access/allow.js';
import { ApiController } from '../../platform/http/api.js';
import { AnswerAgreementDto } from './agreement-answer.dto.js';
import { AgreementAnswersService } from './agreement-answers.service.js';
import { ProposeAgreementDto } from './agreement-proposal.dto.js';
import { AgreementProposalsService } from './agreement-proposals.service.js';
import { AgreementReadingDto } from './agreement-reading.dto.js';
import { AgreementReadingService } from './agreement-reading.service.js';
import { AgreementRecordDto } from './agreement-record.dto.js';

/** An agreement between both sides: read, proposed and answered. */
@ApiController('engagements')
export class AgreementsController {
  constructor(
    private readonly reading: AgreementReadingService,
    private readonly proposals: AgreementProposalsService,
    private readonly answers: AgreementAnswersService,
  ) {}

  @Get(':id/agreements/:agreementId')
  @Allow('engagements.read')
  @ApiOperation({ summary: 'One agreement in words, with all that was said to it' })
  @ApiOkResponse({ type: AgreementReadingDto })
  read(
    @Param('id', ParseUUIDPipe) id: string,
    @Param('agreementId', ParseUUIDPipe) agreementId: string,
  ): Promise<AgreementReadingDto> {
    return this.reading.read(id, agreementId);
  }

  @Post(':id/agreements/:agreementId/proposal')
  @Allow('engagements.manage')
  @ApiOperation({ summary: 'Send an agreement to contacts, who read and answer it behind a link' })
  @ApiCreatedResponse({ type: AgreementRecordDto })
  propose(
    @Param('id', ParseUUIDPipe) id: string,
    @Param('agreementId', ParseUUIDPipe) agreementId: string,
    @Body() body: ProposeAgreementDto,
  ): Promise<AgreementRecordDto> {
    return this.proposals.propose(id, agreementId, body);
  }

  @Post(':id/agreements/:agreementId/answers')
  @Allow('agreements.answer')
  @ApiOperation({ summary: 'Accept the terms that were shown, decline them, or ask about them' })
  @ApiCreatedResponse({ type: AgreementRecordDto })
  answer(
    @Param('id', ParseUUIDPipe) id: string,
    @Param('agreementId', ParseUUIDPipe) agreementId: string,
    @Body() body: AnswerAgreementDto,
  ): Promise<AgreementRecordDto> {
    return this.answers.answer(id, agreementId, body);
  }
}
