import { Body, Delete, Get, HttpCode, Param, ParseUUIDPipe, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiNoContentResponse, ApiOkResponse, ApiOperation } from '@nestjs/swagger';
import { Allow } from '../../platform/access/allow.js';
import { ApiController } from '../../platform/http/api.js';
import { pageClass, type Page } from '../../platform/http/paging.js';
import { AddBalanceLinkDto, BalanceLinkDto, BalanceLinksQuery } from './balance-link.dto.js';
import { BalanceLinksService } from './balance-links.service.js';

@ApiController('balance-links')
export class BalanceLinksController {
  constructor(private readonly service: BalanceLinksService) {}

  @Get()
  @Allow('balance-links.manage')
  @ApiOperation({ summary: 'Links to the page of a balance, newest first' })
  @ApiOkResponse({ type: pageClass(BalanceLinkDto) })
  list(@Query() asked: BalanceLinksQuery): Promise<Page<BalanceLinkDto>> {
    return this.service.list(asked);
  }

  @Post()
  @Allow('balance-links.manage')
  @ApiOperation({ summary: 'Make the page of a balance for a contact' })
  @ApiCreatedResponse({ type: BalanceLinkDto })
  add(@Body() body: AddBalanceLinkDto): Promise<BalanceLinkDto> {
    return this.service.add(body);
  }

  @Delete(':id')
  @HttpCode(204)
  @Allow('balance-links.manage')
  @ApiOperation({ summary: 'Take a link back; its address opens nothing any more' })
  @ApiNoContentResponse()
  revoke(@Param('id', ParseUUIDPipe) id: string): Promise<void> {
    return this.service.revoke(id);
  }
}
