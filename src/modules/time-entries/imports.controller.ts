import { Body, HttpCode, Post } from '@nestjs/common';
import { ApiBody, ApiOkResponse, ApiOperation } from '@nestjs/swagger';
import { Allow } from '../../platform/access/allow.js';
import type { StoredFile } from '../../platform/files/file-store.js';
import { ReceivesFile, Uploaded } from '../../platform/files/uploads.js';
import { ApiController } from '../../platform/http/api.js';
import { ImportFormDto, ImportResultDto } from './import.dto.js';
import { ImportService } from './import.service.js';

@ApiController('time-entries/imports', 'time-entries')
export class ImportsController {
  constructor(private readonly service: ImportService) {}

  @Post()
  @Allow('time-entries.import')
  @ReceivesFile()
  @HttpCode(200)
  @ApiOperation({ summary: 'Take over entries from another tool; a dry run only says what would happen' })
  @ApiBody({ type: ImportFormDto })
  @ApiOkResponse({ type: ImportResultDto })
  take(@Uploaded() file: StoredFile, @Body() form: ImportFormDto): Promise<ImportResultDto> {
    return this.service.takeUpload(file, form);
  }
}
