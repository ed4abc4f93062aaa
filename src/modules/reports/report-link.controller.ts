import {
  Body,
  HttpCode,
  Param,
  ParseIntPipe,
  ParseUUIDPipe,
  Query,
  Req,
  Res,
  StreamableFile,
} from '@nestjs/common';
import { create as contentDisposition } from 'content-disposition';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Id, Sha256, Text } from '../../platform/http/fields.js';
import { textsFor } from '../../platform/i18n/translate.js';
import { DeliverablesService } from '../deliverables/deliverables.service.js';
import { sendDownload } from '../../platform/files/download.js';
import { dressed } from '../../platform/pages/dressed.js';
import { LinkController, LinkForm, LinkPage } from '../../platform/pages/link-routes.js';
import { RemovedContentFilter } from '../../platform/pages/removed-content.js';
import { unsubscribePage } from './report-link.page.js';
import { ReportLinkService, type Opened } from './report-link.service.js';
import { ReportAnswerService } from './report-answer.service.js';
import { UnclearQuestion } from './report.errors.js';
import { reportPage, type ReportPageProps } from './report.page.js';
import { ReportService } from './report.service.js';

class AcceptForm {
  @Sha256()
  contentSha256!: string;
}

class AskForm {
  @Sha256()
  contentSha256!: string;

  @Text({ max: 5000 })
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
    private readonly deliverables: DeliverablesService,
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
    const notice = done === 'accepted' || done === 'asked' || done === 'question-missing' ? done : null;
    await this.show(reply, opened, token, line && /^\d{1,4}$/.test(line) ? Number(line) : null, notice);
  }

  @LinkForm('accept')
  async accept(
    @Param('token') token: string,
    @Body() form: AcceptForm,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const opened = await this.links.open(token, request.ip);
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
    const opened = await this.links.open(token, request.ip);
    try {
      await this.links.as(opened, () => this.answers.answer(opened.reportId, { kind: 'question', ...form }));
    } catch (error) {
      if (!(error instanceof UnclearQuestion)) throw error;
      return reply.redirect(`/r/${token}?done=question-missing#ask`, 303);
    }
    await reply.redirect(`/r/${token}?done=asked#ask`, 303);
  }

  @LinkPage('report.pdf')
  async pdf(
    @Param('token') token: string,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<StreamableFile> {
    const opened = await this.links.open(token, request.ip);
    const { bytes, name } = await this.links.as(
      opened,
      () => this.reports.readPdf(opened.reportId, opened.language),
      { readOnly: true },
    );
    void reply.header('cache-control', 'private, no-store').header('referrer-policy', 'no-referrer');
    return new StreamableFile(bytes, {
      type: 'application/pdf',
      disposition: contentDisposition(name, { type: 'inline' }),
    });
  }

  @LinkPage('files/:deliverableId/:number')
  async file(
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
    line: number | null,
    notice: ReportPageProps['notice'],
  ): Promise<void> {
    const report = await this.links.as(opened, () => this.reports.read(opened.reportId), { readOnly: true });
    const accepted = report.answers.find((answer) => answer.kind === 'accepted');
    const base = `/r/${token}`;
    const html = reportPage(textsFor(opened.language, opened.form), {
      content: report.content,
      contentSha256: report.contentSha256 ?? '',
      number: report.number,
      timeZone: opened.timeZone,
      accepted: accepted ? { name: accepted.contactName, at: accepted.at } : null,
      questions: report.answers.filter((answer) => answer.kind === 'question'),
      line,
      notice,
      urls: {
        page: base,
        pdf: `${base}/report.pdf`,
        accept: `${base}/accept`,
        ask: `${base}/questions`,
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
