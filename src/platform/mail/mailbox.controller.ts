import {
  applyDecorators,
  Controller,
  Delete,
  Get,
  Header,
  HttpCode,
  Param,
  ParseIntPipe,
  StreamableFile,
  UseGuards,
} from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { create as contentDisposition } from 'content-disposition';
import { languageIn } from '../../kernel/actor.js';
import { NotFound } from '../../kernel/domain-error.js';
import { OwnTransaction, Public } from '../access/allow.js';
import { KeptMails, type KeptMail, type OpenedMail } from './kept-mails.js';
import { LoopbackGuard } from './loopback.guard.js';
import { keptMailPage, mailboxPage, previewPage, previewsPage } from './mailbox.page.js';
import { mailKinds, previewMail, type RenderedMail } from './render.js';

const PAGE =
  "default-src 'none'; style-src 'unsafe-inline'; frame-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";
const MAIL =
  "sandbox allow-popups allow-popups-to-escape-sandbox; default-src 'none'; style-src 'unsafe-inline'; img-src data:; frame-ancestors 'self'";

/** Open without sign-in: LoopbackGuard lets only this machine in. No database is needed to read mails. */
const Open = () => applyDecorators(Public('the embedded mailbox, for this machine alone'), OwnTransaction());
const Html = (policy: string) =>
  applyDecorators(
    Open(),
    Header('Content-Type', 'text/html; charset=utf-8'),
    Header('Content-Security-Policy', policy),
    Header('Cache-Control', 'no-store'),
  );

/** The embedded mailbox for people (`/mailbox`) and for programs (`/mailbox/messages`). */
@ApiExcludeController()
@UseGuards(LoopbackGuard)
@Controller('mailbox')
export class MailboxController {
  constructor(private readonly mails: KeptMails) {}

  @Get()
  @Html(PAGE)
  async page(): Promise<string> {
    return mailboxPage(await this.mails.list());
  }

  @Get('read/:id')
  @Html(PAGE)
  async read(@Param('id') id: string): Promise<string> {
    return keptMailPage(found(await this.mails.open(id)));
  }

  @Get('messages')
  @Open()
  list(): Promise<KeptMail[]> {
    return this.mails.list();
  }

  @Get('messages/:id')
  @Open()
  async open(@Param('id') id: string): Promise<OpenedMail> {
    return found(await this.mails.open(id));
  }

  @Get('messages/:id/raw')
  @Open()
  async raw(@Param('id') id: string): Promise<StreamableFile> {
    return new StreamableFile(found(await this.mails.raw(id)), { type: 'message/rfc822' });
  }

  @Get('messages/:id/html')
  @Html(MAIL)
  async html(@Param('id') id: string): Promise<string> {
    return found(await this.mails.open(id)).html;
  }

  @Get('messages/:id/attachments/:number')
  @Open()
  async attachment(
    @Param('id') id: string,
    @Param('number', ParseIntPipe) number: number,
  ): Promise<StreamableFile> {
    const { content, filename } = found(await this.mails.attachment(id, number));
    return new StreamableFile(content, {
      type: 'application/octet-stream',
      disposition: contentDisposition(filename),
    });
  }

  @Delete('messages')
  @Open()
  @HttpCode(204)
  clear(): Promise<void> {
    return this.mails.clear();
  }

  @Get('previews')
  @Html(PAGE)
  previews(): string {
    return previewsPage(mailKinds());
  }

  @Get('previews/:kind/:language')
  @Html(PAGE)
  preview(@Param('kind') kind: string, @Param('language') language: string): string {
    return previewPage(sample(kind, language));
  }

  @Get('previews/:kind/:language/html')
  @Html(MAIL)
  previewHtml(@Param('kind') kind: string, @Param('language') language: string): string {
    return sample(kind, language).html;
  }
}

function sample(kind: string, wanted: string): RenderedMail {
  const language = found(languageIn(wanted) ?? null);
  return found(previewMail(kind, language));
}

function found<T>(something: T | null): T {
  if (something === null) throw new NotFound('mail');
  return something;
}
