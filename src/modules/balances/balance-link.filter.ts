import { Catch, type ArgumentsHost, type ExceptionFilter } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Environment } from '../../platform/config/environment.js';
import { languageOf } from '../../platform/http/problem.filter.js';
import { textsFor } from '../../platform/i18n/translate.js';
import { dressed } from '../../platform/pages/dressed.js';
import { ClosedBalanceLink } from './balance-links.service.js';
import { closedBalancePage } from './balance.page.js';

/** Tells a reader in their language that a link opens nothing, and how to go on. */
@Catch(ClosedBalanceLink)
export class ClosedBalanceLinkFilter implements ExceptionFilter<ClosedBalanceLink> {
  constructor(private readonly environment: Environment) {}

  catch({ reason, language }: ClosedBalanceLink, host: ArgumentsHost): void {
    const request = host.switchToHttp().getRequest<FastifyRequest>();
    const reply = host.switchToHttp().getResponse<FastifyReply>();
    const texts = textsFor(language ?? languageOf(request));
    void dressed(reply)
      .status(reason === 'unknown' ? 404 : 410)
      .send(closedBalancePage(texts, reason, `${this.environment.publicUrl}/`));
  }
}
