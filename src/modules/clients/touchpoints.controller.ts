import { Body, Get, HttpCode, Param, ParseUUIDPipe, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation } from '@nestjs/swagger';
import { Allow } from '../../platform/access/allow.js';
import { ApiController } from '../../platform/http/api.js';
import { pageClass, type Page } from '../../platform/http/paging.js';
import { AddTouchpointDto, DecideTouchpointDto, TouchpointDto, TouchpointsQuery } from './touchpoint.dto.js';
import { TouchpointsService } from './touchpoints.service.js';

@ApiController('touchpoints')
export class TouchpointsController {
  constructor(private readonly service: TouchpointsService) {}

  @Get()
  @Allow('touchpoints.read')
  @ApiOperation({ summary: 'Courtesies proposed or intended, newest first; members only' })
  @ApiOkResponse({ type: pageClass(TouchpointDto) })
  list(@Query() asked: TouchpointsQuery): Promise<Page<TouchpointDto>> {
    return this.service.list(asked);
  }

  @Post()
  @Allow('touchpoints.manage')
  @ApiOperation({ summary: 'Write down a courtesy of one’s own' })
  @ApiCreatedResponse({ type: TouchpointDto })
  add(@Body() body: AddTouchpointDto): Promise<TouchpointDto> {
    return this.service.add(body);
  }

  @Post(':id/confirm')
  @Allow('touchpoints.manage')
  @HttpCode(200)
  @ApiOperation({ summary: 'It shall be done; nothing is sent by the product' })
  @ApiOkResponse({ type: TouchpointDto })
  confirm(@Param('id', ParseUUIDPipe) id: string, @Body() body: DecideTouchpointDto): Promise<TouchpointDto> {
    return this.service.decide(id, 'confirmed', body);
  }

  @Post(':id/decline')
  @Allow('touchpoints.manage')
  @HttpCode(200)
  @ApiOperation({ summary: 'Not this time' })
  @ApiOkResponse({ type: TouchpointDto })
  decline(@Param('id', ParseUUIDPipe) id: string, @Body() body: DecideTouchpointDto): Promise<TouchpointDto> {
    return this.service.decide(id, 'declined', body);
  }

  @Post(':id/done')
  @Allow('touchpoints.manage')
  @HttpCode(200)
  @ApiOperation({ summary: 'It is done' })
  @ApiOkResponse({ type: TouchpointDto })
  done(@Param('id', ParseUUIDPipe) id: string, @Body() body: DecideTouchpointDto): Promise<TouchpointDto> {
    return this.service.decide(id, 'done', body);
  }
}
