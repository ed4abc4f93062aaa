import { Body, Delete, Get, HttpCode, Param, ParseIntPipe, ParseUUIDPipe, Patch, Post, Query, Req, Res, type StreamableFile } from '@nestjs/common'; // prettier-ignore
import {
  ApiCreatedResponse,
  ApiNoContentResponse,
  ApiOkResponse,
  ApiOperation,
  ApiProduces,
} from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Allow } from '../../platform/access/allow.js';
import { sendDownload } from '../../platform/files/download.js';
import type { StoredFile } from '../../platform/files/file-store.js';
import { ReceivesFile, Uploaded } from '../../platform/files/uploads.js';
import { ApiController } from '../../platform/http/api.js';
import { pageClass, type Page } from '../../platform/http/paging.js';
import { IfMatch } from '../../platform/http/precondition.js';
import { AddVersionDto, ChangeDeliverableDto, DeliverableDto, DeliverablesQuery, HandOverDto } from './deliverable.dto.js'; // prettier-ignore
import { DeliverablesService } from './deliverables.service.js';

@ApiController('deliverables')
export class DeliverablesController {
  constructor(private readonly service: DeliverablesService) {}

  @Get()
  @Allow('deliverables.read')
  @ApiOperation({ summary: 'Deliverables, newest first' })
  @ApiOkResponse({ type: pageClass(DeliverableDto) })
  list(@Query() asked: DeliverablesQuery): Promise<Page<DeliverableDto>> {
    return this.service.list(asked);
  }

  @Get(':id')
  @Allow('deliverables.read')
  @ApiOperation({ summary: 'One deliverable with its versions' })
  @ApiOkResponse({ type: DeliverableDto })
  read(@Param('id', ParseUUIDPipe) id: string): Promise<DeliverableDto> {
    return this.service.read(id);
  }

  @Get(':id/versions/:number/content')
  @Allow('deliverables.read')
  @ApiOperation({ summary: 'Download the content of a version' })
  @ApiProduces('application/octet-stream')
  @ApiOkResponse({ schema: { type: 'string', format: 'binary' } })
  async download(
    @Param('id', ParseUUIDPipe) id: string,
    @Param('number', ParseIntPipe) number: number,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<StreamableFile | undefined> {
    return sendDownload(await this.service.download(id, number), request, reply);
  }

  @Post()
  @Allow('deliverables.manage')
  @ReceivesFile()
  @ApiOperation({ summary: 'Hand over a document' })
  @ApiCreatedResponse({ type: DeliverableDto })
  handOver(@Body() body: HandOverDto, @Uploaded() file: StoredFile): Promise<DeliverableDto> {
    return this.service.handOver(body, file);
  }

  @Post(':id/versions')
  @Allow('deliverables.manage')
  @ReceivesFile()
  @ApiOperation({ summary: 'Hand over a newer version; the older ones stay' })
  @ApiCreatedResponse({ type: DeliverableDto })
  addVersion(
    @Param('id', ParseUUIDPipe) id: string,
    @Body() { note = '' }: AddVersionDto,
    @Uploaded() file: StoredFile,
    @IfMatch() version: number | null,
  ): Promise<DeliverableDto> {
    return this.service.addVersion(id, note, file, version);
  }

  @Patch(':id')
  @Allow('deliverables.manage')
  @ApiOperation({ summary: 'Change title or task' })
  @ApiOkResponse({ type: DeliverableDto })
  change(
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: ChangeDeliverableDto,
    @IfMatch() version: number | null,
  ): Promise<DeliverableDto> {
    return this.service.change(id, body, version);
  }

  @Delete(':id')
  @Allow('deliverables.manage')
  @HttpCode(204)
  @ApiOperation({ summary: 'Delete a deliverable; it can be restored' })
  @ApiNoContentResponse()
  remove(@Param('id', ParseUUIDPipe) id: string, @IfMatch() version: number | null): Promise<void> {
    return this.service.remove(id, version);
  }

  @Post(':id/restore')
  @Allow('deliverables.manage')
  @HttpCode(200)
  @ApiOperation({ summary: 'Bring a deleted deliverable back' })
  @ApiOkResponse({ type: DeliverableDto })
  restore(@Param('id', ParseUUIDPipe) id: string): Promise<DeliverableDto> {
    return this.service.restore(id);
  }
}
