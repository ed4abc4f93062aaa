import { Injectable, type OnModuleInit } from '@nestjs/common';
import { actor } from '../../platform/database/transaction.js';
import type { MailOutcome, MailState } from '../../platform/mail/mail-outcome.js';
import { MailOutbox, type ComposedMail, type QueuedMail } from '../../platform/mail/mail-outbox.js';
import { renderMail } from '../../platform/mail/render.js';
import { WorkspaceService } from '../identity/workspace.service.js';
import { NoticesService } from '../notices/notices.service.js';
import { AppointmentLinkService } from './appointment-link.service.js';
import { appointmentUsefulMail } from './appointment-useful.email.js';
import { tookPlace } from './appointment-useful.rules.js';
import { AppointmentsRepository } from './appointments.repository.js';
import { followUpMail } from './follow-up.email.js';
import { FollowUpsRepository } from './follow-ups.repository.js';
import { FollowUpsService } from './follow-ups.service.js';

/** After these nobody has read it. */
const lost: readonly MailState[] = ['refused', 'failed', 'suppressed', 'bounced'];

/** Writes the mails after a session, from what is true when they are sent. */
@Injectable()
export class AttendanceMailComposer implements OnModuleInit {
  constructor(
    private readonly outbox: MailOutbox,
    private readonly appointments: AppointmentsRepository,
    private readonly followUps: FollowUpsService,
    private readonly authors: FollowUpsRepository,
    private readonly links: AppointmentLinkService,
    private readonly notices: NoticesService,
    private readonly workspaces: WorkspaceService,
  ) {}

  onModuleInit(): void {
    this.outbox.register(appointmentUsefulMail.kind, { compose: (mail) => this.useful(mail) });
    this.outbox.register(followUpMail.kind, {
      compose: (mail) => this.followUp(mail),
      settled: (mail, outcome) => this.settled(mail, outcome),
    });
  }

  /** Null when it was answered meanwhile, did not take place after all, or its reader does not want to be asked. */
  private async useful({ props, language, form, to }: QueuedMail): Promise<ComposedMail | null> {
    const { appointmentId = '', contactId = '' } = props;
    const row = await this.appointments.one(actor(), appointmentId);
    if (row.useful !== null || !tookPlace(row.attendance)) return null;
    const readers = await this.notices.contactsFor(row.engagementId, 'appointment.useful');
    const reader = readers.find(({ id, channel }) => id === contactId && channel === 'mail');
    const pageUrl = reader && (await this.links.addressFor(appointmentId, contactId));
    if (!pageUrl) return null;
    const workspaceName = await this.workspaces.name();
    const { memberName: hostName, title } = row;
    const { unsubscribeUrl } = reader;
    const said = { recipientName: to.name, workspaceName, hostName, title, pageUrl, unsubscribeUrl };
    return renderMail(appointmentUsefulMail, language, said, form);
  }

  /** In the author's name: an answer goes to them. Null when it has lost its reason since they sent it off. */
  private async followUp({ props, language, form }: QueuedMail): Promise<ComposedMail | null> {
    const { followUpId = '', memberId = '' } = props;
    const followUp = await this.followUps.leaving(followUpId);
    const author = await this.authors.author(actor(), memberId);
    if (!followUp || !author) return null;
    const workspaceName = await this.workspaces.name();
    const said = { authorName: author.name, workspaceName, text: followUp.text };
    return {
      ...renderMail(followUpMail, language, said, form),
      fromName: `${author.name} (${workspaceName})`,
      replyTo: { name: author.name, address: author.email },
    };
  }

  private async settled({ props }: QueuedMail, { state }: MailOutcome): Promise<void> {
    if (lost.includes(state)) await this.followUps.lost(props.followUpId ?? '');
  }
}
