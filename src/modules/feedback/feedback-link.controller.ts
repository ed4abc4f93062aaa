import { Body, Param, Query, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { FormText, Text } from '../../platform/http/fields.js';
import { textsFor } from '../../platform/i18n/translate.js';
import { dressed } from '../../platform/pages/dressed.js';
import { LinkController, LinkForm, LinkPage } from '../../platform/pages/link-routes.js';
import type { FeedbackDto } from './feedback.dto.js';
import { FeedbackClosed } from './feedback.errors.js';
import { FeedbackLinkService, type FeedbackReader } from './feedback-link.service.js';
import { feedbackPage, type FeedbackPageProps } from './feedback.page.js';
import { FeedbackService } from './feedback.service.js';

class FeedbackFormDto {
  @Text({ max: 5, optional: true })
  approach?: string;

  @Text({ max: 5, optional: true })
  timing?: string;

  @FormText({ max: 2000, optional: true })
  sentence?: string;
}

/** The page on which a contact says how it was: without sign-in and without JavaScript. */
@LinkController('r/feedback/:token')
export class FeedbackLinkController {
  constructor(
    private readonly links: FeedbackLinkService,
    private readonly feedback: FeedbackService,
  ) {}

  @LinkPage()
  async page(
    @Param('token') token: string,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
    @Query('approach') approach?: string,
    @Query('timing') timing?: string,
    @Query('done') done?: string,
  ): Promise<void> {
    const reader = await this.links.open(token, request.ip);
    const read = () => this.feedback.read(reader.feedbackId);
    const feedback = await this.links.as(reader, read, { readOnly: true });
    const html = feedbackPage(textsFor(reader.language, reader.form), {
      ...shown(reader, feedback),
      chosen: { approach: scoreOf(approach), timing: scoreOf(timing) },
      notice: done === 'thanks' || done === 'missing' ? done : null,
      action: `/r/feedback/${token}`,
    });
    dressed(reply).send(html);
  }

  @LinkForm()
  async answer(
    @Param('token') token: string,
    @Body() form: FeedbackFormDto,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const reader = await this.links.open(token, request.ip);
    const approach = scoreOf(form.approach);
    const timing = scoreOf(form.timing);
    const page = `/r/feedback/${token}`;
    if (approach === null || timing === null) {
      const chosen = `${approach ? `&approach=${approach}` : ''}${timing ? `&timing=${timing}` : ''}`;
      return reply.redirect(`${page}?done=missing${chosen}`, 303);
    }
    const said = { approach, timing, sentence: form.sentence ?? '' };
    await this.links
      .as(reader, () => this.feedback.answer(reader.feedbackId, said))
      .catch((error: unknown) => {
        // Its day is over: the page says what holds.
        if (!(error instanceof FeedbackClosed)) throw error;
      });
    await reply.redirect(`${page}?done=thanks`, 303);
  }
}

function shown(
  { workspaceName }: FeedbackReader,
  { taskTitle, approach, timing, sentence, can }: FeedbackDto,
): Pick<FeedbackPageProps, 'workspaceName' | 'taskTitle' | 'answer' | 'open'> {
  const answer = approach === null || timing === null ? null : { approach, timing, sentence };
  return { workspaceName, taskTitle, answer, open: can.answer };
}

function scoreOf(text: string | undefined): number | null {
  return text !== undefined && /^[1-5]$/.test(text) ? Number(text) : null;
}
