import { Body, Query, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { Environment } from '../../platform/config/environment.js';
import { FormText, Text } from '../../platform/http/fields.js';
import { InvalidRequest } from '../../platform/http/validation.js';
import { textsFor } from '../../platform/i18n/translate.js';
import { dressed } from '../../platform/pages/dressed.js';
import {
  LinkController,
  LinkForm,
  LinkPage,
  Visit,
  type LinkVisit,
} from '../../platform/pages/link-routes.js';
import { agreementDecisions } from './agreement-answer.dto.js';
import { AgreementAnswersService } from './agreement-answers.service.js';
import { AgreementLinkService } from './agreement-link.service.js';
import { agreementPage } from './agreement.page.js';
import { agreementNotices, type AgreementNotice } from './agreement-page.props.js';
import { AgreementReadingService } from './agreement-reading.service.js';
import { AgreementAccepted, AgreementChanged, AgreementOver } from './engagement.errors.js';

class AgreementFormDto {
  @Text({ max: 20 })
  decision!: string;

  @Text({ max: 64 })
  sha256!: string;

  @FormText({ max: 2000, optional: true })
  reason?: string;
}

/** The page on which a contact reads terms and answers: without sign-in and without JavaScript. */
@LinkController('r/agreement/:token')
export class AgreementLinkController {
  constructor(
    private readonly links: AgreementLinkService,
    private readonly reading: AgreementReadingService,
    private readonly answers: AgreementAnswersService,
    private readonly environment: Environment,
  ) {}

  @LinkPage()
  async page(
    @Visit() { token, ip }: LinkVisit,
    @Res() reply: FastifyReply,
    @Query('done') done?: string,
  ): Promise<void> {
    const reader = await this.links.open(token, ip);
    const { engagementId, agreementId, workspaceName, timeZone, note, sentByName } = reader;
    const read = () => this.reading.page(engagementId, agreementId);
    const story = await this.links.as(reader, read, { readOnly: true });
    const html = agreementPage(textsFor(reader.language, reader.form), {
      ...story,
      workspaceName,
      timeZone,
      note: note === '' ? null : { text: note, byName: sentByName },
      notice: agreementNotices.find((each) => each === done) ?? null,
      urls: {
        answers: `/r/agreement/${token}/answers`,
        portal: `${this.environment.publicUrl}/engagements/${engagementId}`,
      },
    });
    dressed(reply).send(html);
  }

  @LinkForm('answers')
  async answer(
    @Visit() { token, ip }: LinkVisit,
    @Body() form: AgreementFormDto,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const reader = await this.links.open(token, ip);
    const { engagementId, agreementId } = reader;
    const { sha256, reason = '' } = form;
    const decision = agreementDecisions.find((each) => each === form.decision);
    if (!decision) throw new InvalidRequest([{ field: 'decision', code: 'one-of' }]);
    const page = (done: AgreementNotice | null) =>
      `/r/agreement/${token}${done ? `?done=${done}#answer` : ''}`;
    if (decision !== 'accepted' && reason === '') return reply.redirect(page('missing'), 303);
    const done = await this.links
      .as(reader, () => this.answers.answer(engagementId, agreementId, { decision, sha256, reason }))
      .then(() => decision)
      .catch((error: unknown) => {
        if (error instanceof AgreementChanged) return 'changed' as const;
        // Pressed twice, answered by somebody else, or overtaken meanwhile: the page says what holds.
        if (error instanceof AgreementAccepted || error instanceof AgreementOver) return null;
        throw error;
      });
    await reply.redirect(page(done), 303);
  }
}
