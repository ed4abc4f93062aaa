import { Body, Delete, Get, HttpCode, Param, ParseUUIDPipe, Patch, Post, Put, Query, Res, StreamableFile } from '@nestjs/common'; // prettier-ignore
import { ApiCreatedResponse, ApiNoContentResponse, ApiOkResponse, ApiOperation, ApiProduces } from '@nestjs/swagger'; // prettier-ignore
import { create as contentDisposition } from 'content-disposition';
import type { FastifyReply } from 'fastify';
import { Allow } from '../../platform/access/allow.js';
import { ApiController } from '../../platform/http/api.js';
import { pageClass, PageQuery, type Page } from '../../platform/http/paging.js';
import { IfMatch } from '../../platform/http/precondition.js';
import { AddViewDto, AskFiguresDto, EditViewDto, ViewDto, WantMailDto } from './view.dto.js';
import { ViewExportQuery, ViewFiguresDto } from './view-figures.dto.js';
import { ViewFilesService } from './view-files.service.js';
import { ViewsService } from './views.service.js';

const id = () => Param('id', ParseUUIDPipe);

@ApiController('views')
export class ViewsController {
  constructor(
    private readonly views: ViewsService,
    private readonly files: ViewFilesService,
  ) {}

  @Get()
  @Allow('views.read')
  @ApiOperation({ summary: 'Saved views by name: to assistants those that are shared, to contacts none' })
  @ApiOkResponse({ type: pageClass(ViewDto) })
  list(@Query() asked: PageQuery): Promise<Page<ViewDto>> {
    return this.views.list(asked);
  }

  @Post()
  @Allow('views.manage')
  @ApiOperation({ summary: 'Save a view; whoever makes it gets its mails' })
  @ApiCreatedResponse({ type: ViewDto })
  add(@Body() body: AddViewDto): Promise<ViewDto> {
    return this.views.add(body);
  }

  @Post('figures')
  @Allow('views.manage')
  @HttpCode(200)
  @ApiOperation({ summary: 'The figures of a question that is not saved' })
  @ApiOkResponse({ type: ViewFiguresDto })
  ask(@Body() body: AskFiguresDto): Promise<ViewFiguresDto> {
    return this.views.ask(body);
  }

  @Get(':id')
  @Allow('views.read')
  @ApiOperation({ summary: 'One view' })
  @ApiOkResponse({ type: ViewDto })
  read(@id() id: string): Promise<ViewDto> {
    return this.views.read(id);
  }

  @Patch(':id')
  @Allow('views.manage')
  @ApiOperation({ summary: 'Edit a view; what is left out stays' })
  @ApiOkResponse({ type: ViewDto })
  edit(@id() id: string, @Body() body: EditViewDto, @IfMatch() version: number | null): Promise<ViewDto> {
    return this.views.edit(id, body, version);
  }

  @Delete(':id')
  @Allow('views.manage')
  @HttpCode(204)
  @ApiOperation({ summary: 'Delete a view; it can be restored' })
  @ApiNoContentResponse()
  remove(@id() id: string, @IfMatch() version: number | null): Promise<void> {
    return this.views.remove(id, version);
  }

  @Post(':id/restore')
  @Allow('views.manage')
  @HttpCode(200)
  @ApiOperation({ summary: 'Bring a deleted view back' })
  @ApiOkResponse({ type: ViewDto })
  restore(@id() id: string): Promise<ViewDto> {
    return this.views.restore(id);
  }

  @Put(':id/mail')
  @Allow('views.read')
  @ApiOperation({ summary: 'Get the figures of a view by mail whenever it is sent, or no more' })
  @ApiOkResponse({ type: ViewDto })
  want(@id() id: string, @Body() { wanted }: WantMailDto): Promise<ViewDto> {
    return this.views.want(id, wanted);
  }

  @Get(':id/figures')
  @Allow('views.read')
  @ApiOperation({ summary: 'The figures of a view, of the engagements in reach' })
  @ApiOkResponse({ type: ViewFiguresDto })
  async figures(@id() id: string): Promise<ViewFiguresDto> {
    return (await this.views.figuresOf(id)).figures;
  }

  @Get(':id/export')
  @Allow('views.read')
  @ApiOperation({ summary: 'Download the figures of a view' })
  @ApiProduces('application/octet-stream')
  @ApiOkResponse({ schema: { type: 'string', format: 'binary' } })
  async export(
    @id() id: string,
    @Query() { format }: ViewExportQuery,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<StreamableFile> {
    const { bytes, contentType, name } = await this.files.of(id, format);
    void reply.headers({
      'cache-control': 'private, no-store',
      'content-security-policy': "sandbox; default-src 'none'",
      'x-content-type-options': 'nosniff',
    });
    return new StreamableFile(bytes, { type: contentType, disposition: contentDisposition(name) });
  }
}
