import { Controller, Get, HttpCode, Post, Query, Req, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { languageIn, type Language } from '../../../kernel/actor.js';
import { BySecretLink, Public } from '../../../platform/access/allow.js';
import { RateLimits } from '../../../platform/access/rate-limits.js';
import { languageOf } from '../../../platform/http/problem.filter.js';
import { textsFor } from '../../../platform/i18n/translate.js';
import { dressed } from '../../../platform/pages/dressed.js';
import { verifyPage, type Verdict } from './report-verify.page.js';
import { ReportVerification } from './report-verify.service.js';

const REASON = 'tells of a report only what whoever holds its file or hash can read in it';
const LARGEST_REPORT = 20 * 1024 * 1024;
const SHA256 = /^[0-9a-f]{64}$/;

/** Tells anybody whether a file is a report that was sent. Changes nothing, and keeps nothing. */
@ApiExcludeController()
@Controller('r/verify')
export class ReportVerifyController {
  constructor(
    private readonly verification: ReportVerification,
    private readonly limits: RateLimits,
  ) {}

  @Get()
  @Public(REASON)
  async page(
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
    @Query('sha256') sha256?: string,
    @Query('language') language?: string,
  ): Promise<void> {
    const asked = typeof sha256 === 'string' && sha256 !== '';
    if (asked) await this.limits.spend('verification-address', request.ip);
    const printed = asked ? sha256.toLowerCase().replace(/\s/g, '') : '';
    const verdict = asked ? await this.judged(() => this.byHash(printed)) : null;
    this.show(reply, verdict, languageIn(language) ?? languageOf(request));
  }

  @Post()
  @HttpCode(200)
  @Public(REASON)
  @BySecretLink()
  async check(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    await this.limits.spend('verification-address', request.ip);
    const { file, language } = await received(request);
    const verdict: Verdict =
      file === 'too-large'
        ? { kind: 'too-large' }
        : file === null || file.length === 0
          ? { kind: 'no-file' }
          : await this.judged(() => this.verification.file(file));
    this.show(reply, verdict, languageIn(language) ?? languageOf(request));
  }

  private byHash(sha256: string): ReturnType<ReportVerification['hash']> {
    return SHA256.test(sha256) ? this.verification.hash(sha256) : Promise.resolve(null);
  }

  private async judged(find: () => ReturnType<ReportVerification['hash']>): Promise<Verdict> {
    const report = await find();
    return report ? { kind: 'genuine', report } : { kind: 'unknown' };
  }

  private show(reply: FastifyReply, verdict: Verdict, language: Language): void {
    void dressed(reply).send(verifyPage(textsFor(language), verdict));
  }
}

/** The one file of the form, in memory: it is hashed and forgotten. */
async function received(
  request: FastifyRequest,
): Promise<{ file: Buffer | 'too-large' | null; language: unknown }> {
  let file: Buffer | 'too-large' | null = null;
  let language: unknown;
  if (!request.isMultipart()) return { file, language };
  for await (const part of request.parts({ limits: { files: 1, fileSize: LARGEST_REPORT } })) {
    if (part.type === 'field') {
      if (part.fieldname === 'language') language = part.value;
      continue;
    }
    const chunks: Buffer[] = [];
    for await (const chunk of part.file) chunks.push(chunk as Buffer);
    file = part.file.truncated ? 'too-large' : Buffer.concat(chunks);
  }
  return { file, language };
}
