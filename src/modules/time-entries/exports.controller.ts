import { Controller, Get, Query, Req, Res, StreamableFile } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiProduces, ApiTags } from '@nestjs/swagger';
import { create as contentDisposition } from 'content-disposition';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Allow, OwnTransaction } from '../../platform/access/allow.js';
import { actorOf, callerOf } from '../../platform/access/caller.js';
import { ExportQuery } from './export.dto.js';
import { ExportService, type MadeFile } from './export.service.js';

/** What somebody may see, to take along. The files open their own transactions: they are sent after these. */
@Controller('api/v1')
@ApiTags('exports')
export class ExportsController {
  constructor(private readonly service: ExportService) {}

  @Get('time-entries/export')
  @Allow('time-entries.read')
  @OwnTransaction()
  @ApiOperation({ summary: 'Download the time entries of a filter' })
  @ApiProduces('application/octet-stream')
  @ApiOkResponse({ schema: { type: 'string', format: 'binary' } })
  async timeEntries(
    @Query() asked: ExportQuery,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<StreamableFile> {
    return sent(await this.service.timeEntries(actorOf(callerOf(request)), asked), reply);
  }

  @Get('workspace/export')
  @Allow('workspace.export')
  @OwnTransaction()
  @ApiOperation({ summary: 'Download everything that belongs to the workspace' })
  @ApiProduces('application/octet-stream')
  @ApiOkResponse({ schema: { type: 'string', format: 'binary' } })
  async workspace(
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<StreamableFile> {
    return sent(await this.service.workspace(actorOf(callerOf(request))), reply);
  }
}

function sent({ name, contentType, content }: MadeFile, reply: FastifyReply): StreamableFile {
  void reply.headers({
    'cache-control': 'private, no-store',
    'content-security-policy': "sandbox; default-src 'none'",
    'x-content-type-options': 'nosniff',
  });
  return new StreamableFile(content, { type: contentType, disposition: contentDisposition(name) });
}
