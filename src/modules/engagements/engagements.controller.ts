import { Body, Get, Param, ParseUUIDPipe, Patch, Post, Put, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation } from '@nestjs/swagger';
import { Allow } from '../../platform/access/allow.js';
import { ApiController } from '../../platform/http/api.js';
import { pageClass, type Page } from '../../platform/http/paging.js';
import { IfMatch } from '../../platform/http/precondition.js';
import { AgreeDto, AgreementDto } from './agreement.dto.js';
import { BalanceDto, BalanceQuery } from './balance.dto.js';
import { BalanceService } from './balance.service.js';
import {
  AssignDto,
  BeginEngagementDto,
  EditEngagementDto,
  EngagementDto,
  EngagementsQuery,
  SetScheduleDto,
} from './engagement.dto.js';
import { EngagementTermsService } from './engagement-terms.service.js';
import { EngagementsService } from './engagements.service.js';

@ApiController('engagements')
export class EngagementsController {
  constructor(
    private readonly service: EngagementsService,
    private readonly terms: EngagementTermsService,
    private readonly balances: BalanceService,
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
  @ApiOkResponse({ type: pageClass(AgreementDto) })
  async agreements(@Param('id', ParseUUIDPipe) id: string): Promise<Page<AgreementDto>> {
    return { items: await this.terms.agreements(id), nextCursor: null };
  }

  @Post(':id/agreements')
  @Allow('engagements.manage')
  @ApiOperation({ summary: 'Agree on other terms from a day on' })
  @ApiCreatedResponse({ type: AgreementDto })
  agree(@Param('id', ParseUUIDPipe) id: string, @Body() body: AgreeDto): Promise<AgreementDto> {
    return this.terms.agree(id, body);
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
  @ApiOperation({ summary: 'Say when the report of the week before is made' })
  @ApiOkResponse({ type: EngagementDto })
  schedule(@Param('id', ParseUUIDPipe) id: string, @Body() body: SetScheduleDto): Promise<EngagementDto> {
    return this.terms.schedule(id, body);
  }

  @Get(':id/balance')
  @Allow('engagements.read')
  @ApiOperation({ summary: 'Hours used and left of a month’s allowance' })
  @ApiOkResponse({ type: BalanceDto })
  balance(@Param('id', ParseUUIDPipe) id: string, @Query() { on }: BalanceQuery): Promise<BalanceDto> {
    return this.balances.of(id, on === undefined ? undefined : Temporal.PlainDate.from(on));
  }
}
