import { Get, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation } from '@nestjs/swagger';
import { Allow } from '../../platform/access/allow.js';
import { ApiController } from '../../platform/http/api.js';
import { BusyTimesDto, BusyTimesQuery } from './busy-time.dto.js';
import { BusyTimesService } from './busy-times.service.js';

@ApiController('busy-times')
export class BusyTimesController {
  constructor(private readonly service: BusyTimesService) {}

  @Get()
  @Allow('planning.read')
  @ApiOperation({ summary: 'When members are busy: of colleagues times alone' })
  @ApiOkResponse({ type: BusyTimesDto })
  list(@Query() asked: BusyTimesQuery): Promise<BusyTimesDto> {
    return this.service.list(asked);
  }
}
