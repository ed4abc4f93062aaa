import { Injectable, type OnModuleInit } from '@nestjs/common';
import { actor } from '../../platform/database/transaction.js';
import { MailOutbox, type ComposedMail, type MailComposer, type QueuedMail } from '../../platform/mail/mail-outbox.js'; // prettier-ignore
import { renderMail } from '../../platform/mail/render.js';
import { FeedbackAskingRepository } from './feedback-asking.repository.js';
import { FeedbackLinkService } from './feedback-link.service.js';
import { feedbackRequestMail } from './feedback-request.email.js';

/** Writes the mail that asks how it was. */
@Injectable()
export class FeedbackMailComposer implements MailComposer, OnModuleInit {
  constructor(
    private readonly outbox: MailOutbox,
    private readonly repository: FeedbackAskingRepository,
    private readonly links: FeedbackLinkService,
  ) {}

  onModuleInit(): void {
    this.outbox.register(feedbackRequestMail.kind, this);
  }

  /** Null when it was answered meanwhile, in the portal. */
  async compose({ props, language, form, to }: QueuedMail): Promise<ComposedMail | null> {
    const { feedbackId = '', unsubscribeUrl = '' } = props;
    const letter = await this.repository.letter(actor(), feedbackId);
    if (!letter) return null;
    const said = {
      recipientName: to.name,
      workspaceName: letter.workspaceName,
      taskTitle: letter.taskTitle,
      pageUrl: this.links.address(actor().workspaceId, feedbackId),
      unsubscribeUrl,
    };
    return renderMail(feedbackRequestMail, language, said, form);
  }
}
