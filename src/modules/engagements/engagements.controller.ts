import { Body, Delete, Get, HttpCode, Param, ParseUUIDPipe, Patch, Post, Put, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiNoContentResponse, ApiOkResponse, ApiOperation } from '@nestjs/swagger';
import { Allow } from '../../platform/access/allow.js';
import { ApiController } from '../../platform/http/api.js';
import { pageClass, type Page } from '../../platform/http/paging.js';
import { IfMatch } from '../../platform/http/precondition.js';
import { AgreeDto } from './agreement.dto.js';
import { AgreementRecordDto } from './agreement-record.dto.js';
import { AgreementsService } from './agreements.service.js';
import {
  AssignDto,
  BeginEngagementDto,
  EditEngagementDto,
  EngagementDto,
  EngagementsQuery,
} from './engagement.dto.js';
import { EngagementTermsService } from './engagement-terms.service.js';
import { EngagementsService } from './engagements.service.js';
import { SetScheduleDto } from './schedule.dto.js';

@ApiController('engagements')
export class EngagementsController {
  constructor(
    private readonly service: EngagementsService,
    private readonly dated: AgreementsService,
    private readonly terms: EngagementTermsService,
  ) {}

  @Get()
  @Allow('engagements.read')
  @ApiOperation({ summary: 'Engagements in reach, by client and name' })
  @ApiOkResponse({ type: pageClass(EngagementDto) })
  list(@Query() asked: EngagementsQuery): Promise<Page<EngagementDto>> {
    return this.service.list(asked);
  }

  @Post()
  @Allow('engagements.manage')
  @ApiOperation({ summary: 'Begin to work for a client' })
  @ApiCreatedResponse({ type: EngagementDto })
  begin(@Body() body: BeginEngagementDto): Promise<EngagementDto> {
    return this.service.begin(body);
  }

  @Get(':id')
  @Allow('engagements.read')
  @ApiOperation({ summary: 'One engagement, under the agreement of today' })
  @ApiOkResponse({ type: EngagementDto })
  read(@Param('id', ParseUUIDPipe) id: string): Promise<EngagementDto> {
    return this.service.read(id);
  }

  @Patch(':id')
  @Allow('engagements.manage')
  @ApiOperation({ summary: 'Change an engagement; its measures only while nothing was logged' })
  @ApiOkResponse({ type: EngagementDto })
  edit(
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: EditEngagementDto,
    @IfMatch() version: number | null,
  ): Promise<EngagementDto> {
    return this.service.edit(id, body, version);
  }

  @Get(':id/agreements')
  @Allow('engagements.read')
  @ApiOperation({ summary: 'Every agreement so far, newest first' })
  @ApiOkResponse({ type: pageClass(AgreementRecordDto) })
  async agreements(@Param('id', ParseUUIDPipe) id: string): Promise<Page<AgreementRecordDto>> {
    return { items: await this.dated.list(id), nextCursor: null };
  }

  @Post(':id/agreements')
  @Allow('engagements.manage')
  @ApiOperation({ summary: 'Agree on other terms from a day on' })
  @ApiCreatedResponse({ type: AgreementRecordDto })
  agree(@Param('id', ParseUUIDPipe) id: string, @Body() body: AgreeDto): Promise<AgreementRecordDto> {
    return this.dated.agree(id, body);
  }

  @Put(':id/agreements/:agreementId')
  @Allow('engagements.manage')
  @ApiOperation({ summary: 'Correct an agreement that nothing was logged under, and no client has accepted' })
  @ApiOkResponse({ type: AgreementRecordDto })
  correctAgreement(
    @Param('id', ParseUUIDPipe) id: string,
    @Param('agreementId', ParseUUIDPipe) agreementId: string,
    @Body() body: AgreeDto,
  ): Promise<AgreementRecordDto> {
    return this.dated.correct(id, agreementId, body);
  }

  @Delete(':id/agreements/:agreementId')
  @Allow('engagements.manage')
  @HttpCode(204)
  @ApiOperation({ summary: 'Withdraw an agreement that nothing was logged under; the last one stays' })
  @ApiNoContentResponse()
  withdrawAgreement(
    @Param('id', ParseUUIDPipe) id: string,
    @Param('agreementId', ParseUUIDPipe) agreementId: string,
  ): Promise<void> {
    return this.dated.withdraw(id, agreementId);
  }

  @Put(':id/assistants')
  @Allow('engagements.manage')
  @ApiOperation({ summary: 'Say who works on it, beside the owner' })
  @ApiOkResponse({ type: EngagementDto })
  assign(@Param('id', ParseUUIDPipe) id: string, @Body() body: AssignDto): Promise<EngagementDto> {
    return this.terms.assign(id, body);
  }

  @Put(':id/schedule')
  @Allow('engagements.manage')
  @ApiOperation({ summary: 'Say when reports are made, of which days, and for whom' })
  @ApiOkResponse({ type: EngagementDto })
  schedule(@Param('id', ParseUUIDPipe) id: string, @Body() body: SetScheduleDto): Promise<EngagementDto> {
    return this.terms.schedule(id, body);
  }
}
