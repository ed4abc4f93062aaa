import {
  Body,
  HttpCode,
  Param,
  ParseIntPipe,
  ParseUUIDPipe,
  Query,
  Req,
  Res,
  type StreamableFile,
} from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { FormText, Id, Sha256 } from '../../../platform/http/fields.js';
import { textsFor } from '../../../platform/i18n/translate.js';
import { DeliverablesService } from '../../deliverables/deliverables.service.js';
import { sendDownload } from '../../../platform/files/download.js';
import { dressed } from '../../../platform/pages/dressed.js';
import { LinkController, LinkForm, LinkPage } from '../../../platform/pages/link-routes.js';
import { RemovedContentFilter } from '../../../platform/pages/removed-content.js';
import { ReportExportService } from '../files/report-export.service.js';
import { sendReportFile } from '../files/report-file.js';
import { ReportAnswerService } from '../report-answer.service.js';
import { ReportOpening } from '../deliveries/report-opening.service.js';
import { UnclearQuestion } from '../report.errors.js';
import { reportPage, type ReportPageProps } from '../words/report.page.js';
import { ReportService } from '../report.service.js';
import { ReportSharingService } from './report-sharing.service.js';
import { unsubscribePage } from './report-link.page.js';
import { ReportLinkService, type Opened } from './report-link.service.js';
import { ReportStandingService } from './report-standing.service.js';
import { verifyAddress } from './report-verify.service.js';

class AcceptForm {
  @Sha256()
  contentSha256!: string;
}

class AskForm {
  @Sha256()
  contentSha256!: string;

  @FormText({ max: 5000 })
  text!: string;

  @Id({ optional: true })
  entryId?: string;
}

/** What a report's mail links to: pages without sign-in and without JavaScript. */
@LinkController('r/:token', RemovedContentFilter)
export class ReportLinkController {
  constructor(
    private readonly links: ReportLinkService,
    private readonly reports: ReportService,
    private readonly answers: ReportAnswerService,
    private readonly standing: ReportStandingService,
    private readonly opening: ReportOpening,
    private readonly deliverables: DeliverablesService,
    private readonly sharing: ReportSharingService,
    private readonly exports: ReportExportService,
  ) {}

  @LinkPage()
  async page(
    @Param('token') token: string,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
    @Query('line') line?: string,
    @Query('done') done?: string,
  ): Promise<void> {
    const opened = await this.links.open(token, request.ip);
    await this.opening.note(opened, request);
    const notice = done === 'accepted' || done === 'asked' || done === 'question-missing' ? done : null;
    await this.show(reply, opened, token, {
      line: line && /^\d{1,4}$/.test(line) ? Number(line) : null,
      notice,
    });
  }

  @LinkForm('accept')
  async accept(
    @Param('token') token: string,
    @Body() form: AcceptForm,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const opened = await this.links.openToAct(token, request.ip);
    await this.links.as(opened, () => this.answers.answer(opened.reportId, { kind: 'accepted', ...form }));
    await reply.redirect(`/r/${token}?done=accepted#accept`, 303);
  }

  @LinkForm('questions')
  async ask(
    @Param('token') token: string,
    @Body() form: AskForm,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const opened = await this.links.openToAct(token, request.ip);
    try {
      await this.links.as(opened, () => this.answers.answer(opened.reportId, { kind: 'question', ...form }));
    } catch (error) {
      if (!(error instanceof UnclearQuestion)) throw error;
      return reply.redirect(`/r/${token}?done=question-missing#ask`, 303);
    }
    await reply.redirect(`/r/${token}?done=asked#ask`, 303);
  }

  @LinkPage('report.:ending')
  async file(
    @Param('token') token: string,
    @Param('ending') ending: string,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<StreamableFile> {
    const opened = await this.links.open(token, request.ip);
    const made = () => this.exports.named(opened.reportId, ending, opened.language);
    return sendReportFile(await this.links.as(opened, made, { readOnly: true }), reply);
  }

  /** A link to hand on: it reads, and does nothing else. */
  @LinkForm('forward')
  @HttpCode(200)
  async forward(
    @Param('token') token: string,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const opened = await this.links.openToAct(token, request.ip);
    const { url, expiresAt } = await this.links.as(opened, () => this.sharing.ensure(opened.reportId));
    const forwarded = url === null ? null : { url, until: expiresAt };
    await this.show(reply, opened, token, { forwarded });
  }

  @LinkPage('files/:deliverableId/:number')
  async deliverable(
    @Param('token') token: string,
    @Param('deliverableId', ParseUUIDPipe) deliverableId: string,
    @Param('number', ParseIntPipe) number: number,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<StreamableFile | undefined> {
    const opened = await this.links.open(token, request.ip);
    const download = await this.links.as(opened, () => this.deliverables.download(deliverableId, number), {
      readOnly: true,
    });
    return sendDownload(download, request, reply);
  }

  @LinkPage('unsubscribe')
  async askToStop(
    @Param('token') token: string,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    this.showUnsubscribe(reply, await this.links.open(token, request.ip), token, false);
  }

  /** By the reader's button, or by a mail program (RFC 8058). */
  @LinkForm('unsubscribe')
  @HttpCode(200)
  async stop(
    @Param('token') token: string,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const opened = await this.links.open(token, request.ip);
    await this.links.unsubscribe(opened);
    this.showUnsubscribe(reply, opened, token, true);
  }

  private async show(
    reply: FastifyReply,
    opened: Opened,
    token: string,
    told: Partial<Pick<ReportPageProps, 'line' | 'notice' | 'forwarded'>>,
  ): Promise<void> {
    const read = async () => {
      const report = await this.reports.read(opened.reportId);
      const standing = await this.standing.accepted(report);
      const notesOpening = await this.opening.isNoted();
      const versions = await this.standing.versions(report, opened.contactId);
      return { report, notesOpening, ...standing, ...versions };
    };
    const { report, ...standing } = await this.links.as(opened, read, { readOnly: true });
    const base = `/r/${token}`;
    const html = reportPage(textsFor(opened.language, opened.form), {
      content: report.content,
      contentSha256: report.contentSha256 ?? '',
      pdfSha256: report.papers.find(({ language }) => language === opened.language)?.sha256 ?? null,
      readOnly: opened.role === 'cc',
      number: report.number,
      timeZone: opened.timeZone,
      ...standing,
      questions: report.answers.filter((answer) => answer.kind === 'question'),
      line: null,
      notice: null,
      ...told,
      urls: {
        page: base,
        pdf: `${base}/report.pdf`,
        accept: `${base}/accept`,
        ask: `${base}/questions`,
        forward: `${base}/forward`,
        csv: `${base}/report.csv`,
        xlsx: `${base}/report.xlsx`,
        json: `${base}/report.json`,
        verify: verifyAddress('', report.contentSha256 ?? ''),
        unsubscribe: `${base}/unsubscribe`,
        task: (taskId) => `/tasks/${taskId}`,
        file: (deliverableId, number) => `${base}/files/${deliverableId}/${number}`,
      },
    });
    dressed(reply).send(html);
  }

  private showUnsubscribe(reply: FastifyReply, opened: Opened, token: string, done: boolean): void {
    const urls = { unsubscribe: `/r/${token}/unsubscribe`, page: `/r/${token}` };
    const html = unsubscribePage(textsFor(opened.language, opened.form), {
      email: opened.contactEmail,
      workspaceName: opened.workspaceName,
      done,
      urls,
    });
    dressed(reply).send(html);
  }
}
