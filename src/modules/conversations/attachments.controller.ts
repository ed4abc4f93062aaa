import { Body, Delete, Get, HttpCode, Param, ParseUUIDPipe, Post, Query, Req, Res, type StreamableFile } from '@nestjs/common'; // prettier-ignore
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
import { ApiController } from '../../platform/http/api.js';
import { pageClass, type Page } from '../../platform/http/paging.js';
import { AttachDto, AttachmentDto, AttachmentsQuery } from './attachment.dto.js';
import { AttachmentsService } from './attachments.service.js';

@ApiController('attachments')
export class AttachmentsController {
  constructor(private readonly service: AttachmentsService) {}

  @Get()
  @Allow('attachments.read')
  @ApiOperation({ summary: 'Files that came with tasks and comments, oldest first' })
  @ApiOkResponse({ type: pageClass(AttachmentDto) })
  list(@Query() asked: AttachmentsQuery): Promise<Page<AttachmentDto>> {
    return this.service.list(asked);
  }

  @Get(':id/content')
  @Allow('attachments.read')
  @ApiOperation({ summary: 'Download an attachment' })
  @ApiProduces('application/octet-stream')
  @ApiOkResponse({ schema: { type: 'string', format: 'binary' } })
  async download(
    @Param('id', ParseUUIDPipe) id: string,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<StreamableFile | undefined> {
    return sendDownload(await this.service.download(id), request, reply);
  }

  @Post()
  @Allow('attachments.write')
  @ApiOperation({ summary: 'Attach an uploaded file to a task or comment' })
  @ApiCreatedResponse({ type: AttachmentDto })
  attach(@Body() body: AttachDto): Promise<AttachmentDto> {
    return this.service.attach(body);
  }

  @Delete(':id')
  @Allow('attachments.write')
  @HttpCode(204)
  @ApiOperation({ summary: 'Delete an attachment; for 30 days it can be restored' })
  @ApiNoContentResponse()
  remove(@Param('id', ParseUUIDPipe) id: string): Promise<void> {
    return this.service.remove(id);
  }

  @Post(':id/restore')
  @Allow('attachments.write')
  @HttpCode(200)
  @ApiOperation({ summary: 'Bring a deleted attachment back' })
  @ApiOkResponse({ type: AttachmentDto })
  restore(@Param('id', ParseUUIDPipe) id: string): Promise<AttachmentDto> {
    return this.service.restore(id);
  }
}
