import { Catch, type ArgumentsHost, type ExceptionFilter } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Environment } from '../../platform/config/environment.js';
import { languageOf } from '../../platform/http/problem.filter.js';
import { textsFor } from '../../platform/i18n/translate.js';
import { dressed } from '../../platform/pages/dressed.js';
import { closedPage } from './report-link.page.js';
import { ClosedLink } from './report-link.service.js';

/** Tells a reader in their language that a link no longer opens anything, and how to go on. */
@Catch(ClosedLink)
export class ClosedLinkFilter implements ExceptionFilter<ClosedLink> {
  constructor(private readonly environment: Environment) {}

  catch({ reason, language }: ClosedLink, host: ArgumentsHost): void {
    const request = host.switchToHttp().getRequest<FastifyRequest>();
    const reply = host.switchToHttp().getResponse<FastifyReply>();
    const texts = textsFor(language ?? languageOf(request));
    void dressed(reply)
      .status(reason === 'unknown' ? 404 : 410)
      .send(closedPage(texts, reason, `${this.environment.publicUrl}/`));
  }
}
