import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Clock } from '../../kernel/clock.js';
import { Ids } from '../../kernel/ids.js';
import { actor } from '../../platform/database/transaction.js';
import { Events } from '../../platform/events/events.js';
import { Jobs } from '../../platform/jobs/jobs.js';
import { MailOutbox } from '../../platform/mail/mail-outbox.js';
import { PreferencesService } from '../clients/preferences.service.js';
import { NoticesService } from '../notices/notices.service.js';
import { TaskChanges, type TaskChange } from '../tasks/tasks.events.js';
import { FeedbackAskingRepository, type WaitingFeedback } from './feedback-asking.repository.js';
import { feedbackRequestMail } from './feedback-request.email.js';
import { APART, LAPSES_AFTER } from './feedback.rules.js';

export const ASK = 'feedback-ask';

/** After an acceptance the client is asked how it was: once a task, and at most once in seven days. */
@Injectable()
export class FeedbackAskingService implements OnModuleInit {
  constructor(
    private readonly repository: FeedbackAskingRepository,
    private readonly changes: TaskChanges,
    private readonly preferences: PreferencesService,
    private readonly notices: NoticesService,
    private readonly outbox: MailOutbox,
    private readonly jobs: Jobs,
    private readonly events: Events,
    private readonly clock: Clock,
    private readonly ids: Ids,
  ) {}

  onModuleInit(): void {
    this.changes.listen((change) => this.accepted(change));
  }

  /** In the transaction of the acceptance: whoever accepted will be asked, or who asked for what was done. */
  private async accepted({ task, to }: TaskChange): Promise<void> {
    if (to !== 'done') return;
    const by = actor();
    const contactId =
      by.role === 'contact'
        ? by.seatId
        : await this.repository.contactBehind(by, task.engagementId, task.createdBy);
    if (contactId === null) return;
    const feedback = { id: this.ids.next(), engagementId: task.engagementId, taskId: task.id, contactId };
    const clientId = await this.repository.wait(by, feedback, this.clock.now());
    if (clientId === null) return;
    // Contacts order no mails: the product does, once this is certain.
    await this.jobs.enqueue(ASK, { workspaceId: by.workspaceId, clientId }, { key: `${ASK}:${clientId}` });
    await this.changed(feedback);
  }

  /** Asks a client about what was finished last, if the time for it has come. Run twice, it asks once. */
  async ask(clientId: string): Promise<void> {
    const who = actor();
    const now = this.clock.now();
    await this.repository.lineUp(who, clientId);
    for (const lapsed of await this.repository.lapse(who, clientId, now.subtract(LAPSES_AFTER)))
      await this.changed({ ...lapsed, contactId: null });
    const next = await this.repository.next(who, clientId, now);
    if (!next) return;
    const contact = { id: next.contactId, timeZone: next.timeZone };
    const undisturbed = await this.preferences.undisturbed(contact, now);
    if (Temporal.Instant.compare(undisturbed, now) > 0) return;
    await this.repository.asked(who, next.id, now, now.add(APART));
    await this.tell(next);
    await this.changed(next);
  }

  private async tell({ id, engagementId, taskId, taskTitle, contactId }: WaitingFeedback): Promise<void> {
    await this.notices.tell({
      kind: 'feedback.requested',
      engagementId,
      to: { contactIds: [contactId] },
      subject: { noun: 'task', id: taskId, title: taskTitle },
      sourceId: id,
    });
    const contacts = await this.notices.contactsFor(engagementId, 'feedback.requested');
    const reader = contacts.find((contact) => contact.id === contactId && contact.channel === 'mail');
    // Without mails it is asked in the portal alone.
    if (!reader) return;
    await this.outbox.post({
      key: `feedback:${id}`,
      kind: feedbackRequestMail.kind,
      to: { name: reader.name, address: reader.email },
      language: reader.language,
      props: { feedbackId: id, contactId, unsubscribeUrl: reader.unsubscribeUrl },
    });
  }

  /** Told to members, and to the contact alone whose it is. */
  private async changed(of: { id: string; engagementId: string; contactId: string | null }): Promise<void> {
    const { id, engagementId, contactId } = of;
    await this.events.tell('feedback.changed', id, engagementId, 'members');
    if (contactId !== null)
      await this.events.tell('feedback.changed', id, engagementId, { seatId: contactId });
  }
}
