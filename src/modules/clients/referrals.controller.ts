import { Body, Delete, Get, HttpCode, Param, ParseUUIDPipe, Patch, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiNoContentResponse, ApiOkResponse, ApiOperation } from '@nestjs/swagger';
import { Allow } from '../../platform/access/allow.js';
import { ApiController } from '../../platform/http/api.js';
import { pageClass, type Page } from '../../platform/http/paging.js';
import { IfMatch } from '../../platform/http/precondition.js';
import { AddReferralDto, EditReferralDto, ReferralDto, ReferralsQuery } from './referral.dto.js';
import { ReferralsService } from './referrals.service.js';

@ApiController('referrals')
export class ReferralsController {
  constructor(private readonly service: ReferralsService) {}

  @Get()
  @Allow('referrals.read')
  @ApiOperation({ summary: 'Recommendations given by the clients in reach, newest first; members only' })
  @ApiOkResponse({ type: pageClass(ReferralDto) })
  list(@Query() asked: ReferralsQuery): Promise<Page<ReferralDto>> {
    return this.service.list(asked);
  }

  @Post()
  @Allow('referrals.manage')
  @ApiOperation({ summary: 'Keep a recommendation' })
  @ApiCreatedResponse({ type: ReferralDto })
  add(@Body() body: AddReferralDto): Promise<ReferralDto> {
    return this.service.add(body);
  }

  @Patch(':id')
  @Allow('referrals.manage')
  @ApiOperation({ summary: 'Correct a recommendation, or say that thanks were given' })
  @ApiOkResponse({ type: ReferralDto })
  edit(
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: EditReferralDto,
    @IfMatch() version: number | null,
  ): Promise<ReferralDto> {
    return this.service.edit(id, body, version);
  }

  @Delete(':id')
  @Allow('referrals.manage')
  @HttpCode(204)
  @ApiOperation({ summary: 'Remove a recommendation' })
  @ApiNoContentResponse()
  remove(@Param('id', ParseUUIDPipe) id: string, @IfMatch() version: number | null): Promise<void> {
    return this.service.remove(id, version);
  }
}
