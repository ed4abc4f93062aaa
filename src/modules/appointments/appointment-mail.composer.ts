import { Injectable, type OnModuleInit } from '@nestjs/common';
import { NotFound } from '../../kernel/domain-error.js';
import { Clock } from '../../kernel/clock.js';
import { Environment } from '../../platform/config/environment.js';
import { textsFor, type Texts } from '../../platform/i18n/translate.js';
import { MailOutbox, type ComposedMail, type QueuedMail } from '../../platform/mail/mail-outbox.js';
import type { MailOutcome, MailState } from '../../platform/mail/mail-outcome.js';
import type { MailAttachment } from '../../platform/mail/smtp.js';
import { WorkspaceService } from '../identity/workspace.service.js';
import { NoticesService, type NoticeContact, type NoticeKind } from '../notices/notices.service.js';
import { calendarAttachment, withdrawalAttachment } from './appointment-calendar-file.js';
import type { AppointmentRow } from './appointment.dto.js';
import { appointmentBookedMail, appointmentCancelledMail, appointmentMovedMail, appointmentReminderMail, writtenAs, type AppointmentWord } from './appointment.emails.js'; // prettier-ignore
import { AppointmentLinkService } from './appointment-link.service.js';
import type { AppointmentMailProps } from './appointment-letter.js';
import { isBeforeReminders } from './appointment.rules.js';
import { AppointmentToldRepository } from './appointment-told.repository.js';
import { appointmentNews, wordFor, type TellableFacts, type Told } from './appointment-told.rules.js';
import { AppointmentsService } from './appointments.service.js';
import { placeOf } from './session.dto.js';

/** What a mail server says of a mail that was not lost. */
const ARRIVED: readonly MailState[] = ['sent', 'delayed', 'delivered', 'complained'];

/**
 * Writes the mails of appointments from what is true when they are sent and from what their reader knows, with the event
 * for their calendar; and writes down, in the transaction that begins the sending, what they know by it.
 */
@Injectable()
export class AppointmentMailComposer implements OnModuleInit {
  constructor(
    private readonly outbox: MailOutbox,
    private readonly appointments: AppointmentsService,
    private readonly told: AppointmentToldRepository,
    private readonly workspaces: WorkspaceService,
    private readonly notices: NoticesService,
    private readonly links: AppointmentLinkService,
    private readonly environment: Environment,
    private readonly clock: Clock,
  ) {}

  onModuleInit(): void {
    const composer = {
      compose: (mail: QueuedMail) => this.compose(mail),
      settled: (mail: QueuedMail, outcome: MailOutcome) => this.settled(mail, outcome),
    };
    for (const { kind } of [appointmentBookedMail, appointmentMovedMail, appointmentCancelledMail])
      this.outbox.register(kind, composer);
    this.outbox.register(appointmentReminderMail.kind, composer);
  }

  /** Null when its reader knows all of it, it is over, or not theirs any more. */
  private async compose(mail: QueuedMail): Promise<ComposedMail | null> {
    const { appointmentId = '', contactId = '' } = mail.props;
    await this.told.lineUp(appointmentId);
    const row = await this.found(appointmentId);
    if (!row) return null;
    const told = (await this.told.last(appointmentId, mail.id)).get(contactId);
    const word = this.wordOf(mail, row, told);
    // Who takes no part any more reads what they know, and nothing newer.
    const gone = word === 'uninvited' ? (told ?? null) : null;
    const facts = gone ?? row;
    if (!word || facts.endsAt.getTime() <= this.clock.now().epochMilliseconds) return null;
    const reader = await this.readerOf(row, contactId, mail.kind as NoticeKind);
    const url = gone ? '' : await this.links.addressFor(appointmentId, contactId);
    if (!reader || url === null) return null;
    // One who knows nothing yet gets the event first.
    if (word !== 'reminder' || told) await this.told.tellBy(mail.id, row, contactId, gone);
    const { language, form, props } = mail;
    const workspaceName = await this.workspaces.name();
    const letter: AppointmentMailProps = {
      ...{ recipientName: mail.to.name, workspaceName, title: facts.title, hostName: row.memberName },
      ...{ note: facts.note, place: placeOf(facts), by: props.by ?? '', url },
      // A cancellation says what is called off: the time that its reader knows.
      ...timesOf(word === 'cancelled' ? (told ?? row) : facts),
      ...{ timeZone: reader.timeZone, unsubscribeUrl: reader.unsubscribeUrl },
    };
    const before = told ? timesOf(told) : null;
    const reason = row.cancelReason ?? '';
    return {
      ...writtenAs(word, language, form, letter, { before, reason }),
      fromName: `${row.memberName} (${workspaceName})`,
      ...(word !== 'reminder' && { attachments: [this.attached(row, gone, textsFor(language, form), url)] }),
    };
  }

  /** It did not arrive, or not yet: its reader knows what they knew before. */
  private async settled({ id }: QueuedMail, { state }: MailOutcome): Promise<void> {
    if (!ARRIVED.includes(state)) await this.told.forget(id);
  }

  private wordOf({ kind, props }: QueuedMail, row: AppointmentRow, told?: Told): AppointmentWord | null {
    if (kind !== appointmentReminderMail.kind) {
      const news = appointmentNews.find((each) => each === props.news) ?? 'booked';
      return wordFor(news, row, props.contactId ?? '', told);
    }
    const tooEarly = isBeforeReminders(row.startsAt.toTemporalInstant(), this.clock.now());
    return row.state === 'booked' && !tooEarly ? 'reminder' : null;
  }

  private attached(row: AppointmentRow, gone: Told | null, texts: Texts, url: string): MailAttachment {
    const host = new URL(this.environment.publicUrl).hostname;
    return gone ? withdrawalAttachment(row, gone, host) : calendarAttachment(texts, row, host, url);
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

function timesOf({ startsAt, endsAt }: TellableFacts): { startsAt: string; endsAt: string } {
  return {
    startsAt: startsAt.toTemporalInstant().toString(),
    endsAt: endsAt.toTemporalInstant().toString(),
  };
}
