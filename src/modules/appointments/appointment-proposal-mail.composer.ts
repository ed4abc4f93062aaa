import { Injectable, type OnModuleInit } from '@nestjs/common';
import { actor } from '../../platform/database/transaction.js';
import { MailOutbox, type ComposedMail, type QueuedMail } from '../../platform/mail/mail-outbox.js';
import { renderMail } from '../../platform/mail/render.js';
import { WorkspaceService } from '../identity/workspace.service.js';
import { NoticesService } from '../notices/notices.service.js';
import { AppointmentLinkService } from './appointment-link.service.js';
import { appointmentProposedMail } from './appointment-proposed.email.js';
import { AppointmentProposalsRepository } from './appointment-proposals.repository.js';
import { AppointmentProposalsService } from './appointment-proposals.service.js';
import { placeOf } from './session.dto.js';

/** So many of the free times stand in the mail; the page has all of them. */
const FIRST = 6;

/** Writes the mail that asks a contact to choose a time. */
@Injectable()
export class AppointmentProposalMailComposer implements OnModuleInit {
  constructor(
    private readonly outbox: MailOutbox,
    private readonly repository: AppointmentProposalsRepository,
    private readonly proposals: AppointmentProposalsService,
    private readonly workspaces: WorkspaceService,
    private readonly notices: NoticesService,
    private readonly links: AppointmentLinkService,
  ) {}

  onModuleInit(): void {
    this.outbox.register(appointmentProposedMail.kind, { compose: (mail) => this.compose(mail) });
  }

  /** Null when one was booked meanwhile, or it was withdrawn, or its reader wants no such mails. */
  private async compose({ props, language, form, to }: QueuedMail): Promise<ComposedMail | null> {
    const { proposalId = '', contactId = '', linkId = '' } = props;
    const row = await this.repository.one(actor(), proposalId);
    const { items } = await this.proposals.slotsOf(proposalId);
    const readers = await this.notices.contactsFor(row.engagementId, 'appointment.proposed');
    const reader = readers.find(({ id, channel }) => id === contactId && channel === 'mail');
    const open = (await this.proposals.read(proposalId)).state === 'open';
    if (!reader || !open) return null;
    const workspaceName = await this.workspaces.name();
    const facts = {
      ...{
        recipientName: to.name,
        workspaceName,
        title: row.title,
        hostName: row.memberName,
        note: row.note,
      },
      place: placeOf(row),
      minutes: row.minutes,
      slots: items.slice(0, FIRST).map(({ startsAt }) => startsAt),
      until: row.expiresAt.toTemporalInstant().toString(),
      timeZone: reader.timeZone,
      url: this.links.address(linkId),
      unsubscribeUrl: reader.unsubscribeUrl,
    };
    return {
      ...renderMail(appointmentProposedMail, language, facts, form),
      fromName: `${row.memberName} (${workspaceName})`,
    };
  }
}
