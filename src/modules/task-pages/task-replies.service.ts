import { Injectable, type OnModuleInit } from '@nestjs/common';
import { contactActor, systemActor } from '../../kernel/actor.js';
import { Clock } from '../../kernel/clock.js';
import { DomainError } from '../../kernel/domain-error.js';
import { narrowedTo, Transactions } from '../../platform/database/transaction.js';
import { textsFor } from '../../platform/i18n/translate.js';
import { InboundMail, type Reply, type ReplyReceiver } from '../../platform/mail/inbound.js';
import type { ReplyAddress } from '../../platform/mail/reply-address.js';
import { ConversationsService } from '../conversations/conversations.service.js';
import { QuestionsService } from '../tasks/questions.service.js';
import { TaskRepliesRepository, type AskedContact } from './task-replies.repository.js';

/** A comment has room for so much; a longer mail becomes several. */
const LONGEST_COMMENT = 10_000;

/** What clients answer by mail: the answer while the question is open, afterwards a word that both sides read. */
@Injectable()
export class TaskRepliesService implements OnModuleInit, ReplyReceiver {
  constructor(
    private readonly inbound: InboundMail,
    private readonly repository: TaskRepliesRepository,
    private readonly questions: QuestionsService,
    private readonly conversations: ConversationsService,
    private readonly transactions: Transactions,
    private readonly clock: Clock,
  ) {}

  onModuleInit(): void {
    this.inbound.receiveBy(this);
  }

  async readerOf(address: ReplyAddress): Promise<string | null> {
    const workspaceId = await this.repository.workspaceOf(address.recordId);
    if (workspaceId === null) return null;
    const find = () => this.contactOf(address);
    const contact = await this.transactions.as(systemActor(workspaceId), find, { readOnly: true });
    return contact?.email ?? null;
  }

  async take(address: ReplyAddress, reply: Reply): Promise<void> {
    try {
      await this.once(address, reply);
    } catch (error) {
      // Somebody else answered at the same moment: then it is a comment.
      if (!(error instanceof DomainError) || error.code !== 'question.closed') throw error;
      await this.once(address, reply);
    }
  }

  /** In one transaction with the record of the mail: handed in again, it is known. */
  private async once(address: ReplyAddress, reply: Reply): Promise<void> {
    const workspaceId = await this.repository.workspaceOf(address.recordId);
    if (workspaceId === null) return;
    await this.transactions.as(
      systemActor(workspaceId),
      async () => {
        const contact = await this.contactOf(address);
        if (!contact) return;
        const became = contact.open ? 'answer' : 'comment';
        const { recordId } = address;
        if (!(await this.repository.note(reply.messageId, recordId, contact, became, this.clock.now())))
          return;
        await narrowedTo(contactActor(contact), () =>
          this.pass(contact, recordId, withFiles(contact, reply)),
        );
      },
      { retries: 3 },
    );
  }

  private async pass({ open, taskId }: AskedContact, questionId: string, words: string): Promise<void> {
    if (open) {
      await this.questions.reply(questionId, words);
      return;
    }
    for (let from = 0; from < words.length; from += LONGEST_COMMENT)
      await this.conversations.say(taskId, words.slice(from, from + LONGEST_COMMENT));
  }

  private async contactOf(address: ReplyAddress): Promise<AskedContact | null> {
    const contacts = await this.repository.contactsOf(address.recordId);
    return contacts.find(({ contactId }) => address.isFor(contactId)) ?? null;
  }
}

/** Files are not taken by mail; both sides read that there were some. */
function withFiles({ language }: AskedContact, { words, attachments }: Reply): string {
  if (attachments.length === 0) return words;
  return `${words}\n\n${textsFor(language).t('question.reply.files', { names: attachments.join(', ') })}`;
}
