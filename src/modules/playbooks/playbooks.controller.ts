import {
  Body,
  Get,
  HttpCode,
  Param,
  ParseUUIDPipe,
  Patch,
  Post,
  Query,
  Res,
  StreamableFile,
} from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiProduces } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { create as contentDisposition } from 'content-disposition';
import { Allow } from '../../platform/access/allow.js';
import { ApiController } from '../../platform/http/api.js';
import { pageClass, PageQuery, type Page } from '../../platform/http/paging.js';
import { IfMatch } from '../../platform/http/precondition.js';
import { PlaybookPapersService } from './playbook-papers.service.js';
import {
  EditPlaybookDto,
  ImprovePlaybookDto,
  PlaybookDto,
  PlaybooksQuery,
  PlaybookVersionDto,
  WritePlaybookDto,
} from './playbook.dto.js';
import { PlaybooksService } from './playbooks.service.js';

const id = () => Param('id', ParseUUIDPipe);

@ApiController('playbooks')
export class PlaybooksController {
  constructor(
    private readonly playbooks: PlaybooksService,
    private readonly papers: PlaybookPapersService,
  ) {}

  @Get()
  @Allow('playbooks.read')
  @ApiOperation({ summary: 'Playbooks in reach, by title; for a contact those that are shared' })
  @ApiOkResponse({ type: pageClass(PlaybookDto) })
  list(@Query() asked: PlaybooksQuery): Promise<Page<PlaybookDto>> {
    return this.playbooks.list(asked);
  }

  @Get(':id')
  @Allow('playbooks.read')
  @ApiOperation({ summary: 'One playbook with its newest version' })
  @ApiOkResponse({ type: PlaybookDto })
  read(@id() id: string): Promise<PlaybookDto> {
    return this.playbooks.read(id);
  }

  @Get(':id/versions')
  @Allow('playbooks.read')
  @ApiOperation({ summary: 'Every version with its text, the newest first' })
  @ApiOkResponse({ type: pageClass(PlaybookVersionDto) })
  versions(@id() id: string, @Query() asked: PageQuery): Promise<Page<PlaybookVersionDto>> {
    return this.playbooks.versions(id, asked);
  }

  @Get(':id/pdf')
  @Allow('playbooks.read')
  @ApiOperation({ summary: 'The newest version on paper, with a box to tick for each step' })
  @ApiProduces('application/pdf')
  @ApiOkResponse({ schema: { type: 'string', format: 'binary' } })
  async pdf(@id() id: string, @Res({ passthrough: true }) reply: FastifyReply): Promise<StreamableFile> {
    const { bytes, name } = await this.papers.pdf(id);
    void reply.header('cache-control', 'private, no-cache');
    const disposition = contentDisposition(name, { type: 'inline' });
    return new StreamableFile(bytes, { type: 'application/pdf', disposition });
  }

  @Post()
  @Allow('playbooks.manage')
  @ApiOperation({ summary: 'Write a playbook: its first version' })
  @ApiCreatedResponse({ type: PlaybookDto })
  write(@Body() body: WritePlaybookDto): Promise<PlaybookDto> {
    return this.playbooks.write(body);
  }

  @Patch(':id')
  @Allow('playbooks.manage')
  @ApiOperation({ summary: 'Rename, attach to services, share or archive; what is left out stays' })
  @ApiOkResponse({ type: PlaybookDto })
  edit(
    @id() id: string,
    @Body() body: EditPlaybookDto,
    @IfMatch() version: number | null,
  ): Promise<PlaybookDto> {
    return this.playbooks.edit(id, body, version);
  }

  @Post(':id/versions')
  @Allow('playbooks.manage')
  @HttpCode(200)
  @ApiOperation({ summary: 'Add a version: a better one, or what an older one said' })
  @ApiOkResponse({ type: PlaybookDto })
  improve(
    @id() id: string,
    @Body() body: ImprovePlaybookDto,
    @IfMatch() version: number | null,
  ): Promise<PlaybookDto> {
    return this.playbooks.improve(id, body, version);
  }
}
