import { Param, Query, Req, Res, type StreamableFile } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { languageIn } from '../../../kernel/actor.js';
import { textsFor } from '../../../platform/i18n/translate.js';
import { dressed } from '../../../platform/pages/dressed.js';
import { LinkController, LinkPage } from '../../../platform/pages/link-routes.js';
import { ReportExportService } from '../files/report-export.service.js';
import { sendReportFile } from '../files/report-file.js';
import type { ReportFormat } from '../files/report-export.js';
import { reportPage } from '../words/report.page.js';
import { ReportService } from '../report.service.js';
import { ReportSharingService } from './report-sharing.service.js';
import { ReportStandingService } from './report-standing.service.js';
import { verifyAddress } from './report-verify.service.js';

/** A report behind a link that was handed on: read, and nothing else. In the language of who made it, or another. */
@LinkController('r/shared/:token')
export class SharedReportController {
  constructor(
    private readonly sharing: ReportSharingService,
    private readonly reports: ReportService,
    private readonly exports: ReportExportService,
    private readonly standing: ReportStandingService,
  ) {}

  @LinkPage()
  async page(
    @Param('token') token: string,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
    @Query('language') wished?: string,
  ): Promise<void> {
    const shared = await this.sharing.open(token, request.ip);
    const read = async () => {
      const report = await this.reports.read(shared.reportId);
      return { report, ...(await this.standing.versions(report, null)) };
    };
    const { report, ...versions } = await this.sharing.as(shared, read);
    const language = languageIn(wished) ?? shared.language;
    const base = `/r/shared/${token}`;
    const file = (format: 'pdf' | ReportFormat) => `${base}/report.${format}?language=${language}`;
    const html = reportPage(textsFor(language), {
      content: report.content,
      contentSha256: report.contentSha256 ?? '',
      pdfSha256: report.papers.find((paper) => paper.language === language)?.sha256 ?? null,
      number: report.number,
      timeZone: shared.timeZone,
      // Who answered what is between those who were asked.
      accepted: null,
      questions: [],
      line: null,
      notice: null,
      readOnly: true,
      ...versions,
      urls: {
        page: base,
        pdf: file('pdf'),
        csv: file('csv'),
        xlsx: file('xlsx'),
        json: file('json'),
        verify: `${verifyAddress('', report.contentSha256 ?? '')}&language=${language}`,
      },
    });
    dressed(reply).send(html);
  }

  @LinkPage('report.:format')
  async file(
    @Param('token') token: string,
    @Param('format') asked: string,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
    @Query('language') wished?: string,
  ): Promise<StreamableFile> {
    const shared = await this.sharing.open(token, request.ip);
    const language = languageIn(wished) ?? shared.language;
    const file = await this.sharing.as(shared, () => this.exports.named(shared.reportId, asked, language));
    return sendReportFile(file, reply);
  }
}
