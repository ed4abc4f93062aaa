import { Injectable, type OnModuleInit } from '@nestjs/common';
import { NotFound } from '../../kernel/domain-error.js';
import { Clock } from '../../kernel/clock.js';
import { Environment } from '../../platform/config/environment.js';
import { textsFor } from '../../platform/i18n/translate.js';
import { MailOutbox, type ComposedMail, type QueuedMail } from '../../platform/mail/mail-outbox.js';
import { renderMail, type RenderedMail } from '../../platform/mail/render.js';
import { WorkspaceService } from '../identity/workspace.service.js';
import { NoticesService, type NoticeContact, type NoticeKind } from '../notices/notices.service.js';
import { calendarAttachment } from './appointment-calendar-file.js';
import { placeOf, type AppointmentRow } from './appointment.dto.js';
import { appointmentBookedMail, appointmentCancelledMail, appointmentMovedMail, appointmentReminderMail } from './appointment.emails.js'; // prettier-ignore
import { AppointmentLinkService } from './appointment-link.service.js';
import { isBeforeReminders } from './appointment.rules.js';
import type { AppointmentMailProps } from './appointment-letter.js';
import { AppointmentsService } from './appointments.service.js';

/** Writes the mails of appointments from what is true when they are sent, with the event for the reader's calendar. */
@Injectable()
export class AppointmentMailComposer implements OnModuleInit {
  constructor(
    private readonly outbox: MailOutbox,
    private readonly appointments: AppointmentsService,
    private readonly workspaces: WorkspaceService,
    private readonly notices: NoticesService,
    private readonly links: AppointmentLinkService,
    private readonly environment: Environment,
    private readonly clock: Clock,
  ) {}

  onModuleInit(): void {
    const composer = { compose: (mail: QueuedMail) => this.compose(mail) };
    for (const { kind } of [appointmentBookedMail, appointmentMovedMail, appointmentCancelledMail])
      this.outbox.register(kind, composer);
    this.outbox.register(appointmentReminderMail.kind, composer);
  }

  /** Null when it is otherwise by now, over, or not the reader's any more. */
  private async compose({ kind, props, language, form, to }: QueuedMail): Promise<ComposedMail | null> {
    const { appointmentId = '', contactId = '', by = '', before = '' } = props;
    const row = await this.found(appointmentId);
    const cancelled = kind === appointmentCancelledMail.kind;
    if (!row || cancelled !== (row.state === 'cancelled')) return null;
    const now = this.clock.now();
    if (row.endsAt.getTime() <= now.epochMilliseconds) return null;
    if (kind === appointmentReminderMail.kind && isBeforeReminders(row.startsAt.toTemporalInstant(), now))
      return null;
    const reader = await this.readerOf(row, contactId, kind as NoticeKind);
    const url = reader && (await this.links.addressFor(appointmentId, contactId));
    if (!url) return null;
    const workspaceName = await this.workspaces.name();
    const facts: AppointmentMailProps = {
      ...{
        recipientName: to.name,
        workspaceName,
        title: row.title,
        hostName: row.memberName,
        note: row.note,
      },
      startsAt: row.startsAt.toTemporalInstant().toString(),
      endsAt: row.endsAt.toTemporalInstant().toString(),
      place: placeOf(row),
      ...{ by, url, timeZone: reader.timeZone, unsubscribeUrl: reader.unsubscribeUrl },
    };
    const render = (): RenderedMail => {
      if (kind === appointmentBookedMail.kind)
        return renderMail(appointmentBookedMail, language, facts, form);
      if (kind === appointmentReminderMail.kind)
        return renderMail(appointmentReminderMail, language, facts, form);
      if (cancelled)
        return renderMail(
          appointmentCancelledMail,
          language,
          { ...facts, reason: row.cancelReason ?? '' },
          form,
        );
      return renderMail(
        appointmentMovedMail,
        language,
        { ...facts, before: before === '' ? null : was(row, before) },
        form,
      );
    };
    const attached = kind !== appointmentReminderMail.kind;
    const host = new URL(this.environment.publicUrl).hostname;
    return {
      ...render(),
      fromName: `${row.memberName} (${workspaceName})`,
      ...(attached && { attachments: [calendarAttachment(textsFor(language, form), row, host, url)] }),
    };
  }

  private async readerOf(
    row: AppointmentRow,
    contactId: string,
    kind: NoticeKind,
  ): Promise<NoticeContact | undefined> {
    const readers = await this.notices.contactsFor(row.engagementId, kind);
    return readers.find(({ id, channel }) => id === contactId && channel === 'mail');
  }

  private async found(id: string): Promise<AppointmentRow | null> {
    try {
      return await this.appointments.find(id);
    } catch (error) {
      if (error instanceof NotFound) return null;
      throw error;
    }
  }
}

/** As long as it is now. */
function was(row: AppointmentRow, startsAt: string): { startsAt: string; endsAt: string } {
  const milliseconds = row.endsAt.getTime() - row.startsAt.getTime();
  return { startsAt, endsAt: Temporal.Instant.from(startsAt).add({ milliseconds }).toString() };
}
