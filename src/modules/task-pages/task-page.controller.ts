import { Body, Param, ParseIntPipe, ParseUUIDPipe, Query, Req, Res, StreamableFile } from '@nestjs/common'; // prettier-ignore
import type { FastifyReply, FastifyRequest } from 'fastify';
import { NotFound } from '../../kernel/domain-error.js';
import { sendDownload } from '../../platform/files/download.js';
import { textsFor } from '../../platform/i18n/translate.js';
import { RemovedContentFilter } from '../../platform/pages/removed-content.js';
import { dressed } from '../../platform/pages/dressed.js';
import { LinkController, LinkForm, LinkPage } from '../../platform/pages/link-routes.js';
import { DeliverablesService } from '../deliverables/deliverables.service.js';
import { TaskLinksService, type TaskReader } from '../tasks/task-links.service.js';
import { AnswerForm, CommentForm, DecisionForm } from './task-page.forms.js';
import type { PageNotice } from './task-page.props.js';
import { taskPage } from './task.page.js';
import { TaskFormsService, type Outcome } from './task-forms.service.js';
import { TaskPagesService } from './task-pages.service.js';

const done: readonly string[] = ['answered', 'accepted', 'change-requested', 'said'];

/** The page of a task for one contact: without sign-in and without JavaScript. */
@LinkController('r/task/:token', RemovedContentFilter)
export class TaskPageController {
  constructor(
    private readonly links: TaskLinksService,
    private readonly pages: TaskPagesService,
    private readonly forms: TaskFormsService,
    private readonly deliverables: DeliverablesService,
  ) {}

  @LinkPage()
  async page(
    @Param('token') token: string,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
    @Query('done') kind = '',
    @Query('at') place = '',
    @Query('choice') choice = '',
  ): Promise<void> {
    const reader = await this.links.open(token, request.ip);
    const notice = done.includes(kind) ? { kind: kind as PageNotice['kind'], place } : null;
    const chosen = /^([1-9]|10)$/.test(choice) ? Number(choice) - 1 : null;
    await this.show(reply, reader, token, notice, chosen);
  }

  @LinkForm('answers')
  async answer(
    @Param('token') token: string,
    @Body() form: AnswerForm,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const reader = await this.links.open(token, request.ip);
    await this.tell(reply, reader, token, await this.forms.answer(reader, form));
  }

  @LinkForm('decisions')
  async decide(
    @Param('token') token: string,
    @Body() form: DecisionForm,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const reader = await this.links.open(token, request.ip);
    await this.tell(reply, reader, token, await this.forms.decide(reader, form));
  }

  @LinkForm('comments')
  async say(
    @Param('token') token: string,
    @Body() form: CommentForm,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const reader = await this.links.open(token, request.ip);
    await this.tell(reply, reader, token, await this.forms.say(reader, form));
  }

  @LinkPage('files/:deliverableId/:number')
  async file(
    @Param('token') token: string,
    @Param('deliverableId', ParseUUIDPipe) deliverableId: string,
    @Param('number', ParseIntPipe) number: number,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<StreamableFile | undefined> {
    const reader = await this.links.open(token, request.ip);
    const download = await this.links.as(
      reader,
      async () => {
        if (!(await this.pages.deliverableOf(reader.taskId, deliverableId)))
          throw new NotFound('deliverable');
        return this.deliverables.download(deliverableId, number);
      },
      { readOnly: true },
    );
    return sendDownload(download, request, reply);
  }

  /** What went well leads back to the page; what did not is told at once, with all that was typed. */
  private async tell(
    reply: FastifyReply,
    reader: TaskReader,
    token: string,
    outcome: Outcome,
  ): Promise<void> {
    const { status, notice } = outcome;
    if (status !== 303) return this.show(reply.status(status), reader, token, notice);
    const anchor = { question: 'question', task: 'documents', comment: 'comments' }[notice.place];
    const at = encodeURIComponent(notice.place);
    await reply.redirect(`/r/task/${token}?done=${notice.kind}&at=${at}#${anchor ?? `document-${at}`}`, 303);
  }

  private async show(
    reply: FastifyReply,
    reader: TaskReader,
    token: string,
    notice: PageNotice | null,
    chosen: number | null = null,
  ): Promise<void> {
    const props = await this.links.as(
      reader,
      () => this.pages.propsFor(reader, `/r/task/${token}`, notice, chosen),
      { readOnly: true },
    );
    dressed(reply).send(taskPage(textsFor(reader.language, reader.form), props));
  }
}
