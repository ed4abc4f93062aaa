import {
  Body,
  Delete,
  Get,
  Header,
  HttpCode,
  Param,
  ParseUUIDPipe,
  Patch,
  Post,
  Put,
  Query,
  Res,
  StreamableFile,
} from '@nestjs/common';
import {
  ApiCreatedResponse,
  ApiNoContentResponse,
  ApiOkResponse,
  ApiOperation,
  ApiProduces,
} from '@nestjs/swagger';
import { create as contentDisposition } from 'content-disposition';
import type { FastifyReply } from 'fastify';
import { Allow } from '../../platform/access/allow.js';
import { ApiController } from '../../platform/http/api.js';
import { pageClass, type Page } from '../../platform/http/paging.js';
import { IfMatch } from '../../platform/http/precondition.js';
import { InvalidRequest } from '../../platform/http/validation.js';
import { ReportDeliveryService } from './deliveries/report-delivery.service.js';
import { ReportAnswerService } from './report-answer.service.js';
import { ReportDto, ReportSummaryDto } from './report.dto.js';
import {
  AnswerReportDto,
  ComposeReportDto,
  EditReportDto,
  PdfQuery,
  ReplyDto,
  ReportListQuery,
} from './report-request.dto.js';
import { ReportService, type AskedDays } from './report.service.js';

const id = () => Param('id', ParseUUIDPipe);

@ApiController('reports')
export class ReportController {
  constructor(
    private readonly reports: ReportService,
    private readonly answers: ReportAnswerService,
    private readonly deliveries: ReportDeliveryService,
  ) {}

  @Get()
  @Allow('reports.read')
  @ApiOperation({ summary: 'Reports, the latest days first' })
  @ApiOkResponse({ type: pageClass(ReportSummaryDto) })
  list(@Query() query: ReportListQuery): Promise<Page<ReportSummaryDto>> {
    return this.reports.list(query);
  }

  @Post()
  @Allow('reports.compose')
  @ApiOperation({
    summary: 'Compose the report of a week or of other days; the same days again give the same report',
  })
  @ApiCreatedResponse({ type: ReportDto })
  compose(@Body() body: ComposeReportDto): Promise<ReportDto> {
    return this.reports.compose(body.engagementId, askedDays(body));
  }

  @Get(':id')
  @Allow('reports.read')
  @ApiOperation({ summary: 'A report with all that belongs to it' })
  @ApiOkResponse({ type: ReportDto })
  read(@id() id: string): Promise<ReportDto> {
    return this.reports.read(id);
  }

  @Patch(':id')
  @Allow('reports.compose')
  @ApiOperation({
    summary: 'Write a sentence to the client, comments to clauses, and when the two speak next',
  })
  @ApiOkResponse({ type: ReportDto })
  edit(@id() id: string, @Body() body: EditReportDto, @IfMatch() version: number | null): Promise<ReportDto> {
    return this.reports.edit(id, body, version);
  }

  @Post(':id/refresh')
  @HttpCode(200)
  @Allow('reports.compose')
  @ApiOperation({ summary: 'Take over what changed since the draft was composed' })
  @ApiOkResponse({ type: ReportDto })
  refresh(@id() id: string): Promise<ReportDto> {
    return this.reports.refresh(id);
  }

  @Post(':id/send')
  @HttpCode(200)
  @Allow('reports.compose')
  @ApiOperation({
    summary:
      'Freeze it and send it to its recipients; refused while a clause that was not met has no comment',
  })
  @ApiOkResponse({ type: ReportDto })
  send(@id() id: string, @IfMatch() version: number | null): Promise<ReportDto> {
    return this.reports.send(id, version);
  }

  @Delete(':id')
  @HttpCode(204)
  @Allow('reports.compose')
  @ApiOperation({ summary: 'Drop a draft' })
  @ApiNoContentResponse()
  remove(@id() id: string, @IfMatch() version: number | null): Promise<void> {
    return this.reports.remove(id, version);
  }

