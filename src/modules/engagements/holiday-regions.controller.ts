import { Get } from '@nestjs/common';
import { ApiOkResponse, ApiOperation } from '@nestjs/swagger';
import { Allow } from '../../platform/access/allow.js';
import { actor } from '../../platform/database/transaction.js';
import { ApiController } from '../../platform/http/api.js';
import { HolidayRegionsDto } from './holiday-regions.dto.js';
import { holidayRegions } from './holidays.js';

@ApiController('holiday-regions')
export class HolidayRegionsController {
  @Get()
  @Allow('engagements.read')
  @ApiOperation({ summary: 'Countries and their parts whose public holidays are known, by name' })
  @ApiOkResponse({ type: HolidayRegionsDto })
  async list(): Promise<HolidayRegionsDto> {
    return HolidayRegionsDto.of(await holidayRegions(), actor().language);
  }
}
