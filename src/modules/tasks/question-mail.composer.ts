import { Injectable, type OnModuleInit } from '@nestjs/common';
import { actor } from '../../platform/database/transaction.js';
import { MailOutbox, type ComposedMail, type QueuedMail } from '../../platform/mail/mail-outbox.js';
import { ReplyAddresses } from '../../platform/mail/reply-address.js';
import { renderMail } from '../../platform/mail/render.js';
import { WorkspaceService } from '../identity/workspace.service.js';
import { NoticesService } from '../notices/notices.service.js';
import { questionAskedMail } from './question-asked.email.js';
import type { QuestionMailProps } from './question-letter.js';
import { questionReminderMail } from './question-reminder.email.js';
import { QuestionsRepository } from './questions.repository.js';
import { TaskLinksService } from './task-links.service.js';

/** Writes the mails of questions, from what is true when they are sent. */
@Injectable()
export class QuestionMailComposer implements OnModuleInit {
  constructor(
    private readonly outbox: MailOutbox,
    private readonly questions: QuestionsRepository,
    private readonly workspaces: WorkspaceService,
    private readonly notices: NoticesService,
    private readonly links: TaskLinksService,
    private readonly replies: ReplyAddresses,
  ) {}

  onModuleInit(): void {
    const composer = { compose: (mail: QueuedMail) => this.compose(mail) };
    this.outbox.register(questionAskedMail.kind, composer);
    this.outbox.register(questionReminderMail.kind, composer);
  }

  /** Null when it was answered meanwhile, or its reader wants no such mails any more. */
  private async compose({ kind, props, language, form, to }: QueuedMail): Promise<ComposedMail | null> {
    const { questionId = '', contactId = '', number = '1' } = props;
    const question = await this.questions.one(actor(), questionId);
    if (question.state !== 'open') return null;
    const readers = await this.notices.contactsFor(question.engagementId, 'question.asked');
    const reader = readers.find(({ id, channel }) => id === contactId && channel === 'mail');
    const url = reader && (await this.links.ensure(question.taskId, contactId));
    if (!url) return null;
    const replyTo = this.replies.addressOf(questionId, contactId);
    const { askedByName, taskTitle, text, choices, dueAt } = question;
    const workspaceName = await this.workspaces.name();
    const facts: QuestionMailProps = {
      ...{ askedByName, taskTitle, choices, dueAt, workspaceName, url, question: text },
      recipientName: to.name,
      timeZone: reader.timeZone,
      byReply: replyTo !== null,
      unsubscribeUrl: reader.unsubscribeUrl,
    };
    const mail =
      kind === questionAskedMail.kind
        ? renderMail(questionAskedMail, language, facts, form)
        : renderMail(questionReminderMail, language, { ...facts, number: Number(number) }, form);
    return {
      ...mail,
      fromName: `${askedByName} (${workspaceName})`,
      ...(replyTo && { replyTo: { name: askedByName, address: replyTo } }),
    };
  }
}
