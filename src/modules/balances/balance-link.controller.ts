import { Body, Param, Query, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Id, Text } from '../../platform/http/fields.js';
import { textsFor } from '../../platform/i18n/translate.js';
import { dressed } from '../../platform/pages/dressed.js';
import { LinkController, LinkForm, LinkPage } from '../../platform/pages/link-routes.js';
import { BalanceLinksService } from './balance-links.service.js';
import { BalancePageService } from './balance-page.service.js';
import { balancePage } from './balance.page.js';
import { ConsentGiven } from './balance.errors.js';
import { ConsentsService } from './consents.service.js';

class ConsentFormDto {
  @Id()
  consentId!: string;

  @Text({ max: 20, optional: true })
  answer?: string;

  @Text({ max: 5, optional: true })
  hours?: string;
}

/** The page of a balance for one contact: without sign-in and without JavaScript. */
@LinkController('r/balance/:token')
export class BalanceLinkController {
  constructor(
    private readonly links: BalanceLinksService,
    private readonly pages: BalancePageService,
    private readonly consents: ConsentsService,
  ) {}

  @LinkPage()
  async page(
    @Param('token') token: string,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
    @Query('done') done?: string,
  ): Promise<void> {
    const reader = await this.links.open(token, request.ip);
    const notice = done === 'answered' || done === 'answer-missing' ? done : null;
    const props = await this.links.as(
      reader,
      () => this.pages.propsFor(reader, `/r/balance/${token}`, notice),
      {
        readOnly: true,
      },
    );
    dressed(reply).send(balancePage(textsFor(reader.language, reader.form), props));
  }

  @LinkForm('consent')
  async answer(
    @Param('token') token: string,
    @Body() form: ConsentFormDto,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const reader = await this.links.open(token, request.ip);
    const answer = understood(form);
    if (answer) {
      // Pressed twice, or answered by somebody else meanwhile: the page says what holds.
      await this.links
        .as(reader, () => this.consents.answer(form.consentId, answer))
        .catch((error: unknown) => {
          if (!(error instanceof ConsentGiven)) throw error;
        });
    }
    await reply.redirect(`/r/balance/${token}?done=${answer ? 'answered' : 'answer-missing'}#consent`, 303);
  }
}

/** What the form says; null when it says nothing clear. */
function understood({
  answer,
  hours = '',
}: ConsentFormDto): { granted: boolean; minutes: number | null } | null {
  if (answer === 'all') return { granted: true, minutes: null };
  if (answer === 'declined') return { granted: false, minutes: null };
  const limit = /^\d{1,3}$/.test(hours) ? Number(hours) : 0;
  return answer === 'limited' && limit > 0 && limit <= 744 ? { granted: true, minutes: limit * 60 } : null;
}
