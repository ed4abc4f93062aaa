import { Body, Delete, Get, HttpCode, Param, ParseUUIDPipe, Post, Query, Req } from '@nestjs/common';
import { ApiCreatedResponse, ApiNoContentResponse, ApiOkResponse, ApiOperation } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import { Allow, OwnTransaction } from '../../platform/access/allow.js';
import { callerOf } from '../../platform/access/caller.js';
import { ApiController } from '../../platform/http/api.js';
import { pageClass, PageQuery, type Page } from '../../platform/http/paging.js';
import { CreateTokenDto, NewTokenDto, TokenDto } from './token.dto.js';
import { TokensService } from './tokens.service.js';

@ApiController('tokens')
export class TokensController {
  constructor(private readonly service: TokensService) {}

  @Get()
  @Allow('tokens.manage')
  @ApiOperation({ summary: 'One’s own API tokens, newest first' })
  @ApiOkResponse({ type: pageClass(TokenDto) })
  list(@Query() asked: PageQuery): Promise<Page<TokenDto>> {
    return this.service.list(asked);
  }

  @Post()
  @Allow('tokens.manage')
  @OwnTransaction()
  @ApiOperation({ summary: 'Make an API token for the seat one acts from' })
  @ApiCreatedResponse({ type: NewTokenDto })
  create(@Body() body: CreateTokenDto, @Req() request: FastifyRequest): Promise<NewTokenDto> {
    return this.service.create(callerOf(request), body);
  }

  @Delete(':id')
  @Allow('tokens.manage')
  @HttpCode(204)
  @ApiOperation({ summary: 'Revoke an API token' })
  @ApiNoContentResponse()
  revoke(@Param('id', ParseUUIDPipe) id: string): Promise<void> {
    return this.service.revoke(id);
  }
}
