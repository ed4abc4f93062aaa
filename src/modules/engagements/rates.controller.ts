import { Body, Delete, Get, HttpCode, Param, ParseUUIDPipe, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiNoContentResponse, ApiOkResponse, ApiOperation } from '@nestjs/swagger';
import { Allow } from '../../platform/access/allow.js';
import { ApiController } from '../../platform/http/api.js';
import { pageClass, type Page } from '../../platform/http/paging.js';
import { RateDto, RatesQuery, SetRateDto } from './rate.dto.js';
import { RatesService } from './rates.service.js';

@ApiController('rates')
export class RatesController {
  constructor(private readonly service: RatesService) {}

  @Get()
  @Allow('rates.read')
  @ApiOperation({ summary: 'Rates beside those of agreements, newest first' })
  @ApiOkResponse({ type: pageClass(RateDto) })
  list(@Query() asked: RatesQuery): Promise<Page<RateDto>> {
    return this.service.list(asked);
  }

  @Post()
  @Allow('rates.manage')
  @ApiOperation({ summary: 'Say what work is paid from a day on' })
  @ApiCreatedResponse({ type: RateDto })
  set(@Body() body: SetRateDto): Promise<RateDto> {
    return this.service.set(body);
  }

  @Delete(':id')
  @Allow('rates.manage')
  @HttpCode(204)
  @ApiOperation({ summary: 'Remove a rate; work that was logged under it keeps it' })
  @ApiNoContentResponse()
  remove(@Param('id', ParseUUIDPipe) id: string): Promise<void> {
    return this.service.remove(id);
  }
}
