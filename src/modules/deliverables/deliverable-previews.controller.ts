import { Get, Param, ParseIntPipe, ParseUUIDPipe, Query, Req, Res, StreamableFile } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiProduces, ApiResponse } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Allow, OwnTransaction } from '../../platform/access/allow.js';
import { actorOf, callerOf } from '../../platform/access/caller.js';
import { MOST_PAGES, pictureWidths, type PictureWidth } from '../../platform/documents/pictures.js';
import { FileStore } from '../../platform/files/file-store.js';
import { ApiController } from '../../platform/http/api.js';
import { QueryWhole, WholeOf } from '../../platform/http/fields.js';
import { Type } from 'class-transformer';
import { DeliverablePreviews } from './deliverable-previews.js';

class PreviewQuery {
  @QueryWhole({ min: 1, max: MOST_PAGES, description: 'From 1.' })
  page?: number;

  @Type(() => Number)
  @WholeOf(pictureWidths, { optional: true, description: 'In pixels; 320 unless said.' })
  width?: PictureWidth;
}

const GONE = { status: 410, description: 'The content is kept no longer (`deliverable.content-removed`).' };

@ApiController('deliverables')
export class DeliverablePreviewsController {
  constructor(
    private readonly previews: DeliverablePreviews,
    private readonly store: FileStore,
  ) {}

  /** Rights can change: the browser asks each time. */
  @Get(':id/versions/:number/preview')
  @Allow('deliverables.read')
  @OwnTransaction()
  @ApiOperation({
    summary: 'A picture of a page of a version, or the beginning of a text',
    description:
      'While it is being made the answer is 503 (`deliverable.preview-waiting`), with `Retry-After`.',
  })
  @ApiProduces('image/webp', 'text/plain')
  @ApiOkResponse({ schema: { type: 'string', format: 'binary' } })
  @ApiResponse(GONE)
  async look(
    @Param('id', ParseUUIDPipe) id: string,
    @Param('number', ParseIntPipe) number: number,
    @Query() { page = 1, width = 320 }: PreviewQuery,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<StreamableFile> {
    const found = await this.previews.look(actorOf(callerOf(request)), id, number, page, width);
    void reply.headers({
      'cache-control': 'private, no-cache',
      'content-security-policy': "sandbox; default-src 'none'",
      'x-content-type-options': 'nosniff',
    });
    if ('text' in found)
      return new StreamableFile(Buffer.from(found.text), { type: 'text/plain; charset=utf-8' });
    return new StreamableFile(await this.store.open(found.picture), { type: 'image/webp' });
  }
}
