import { Delete, Get, Head, HttpCode, Param, ParseUUIDPipe, Patch, Post, Req, Res } from '@nestjs/common';
import { ApiBody, ApiConsumes, ApiCreatedResponse, ApiExcludeEndpoint, ApiHeader, ApiNoContentResponse, ApiOkResponse, ApiOperation } from '@nestjs/swagger'; // prettier-ignore
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Actor } from '../../kernel/actor.js';
import { Allow, OwnTransaction } from '../access/allow.js';
import { actorOf, callerOf } from '../access/caller.js';
import { ApiController } from '../http/api.js';
import { ResumableUploads } from './resumable-uploads.js';
import { UploadDto } from './upload.dto.js';
import { LARGEST_UPLOAD } from './upload.limits.js';

const TUS = { name: 'Tus-Resumable', required: true, schema: { type: 'string', enum: ['1.0.0'] } };
const BYTES = 'application/offset+octet-stream';
const PIECE = { schema: { type: 'string', format: 'binary' } } as const;
const ANSWERED = ['location', 'tus-resumable', 'upload-offset'] as const;

/**
 * tus 1.0 (https://tus.io/protocols/resumable-upload): any of its clients can send here. It runs under our own guard,
 * so that sessions, tokens, roles and problems are those of every other route.
 */
@ApiController('uploads')
export class UploadsController {
  constructor(private readonly uploads: ResumableUploads) {}

  @Post()
  @Allow('uploads.send')
  @OwnTransaction()
  @ApiOperation({
    summary: 'Begin a resumable upload (tus 1.0)',
    description:
      'Core, creation, creation-with-upload, termination and expiration of tus 1.0. `Location` is where the bytes go by PATCH; HEAD there tells `Upload-Offset`, from which a broken upload goes on. A complete upload is used by its id, as `uploadId`.',
  })
  @ApiHeader(TUS)
  @ApiHeader({
    name: 'Upload-Length',
    required: true,
    description: 'In bytes, 2 GiB at most.',
    schema: { type: 'integer', minimum: 1, maximum: LARGEST_UPLOAD },
  })
  @ApiHeader({
    name: 'Upload-Metadata',
    description: '`filename` and its name in base64.',
    schema: { type: 'string' },
  })
  @ApiCreatedResponse({ description: 'There is room for it, at `Location`.' })
  async create(
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<void> {
    answer(reply, await this.uploads.create(callerActor(request), request));
  }

  // Before GET, for which Fastify would answer HEAD by itself.
  @Head(':id')
  @Allow('uploads.send')
  @OwnTransaction()
  @ApiExcludeEndpoint()
  async stand(
    @Param('id', ParseUUIDPipe) id: string,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<void> {
    const { receivedBytes, size, expiresAt } = await this.uploads.resume(callerActor(request), id);
    void reply.headers({
      'tus-resumable': '1.0.0',
      'upload-offset': String(receivedBytes),
      'upload-length': String(size),
      'upload-expires': httpDate(expiresAt),
      'cache-control': 'no-store',
    });
  }

  @Get(':id')
  @Allow('uploads.send')
  @OwnTransaction()
  @ApiOperation({ summary: 'Where an upload stands' })
  @ApiOkResponse({ type: UploadDto })
  async read(@Param('id', ParseUUIDPipe) id: string, @Req() request: FastifyRequest): Promise<UploadDto> {
    return UploadDto.of(await this.uploads.standing(callerActor(request), id));
  }

  @Patch(':id')
  @HttpCode(204)
  @Allow('uploads.send')
  @OwnTransaction()
  @ApiOperation({ summary: 'Send bytes of an upload (tus 1.0)' })
  @ApiHeader(TUS)
  @ApiHeader({ name: 'Upload-Offset', required: true, schema: { type: 'integer', minimum: 0 } })
  @ApiConsumes(BYTES)
  @ApiBody(PIECE)
  @ApiNoContentResponse({ description: 'Taken up to `Upload-Offset`.' })
  async send(
    @Param('id', ParseUUIDPipe) id: string,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<void> {
    answer(reply, await this.uploads.receive(callerActor(request), id, request));
  }

  @Delete(':id')
  @HttpCode(204)
  @Allow('uploads.send')
  @OwnTransaction()
  @ApiOperation({ summary: 'Give up an upload (tus 1.0)' })
  @ApiNoContentResponse()
  async remove(
    @Param('id', ParseUUIDPipe) id: string,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<void> {
    await this.uploads.remove(callerActor(request), id);
    void reply.header('tus-resumable', '1.0.0');
  }
}

function callerActor(request: FastifyRequest): Actor {
  return actorOf(callerOf(request));
}

/** Gives the answer of the protocol's server, without what it says about other origins: there are none here. */
function answer(reply: FastifyReply, { status, headers }: Response): void {
  void reply.status(status);
  for (const name of ANSWERED) {
    const value = headers.get(name);
    if (value !== null) void reply.header(name, value);
  }
}

/** RFC 9110 §5.6.7. */
function httpDate(instant: string): string {
  return new Date(Temporal.Instant.from(instant).epochMilliseconds).toUTCString();
}
