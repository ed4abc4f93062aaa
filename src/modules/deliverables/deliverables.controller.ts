import { Body, Delete, Get, HttpCode, Param, ParseIntPipe, ParseUUIDPipe, Patch, Post, Query, Req, Res, type StreamableFile } from '@nestjs/common'; // prettier-ignore
import {
  ApiCreatedResponse,
  ApiNoContentResponse,
  ApiOkResponse,
  ApiOperation,
  ApiProduces,
  ApiResponse,
} from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Allow } from '../../platform/access/allow.js';
import { sendDownload } from '../../platform/files/download.js';
import type { StoredFile } from '../../platform/files/file-store.js';
import { MaybeUploaded, MayReceiveFile } from '../../platform/files/uploads.js';
import { ApiController } from '../../platform/http/api.js';
import { pageClass, type Page } from '../../platform/http/paging.js';
import { IfMatch } from '../../platform/http/precondition.js';
import { AcceptDto, AddVersionDto, ChangeDeliverableDto, DeliverableDto, DeliverablesQuery, FoldersDto, FoldersQuery, HandOverDto, RequestChangeDto } from './deliverable.dto.js'; // prettier-ignore
import { DeliverablesService } from './deliverables.service.js';

const GONE = { status: 410, description: 'The content is kept no longer (`deliverable.content-removed`).' };

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

  @Get('folders')
  @Allow('deliverables.read')
  @ApiOperation({ summary: 'Folders and tags in use, with how much is in each' })
  @ApiOkResponse({ type: FoldersDto })
  folders(@Query() asked: FoldersQuery): Promise<FoldersDto> {
    return this.service.folders(asked);
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
  @ApiOperation({ summary: 'Download the content of a version, or a part of it (Range)' })
  @ApiProduces('application/octet-stream')
  @ApiOkResponse({ schema: { type: 'string', format: 'binary' } })
  @ApiResponse(GONE)
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
  @MayReceiveFile()
  @ApiOperation({ summary: 'Hand over a file, a link or a text; a draft until it is shown' })
  @ApiCreatedResponse({ type: DeliverableDto })
  handOver(
    @Body() { file: _hash, ...body }: HandOverDto,
    @MaybeUploaded() file: StoredFile | null,
  ): Promise<DeliverableDto> {
    return this.service.handOver(body, file);
  }

  @Post(':id/versions')
  @Allow('deliverables.manage')
  @MayReceiveFile()
  @ApiOperation({ summary: 'Hand over a newer version, a draft until it is shown; the older ones stay' })
  @ApiCreatedResponse({ type: DeliverableDto })
  addVersion(
    @Param('id', ParseUUIDPipe) id: string,
    @Body() { file: _hash, ...body }: AddVersionDto,
    @MaybeUploaded() file: StoredFile | null,
    @IfMatch() version: number | null,
  ): Promise<DeliverableDto> {
    return this.service.addVersion(id, body, file, version);
  }

  @Post(':id/show')
  @Allow('deliverables.manage')
  @HttpCode(200)
  @ApiOperation({ summary: 'Let the client see the newest version' })
  @ApiOkResponse({ type: DeliverableDto })
  show(@Param('id', ParseUUIDPipe) id: string, @IfMatch() version: number | null): Promise<DeliverableDto> {
    return this.service.show(id, version);
  }

  @Post(':id/hide')
  @Allow('deliverables.manage')
  @HttpCode(200)
  @ApiOperation({ summary: 'Take back what was shown and not decided about' })
  @ApiOkResponse({ type: DeliverableDto })
  hide(@Param('id', ParseUUIDPipe) id: string, @IfMatch() version: number | null): Promise<DeliverableDto> {
    return this.service.hide(id, version);
  }

  @Post(':id/acceptances')
  @Allow('deliverables.decide')
  @ApiOperation({ summary: 'Accept the version that was looked at' })
  @ApiCreatedResponse({ type: DeliverableDto })
  accept(@Param('id', ParseUUIDPipe) id: string, @Body() body: AcceptDto): Promise<DeliverableDto> {
    return this.service.accept(id, body);
  }

  @Post(':id/change-requests')
  @Allow('deliverables.decide')
  @ApiOperation({ summary: 'Ask for a change of the version that was looked at' })
  @ApiCreatedResponse({ type: DeliverableDto })
  requestChange(
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: RequestChangeDto,
  ): Promise<DeliverableDto> {
    return this.service.requestChange(id, body);
  }

  @Patch(':id')
  @Allow('deliverables.manage')
  @ApiOperation({ summary: 'Change title, task, folder, tags or how long it is kept' })
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
