import { Body, HttpCode, Param, Query, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { textsFor } from '../../platform/i18n/translate.js';
import { dressed } from '../../platform/pages/dressed.js';
import { LinkController, LinkForm, LinkPage } from '../../platform/pages/link-routes.js';
import { NoticeChoicesDto } from './notice.dto.js';
import { noticePage } from './notice.page.js';
import { kindsOf, type NoticeKind } from './notice.rules.js';
import { NoticePageService, type NoticeReader } from './notice-page.service.js';

/** Where mails of notices are chosen and stopped: without sign-in and without JavaScript. */
@LinkController('r/notices/:token')
export class NoticeLinkController {
  constructor(private readonly service: NoticePageService) {}

  @LinkPage()
  async page(
    @Param('token') token: string,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
    @Query('done') done?: string,
  ): Promise<void> {
    await this.show(await this.service.open(token, request.ip), token, done === 'saved', reply);
  }

  /** By a mail program, with one click (RFC 8058); what its body says besides does not matter. */
  @LinkForm()
  @HttpCode(200)
  async stop(
    @Param('token') token: string,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
    @Query('kind') asked?: string,
  ): Promise<void> {
    const reader = await this.service.open(token, request.ip);
    const kind: NoticeKind | undefined = kindsOf(reader.actor.role).find((each) => each === asked);
    await this.service.stop(reader, kind ?? null);
    await this.show(reader, token, true, reply);
  }

  /** By the form of the page. */
  @LinkForm('choices')
  async choose(
    @Param('token') token: string,
    @Body() { kind = [], none }: NoticeChoicesDto,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const reader = await this.service.open(token, request.ip);
    await this.service.choose(reader, none === undefined ? kind : []);
    await reply.redirect(`/r/notices/${token}?done=saved`, 303);
  }

  private async show(
    reader: NoticeReader,
    token: string,
    saved: boolean,
    reply: FastifyReply,
  ): Promise<void> {
    const props = await this.service.propsFor(reader, token, saved);
    dressed(reply).send(noticePage(textsFor(reader.language, reader.form), props));
  }
}