  @Get(':id/pdf')
  @Allow('reports.read')
  @ApiOperation({ summary: 'The report on paper, in a language' })
  @ApiProduces('application/pdf')
  @ApiOkResponse({ schema: { type: 'string', format: 'binary' } })
  async pdf(
    @id() id: string,
    @Query() query: PdfQuery,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<StreamableFile> {
    const { bytes, name } = await this.reports.readPdf(id, query.language);
    void reply.header('cache-control', 'private, no-cache');
    return new StreamableFile(bytes, {
      type: 'application/pdf',
      disposition: contentDisposition(name, { type: 'inline' }),
    });
  }

  @Get(':id/content')
  @Allow('reports.read')
  @Header('content-type', 'application/json; charset=utf-8')
  @ApiOperation({
    summary: 'The canonical content (RFC 8785): the bytes whose SHA-256 is printed on the report',
  })
  @ApiOkResponse({ schema: { type: 'object', additionalProperties: true } })
  content(@id() id: string): Promise<string> {
    return this.reports.readContent(id);
  }

  @Post(':id/answers')
  @HttpCode(200)
  @Allow('reports.answer')
  @ApiOperation({ summary: 'Accept the report, or ask about it or one of its lines' })
  @ApiOkResponse({ type: ReportDto })
  async answer(@id() id: string, @Body() body: AnswerReportDto): Promise<ReportDto> {
    await this.answers.answer(id, body);
    return this.reports.read(id);
  }

  @Put(':id/answers/:answerId/reply')
  @Allow('reports.reply')
  @ApiOperation({ summary: 'Reply to a question' })
  @ApiOkResponse({ type: ReportDto })
  async reply(
    @id() id: string,
    @Param('answerId', ParseUUIDPipe) answerId: string,
    @Body() body: ReplyDto,
  ): Promise<ReportDto> {
    await this.answers.reply(id, answerId, body.text);
    return this.reports.read(id);
  }

  @Post(':id/deliveries/:deliveryId/retry')
  @HttpCode(200)
  @Allow('reports.compose')
  @ApiOperation({ summary: 'Try a failed delivery again' })
  @ApiOkResponse({ type: ReportDto })
  async retry(@id() id: string, @Param('deliveryId', ParseUUIDPipe) deliveryId: string): Promise<ReportDto> {
    await this.deliveries.retry(id, deliveryId);
    return this.reports.read(id);
  }

  @Delete(':id/deliveries/:deliveryId/link')
  @Allow('reports.compose')
  @ApiOperation({ summary: 'Take back the link that a delivery carries' })
  @ApiOkResponse({ type: ReportDto })
  async revokeLink(
    @id() id: string,
    @Param('deliveryId', ParseUUIDPipe) deliveryId: string,
  ): Promise<ReportDto> {
    await this.deliveries.revokeLink(id, deliveryId, true);
    return this.reports.read(id);
  }

  @Put(':id/deliveries/:deliveryId/link')
  @Allow('reports.compose')
  @ApiOperation({ summary: 'Let the link of a delivery open the report again' })
  @ApiOkResponse({ type: ReportDto })
  async restoreLink(
    @id() id: string,
    @Param('deliveryId', ParseUUIDPipe) deliveryId: string,
  ): Promise<ReportDto> {
    await this.deliveries.revokeLink(id, deliveryId, false);
    return this.reports.read(id);
  }
}

/** So many days at most are one report. */
const LONGEST_DAYS = 366;

/** A week, or a first day and the day after the last; one of the two. @throws InvalidRequest */
function askedDays({ week, from, to }: ComposeReportDto): AskedDays {
  const refuse = (field: string, code: string, limit?: number): never => {
    throw new InvalidRequest([{ field, code, ...(limit !== undefined && { limit }) }]);
  };
  if (week !== undefined) {
    if (from !== undefined || to !== undefined)
      return refuse(from === undefined ? 'to' : 'from', 'unknown-field');
    return { week };
  }
  if (from === undefined) return refuse(to === undefined ? 'week' : 'from', 'required');
  if (to === undefined) return refuse('to', 'required');
  const { days } = Temporal.PlainDate.from(from).until(to);
  if (days < 1) return refuse('to', 'too-small', 1);
  if (days > LONGEST_DAYS) return refuse('to', 'too-large', LONGEST_DAYS);
  return { from, to };
}
