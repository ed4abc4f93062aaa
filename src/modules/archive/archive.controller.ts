import { Get, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation } from '@nestjs/swagger';
import { Allow } from '../../platform/access/allow.js';
import { ApiController } from '../../platform/http/api.js';
import { ArchiveQuery, FoundPageDto } from './archive.dto.js';
import { ArchiveService } from './archive.service.js';

@ApiController('archive')
export class ArchiveController {
  constructor(private readonly service: ArchiveService) {}

  @Get('search')
  @Allow('archive.search')
  @ApiOperation({ summary: 'One search over tasks, questions, comments, documents and what stands in them' })
  @ApiOkResponse({ type: FoundPageDto })
  search(@Query() asked: ArchiveQuery): Promise<FoundPageDto> {
    return this.service.search(asked);
  }
}
