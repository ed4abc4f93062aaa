import { Injectable, type OnModuleInit } from '@nestjs/common';
import { actor } from '../../platform/database/transaction.js';
import { MailOutbox, type ComposedMail, type QueuedMail } from '../../platform/mail/mail-outbox.js';
import { renderMail } from '../../platform/mail/render.js';
import { WorkspaceService } from '../identity/workspace.service.js';
import { AppointmentLinkService } from './appointment-link.service.js';
import { appointmentUsefulMail } from './appointment-useful.email.js';
import { tookPlace } from './appointment-useful.rules.js';
import { AppointmentsRepository } from './appointments.repository.js';
import { followUpMail } from './follow-up.email.js';
import { FollowUpsRepository } from './follow-ups.repository.js';

/** Writes the mails after a session, from what is true when they are sent. */
@Injectable()
export class AttendanceMailComposer implements OnModuleInit {
  constructor(
    private readonly outbox: MailOutbox,
    private readonly appointments: AppointmentsRepository,
    private readonly followUps: FollowUpsRepository,
    private readonly links: AppointmentLinkService,
    private readonly workspaces: WorkspaceService,
  ) {}

  onModuleInit(): void {
    this.outbox.register(appointmentUsefulMail.kind, { compose: (mail) => this.useful(mail) });
    this.outbox.register(followUpMail.kind, { compose: (mail) => this.followUp(mail) });
  }

  /** Null when it was answered meanwhile, or did not take place after all. */
  private async useful({ props, language, form, to }: QueuedMail): Promise<ComposedMail | null> {
    const { appointmentId = '', contactId = '', unsubscribeUrl = '' } = props;
    const row = await this.appointments.one(actor(), appointmentId);
    if (row.useful !== null || !tookPlace(row.attendance)) return null;
    const pageUrl = await this.links.addressFor(appointmentId, contactId);
    if (pageUrl === null) return null;
    const workspaceName = await this.workspaces.name();
    const { memberName: hostName, title } = row;
    const said = { recipientName: to.name, workspaceName, hostName, title, pageUrl, unsubscribeUrl };
    return renderMail(appointmentUsefulMail, language, said, form);
  }

  /** In the author's name: an answer goes to them. */
  private async followUp({ props, language, form }: QueuedMail): Promise<ComposedMail | null> {
    const { followUpId = '', memberId = '' } = props;
    const { text, state } = await this.followUps.one(actor(), followUpId);
    const author = await this.followUps.author(actor(), memberId);
    if (state !== 'sent' || !author) return null;
    const workspaceName = await this.workspaces.name();
    const said = { authorName: author.name, workspaceName, text };
    return {
      ...renderMail(followUpMail, language, said, form),
      fromName: `${author.name} (${workspaceName})`,
      replyTo: { name: author.name, address: author.email },
    };
  }
}
