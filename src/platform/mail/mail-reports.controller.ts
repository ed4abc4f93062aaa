import { Body, Controller, HttpCode, Param, Post, Req } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import { DomainError, NotFound } from '../../kernel/domain-error.js';
import { BySecretLink, OwnTransaction, Public } from '../access/allow.js';
import { RateLimits } from '../access/rate-limits.js';
import { MailReportAddress } from './mail-report-address.js';
import { MailReports, type ReportVerdict } from './mail-reports.js';

/** Where an operator’s mail server posts what it reports: the whole mail, as `message/rfc822`. */
@ApiExcludeController()
@Controller('r/delivery-reports')
export class MailReportsController {
  constructor(
    private readonly reports: MailReports,
    private readonly address: MailReportAddress,
    private readonly limits: RateLimits,
  ) {}

  @Post(':token')
  @HttpCode(200)
  @OwnTransaction()
  @Public(
    'its address holds a secret that the operator alone knows; a report changes only the mail that it names',
  )
  @BySecretLink()
  async take(
    @Param('token') token: string,
    @Body() body: unknown,
    @Req() { ip }: FastifyRequest,
  ): Promise<{ verdict: ReportVerdict }> {
    if (!this.address.isToken(token)) {
      await this.limits.spend('unknown-link-address', ip);
      throw new NotFound('page');
    }
    if (!Buffer.isBuffer(body)) throw new DomainError('request.unsupported-type', 'unsupported');
    return { verdict: await this.reports.take(body, 'post') };
  }
}
