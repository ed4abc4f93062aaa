import { Get, HttpCode, Param, ParseUUIDPipe, Post, Query, Res, type StreamableFile } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiProduces } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { languages, type Language } from '../../../kernel/actor.js';
import { Allow } from '../../../platform/access/allow.js';
import { ApiController } from '../../../platform/http/api.js';
import { LanguageCode, OneOf } from '../../../platform/http/fields.js';
import { ReportDeliveryService } from '../deliveries/report-delivery.service.js';
import { ReportDto } from '../report.dto.js';
import { ReportService } from '../report.service.js';
import { ReportExportService } from './report-export.service.js';
import { reportFormats, type ReportFormat } from './report-export.js';
import { sendReportFile } from './report-file.js';

class ReportExportQuery {
  @OneOf(reportFormats, { description: 'JSON is the canonical content, byte for byte as it was hashed.' })
  format!: ReportFormat;

  @LanguageCode({ optional: true, description: `Of the heads of tables: ${languages.join(', ')}.` })
  language?: Language;
}

/** What is taken along of a report, and the links that its mails carry. */
@ApiController('reports')
export class ReportFilesController {
  constructor(
    private readonly exports: ReportExportService,
    private readonly deliveries: ReportDeliveryService,
    private readonly reports: ReportService,
  ) {}

  @Get(':id/export')
  @Allow('reports.read')
  @ApiOperation({ summary: 'Download a report as a table, a workbook, or its canonical content' })
  @ApiProduces('application/octet-stream')
  @ApiOkResponse({ schema: { type: 'string', format: 'binary' } })
  async export(
    @Param('id', ParseUUIDPipe) id: string,
    @Query() { format, language }: ReportExportQuery,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<StreamableFile> {
    return sendReportFile(await this.exports.file(id, format, language), reply);
  }

  @Post(':id/deliveries/:deliveryId/link')
  @HttpCode(200)
  @Allow('reports.compose')
  @ApiOperation({
    summary: 'Make the link of a delivery anew, and mail it; the one before opens nothing any more',
  })
  @ApiOkResponse({ type: ReportDto })
  async renewLink(
    @Param('id', ParseUUIDPipe) id: string,
    @Param('deliveryId', ParseUUIDPipe) deliveryId: string,
  ): Promise<ReportDto> {
    await this.deliveries.renewLink(id, deliveryId);
    return this.reports.read(id);
  }
}
