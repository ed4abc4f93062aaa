import { Get, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation } from '@nestjs/swagger';
import { Allow } from '../../platform/access/allow.js';
import { ApiController } from '../../platform/http/api.js';
import { InsightsDto, InsightsQuery } from './insights.dto.js';
import { InsightsService } from './insights.service.js';

@ApiController('insights')
export class InsightsController {
  constructor(private readonly service: InsightsService) {}

  @Get()
  @Allow('insights.read')
  @ApiOperation({ summary: 'Hours by client, engagement, service or member, and over time' })
  @ApiOkResponse({ type: InsightsDto })
  read(@Query() asked: InsightsQuery): Promise<InsightsDto> {
    return this.service.of(asked);
  }
}
