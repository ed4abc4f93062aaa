import { Body, Delete, Get, HttpCode, Param, ParseUUIDPipe, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiNoContentResponse, ApiOkResponse, ApiOperation } from '@nestjs/swagger';
import { Allow } from '../../platform/access/allow.js';
import { ApiController } from '../../platform/http/api.js';
import { pageClass, type Page } from '../../platform/http/paging.js';
import { IfMatch } from '../../platform/http/precondition.js';
import { AdjustDto, AdjustmentDto, AdjustmentsQuery } from './adjustment.dto.js';
import { AdjustmentsService } from './adjustments.service.js';

@ApiController('adjustments')
export class AdjustmentsController {
  constructor(private readonly service: AdjustmentsService) {}

  @Get()
  @Allow('time-entries.read')
  @ApiOperation({ summary: 'Corrections of what was reported, newest first' })
  @ApiOkResponse({ type: pageClass(AdjustmentDto) })
  list(@Query() asked: AdjustmentsQuery): Promise<Page<AdjustmentDto>> {
    return this.service.list(asked);
  }

  @Post()
  @Allow('time-entries.log')
  @ApiOperation({ summary: 'Correct an entry that a client was told of' })
  @ApiCreatedResponse({ type: AdjustmentDto })
  adjust(@Body() body: AdjustDto): Promise<AdjustmentDto> {
    return this.service.adjust(body);
  }

  @Delete(':id')
  @Allow('time-entries.log')
  @HttpCode(204)
  @ApiOperation({ summary: 'Take a correction back, until a client was told of it' })
  @ApiNoContentResponse()
  remove(@Param('id', ParseUUIDPipe) id: string, @IfMatch() version: number | null): Promise<void> {
    return this.service.remove(id, version);
  }
}
