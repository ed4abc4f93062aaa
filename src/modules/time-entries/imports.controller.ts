import { Body, Delete, Get, HttpCode, Param, ParseUUIDPipe, Patch, Post, Query } from '@nestjs/common';
import {
  ApiBody,
  ApiCreatedResponse,
  ApiNoContentResponse,
  ApiOkResponse,
  ApiOperation,
} from '@nestjs/swagger';
import { Allow } from '../../platform/access/allow.js';
import type { StoredFile } from '../../platform/files/file-store.js';
import { ReceivesFile, Uploaded } from '../../platform/files/uploads.js';
import { ApiController } from '../../platform/http/api.js';
import { pageClass, PageQuery, type Page } from '../../platform/http/paging.js';
import { IfMatch } from '../../platform/http/precondition.js';
import { EditImportDto, ImportDto, ImportFormDto } from './import.dto.js';
import { ImportService } from './import.service.js';

@ApiController('imports')
export class ImportsController {
  constructor(private readonly service: ImportService) {}

  @Get()
  @Allow('time-entries.import')
  @ApiOperation({ summary: 'Files that were imported or wait to be, newest first' })
  @ApiOkResponse({ type: pageClass(ImportDto) })
  list(@Query() asked: PageQuery): Promise<Page<ImportDto>> {
    return this.service.list(asked);
  }

  @Get(':id')
  @Allow('time-entries.import')
  @ApiOperation({ summary: 'One import with its progress and result' })
  @ApiOkResponse({ type: ImportDto })
  read(@Param('id', ParseUUIDPipe) id: string): Promise<ImportDto> {
    return this.service.read(id);
  }

  @Post()
  @Allow('time-entries.import')
  @ReceivesFile()
  @ApiOperation({ summary: 'Send a file of another tool; it is looked at, and nothing is taken yet' })
  @ApiBody({ type: ImportFormDto })
  @ApiCreatedResponse({ type: ImportDto })
  add(@Uploaded() file: StoredFile, @Body() _form: ImportFormDto): Promise<ImportDto> {
    return this.service.add(file);
  }

  @Patch(':id')
  @Allow('time-entries.import')
  @ApiOperation({ summary: 'Say how the file is to be read and taken' })
  @ApiOkResponse({ type: ImportDto })
  edit(
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: EditImportDto,
    @IfMatch() version: number | null,
  ): Promise<ImportDto> {
    return this.service.edit(id, body, version);
  }

  @Post(':id/preview')
  @Allow('time-entries.import')
  @HttpCode(200)
  @ApiOperation({ summary: 'Find out what would happen, and change nothing' })
  @ApiOkResponse({ type: ImportDto })
  preview(@Param('id', ParseUUIDPipe) id: string): Promise<ImportDto> {
    return this.service.preview(id);
  }

  @Post(':id/start')
  @Allow('time-entries.import')
  @HttpCode(200)
  @ApiOperation({ summary: 'Take the entries of the file' })
  @ApiOkResponse({ type: ImportDto })
  start(@Param('id', ParseUUIDPipe) id: string): Promise<ImportDto> {
    return this.service.start(id);
  }

  @Post(':id/undo')
  @Allow('time-entries.import')
  @HttpCode(200)
  @ApiOperation({ summary: 'Take back what an import has brought, but for what somebody relies on' })
  @ApiOkResponse({ type: ImportDto })
  undo(@Param('id', ParseUUIDPipe) id: string): Promise<ImportDto> {
    return this.service.undo(id);
  }

  @Delete(':id')
  @Allow('time-entries.import')
  @HttpCode(204)
  @ApiOperation({ summary: 'Forget a file that was not taken, or whose entries were taken back' })
  @ApiNoContentResponse()
  remove(@Param('id', ParseUUIDPipe) id: string, @IfMatch() version: number | null): Promise<void> {
    return this.service.remove(id, version);
  }
}
