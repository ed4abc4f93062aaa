import { Injectable } from '@nestjs/common';
import { addBusiness } from '../../kernel/business-time.js';
import { Clock } from '../../kernel/clock.js';
import { afterQuietHours } from '../../kernel/quiet-hours.js';
import { Events } from '../../platform/events/events.js';
import { MailOutbox } from '../../platform/mail/mail-outbox.js';
import { BusinessHoursService } from '../engagements/business-hours.service.js';
import { NoticesService, type NoticeContact } from '../notices/notices.service.js';
import { questionAskedMail } from './question-asked.email.js';
import { questionReminderMail } from './question-reminder.email.js';
import { afterBusinessDay, MOST_REMINDERS } from './question.rules.js';
import { QuestionTellingRepository, type ToldQuestion } from './question-telling.repository.js';
import { TaskLinksService } from './task-links.service.js';

/** A reminder that is later than this was held up by us: it waits for the next working hour. */
const HELD_UP_MINUTES = 60;

/** Carries a question to the client, reminds them kindly, and tells the assistant when nothing helps. */
@Injectable()
export class QuestionTellingService {
  constructor(
    private readonly repository: QuestionTellingRepository,
    private readonly hours: BusinessHoursService,
    private readonly notices: NoticesService,
    private readonly links: TaskLinksService,
    private readonly outbox: MailOutbox,
    private readonly events: Events,
    private readonly clock: Clock,
  ) {}

  /** Does what is due for a question, in one transaction: run again, it finds it done. */
  async step(questionId: string): Promise<void> {
    const question = await this.repository.load(questionId);
    if (!question) return;
    const now = this.clock.now();
    if (!question.open) return this.repository.dropAll(questionId, now);
    const asked = await this.asked(question);
    const readers = await this.readers(question, asked);
    if (!question.begun) await this.begin(question, asked, readers, now);
    else if (question.nextStepAt && question.nextStepAt.getTime() <= now.epochMilliseconds)
      await this.remind(question, readers, now);
    await this.send(question, readers, now);
  }

  /** Those at the client who want to hear of this question now, by whichever way. */
  private async asked({ engagementId, contactId }: ToldQuestion): Promise<NoticeContact[]> {
    const all = await this.notices.contactsFor(engagementId, 'question.asked');
    return all.filter(({ id }) => contactId === null || id === contactId);
  }

  /**
   * Those of them who get mails. A client who pauses or has ended is not pressed by mail, nor is somebody whose link to
   * the page was taken back; the question stays, and the members are told to call.
   */
  private async readers(
    { resting, taskId }: ToldQuestion,
    asked: readonly NoticeContact[],
  ): Promise<NoticeContact[]> {
    const readers: NoticeContact[] = [];
    if (resting) return readers;
    for (const contact of asked) {
      if (contact.channel === 'mail' && (await this.links.ensure(taskId, contact.id)) !== null)
        readers.push(contact);
    }
    return readers;
  }

  /** Mails to those who read mails; whoever prefers a call or the portal is called, so the members are told at once. */
  private async begin(
    question: ToldQuestion,
    asked: readonly NoticeContact[],
    readers: readonly NoticeContact[],
    now: Temporal.Instant,
  ): Promise<void> {
    if (readers.length === 0) return this.unreachable(question);
    await this.plan(question, readers, 0, now);
    const others = asked.filter((contact) => !readers.includes(contact)).map(({ name }) => name);
    if (others.length > 0) await this.tellMembers(question, 'call', others.join(', '));
  }

  private async remind(
    question: ToldQuestion,
    readers: readonly NoticeContact[],
    now: Temporal.Instant,
  ): Promise<void> {
    if (question.reminders >= MOST_REMINDERS) return this.unanswered(question);
    if (readers.length === 0) return this.unreachable(question);
    const hours = await this.hours.businessHoursOf(question.engagementId);
    const due = (question.nextStepAt as Date).toTemporalInstant();
    const heldUp = Temporal.Instant.compare(due.add({ minutes: HELD_UP_MINUTES }), now) < 0;
    const from =
      heldUp && hours.windows.length > 0 ? addBusiness(now, 1, hours).subtract({ seconds: 1 }) : now;
    const number = question.reminders + 1;
    await this.plan(question, readers, number, from);
    await this.repository.stepTo(question.id, number, afterBusinessDay(from, hours));
    await this.events.tell('question.changed', question.id, question.engagementId);
  }

  private async plan(
    question: ToldQuestion,
    readers: readonly NoticeContact[],
    number: number,
    from: Temporal.Instant,
  ): Promise<void> {
    for (const { id, quietHours, timeZone } of readers)
      await this.repository.plan(question, id, number, afterQuietHours(from, quietHours, timeZone));
  }

  private async send(
    question: ToldQuestion,
    readers: readonly NoticeContact[],
    now: Temporal.Instant,
  ): Promise<void> {
    for (const { contactId, number } of await this.repository.takeDue(question.id, now)) {
      const reader = readers.find(({ id }) => id === contactId);
      if (!reader) continue;
      await this.outbox.post({
        key:
          number === 0
            ? `question:${question.id}:${contactId}`
            : `question:${question.id}:reminder:${number}:${contactId}`,
        kind: number === 0 ? questionAskedMail.kind : questionReminderMail.kind,
        to: { name: reader.name, address: reader.email },
        language: reader.language,
        props: { questionId: question.id, contactId, number: String(number) },
      });
    }
  }

  /** No mail reaches whoever is asked: the members are told to call, and nothing else follows. */
  private async unreachable(question: ToldQuestion): Promise<void> {
    const names = await this.repository.askedNames(question.engagementId, question.contactId);
    await this.tellMembers(question, 'call', names.join(', '));
    await this.repository.stepTo(question.id, question.reminders, null);
  }

  private async unanswered(question: ToldQuestion): Promise<void> {
    await this.tellMembers(question, null, '');
    await this.repository.stepTo(question.id, question.reminders, null);
  }

  /** @param state `call`: by telephone, those who are named */
  private async tellMembers(question: ToldQuestion, state: 'call' | null, names: string): Promise<void> {
    const { id, engagementId, taskId, taskTitle, assigneeId, text } = question;
    await this.notices.tell({
      kind: 'question.unanswered',
      engagementId,
      to: assigneeId === null ? 'members' : { memberIds: [assigneeId] },
      subject: { noun: 'task', id: taskId, title: taskTitle },
      text,
      sourceId: id,
      ...(state && { state }),
      ...(names !== '' && { by: names }),
    });
    await this.events.tell('question.changed', id, engagementId);
  }
}
