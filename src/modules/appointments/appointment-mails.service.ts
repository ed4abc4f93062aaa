import { Injectable } from '@nestjs/common';
import { Clock } from '../../kernel/clock.js';
import { afterQuietHours } from '../../kernel/quiet-hours.js';
import { actor } from '../../platform/database/transaction.js';
import { MailOutbox } from '../../platform/mail/mail-outbox.js';
import { NoticesService, type NoticeContact, type NoticeKind } from '../notices/notices.service.js';
import type { AppointmentRow } from './appointment.dto.js';
import type { ProposalRow } from './appointment-proposal.dto.js';
import { AppointmentToldRepository } from './appointment-told.repository.js';
import { kindOf, wordFor, type AppointmentNews, type Told } from './appointment-told.rules.js';
import { nextReminder } from './appointment.rules.js';
import { AppointmentsRepository } from './appointments.repository.js';

/** What an order of a mail about an appointment says, beside whom it is for. */
interface Order {
  /** Ends the key: a second one of the same is none. */
  readonly name: string;
  readonly kind: NoticeKind;
  readonly news?: AppointmentNews;
  readonly by?: string | null;
}

/** Orders the mails of appointments and proposals, to each guest when they may be written to. */
@Injectable()
export class AppointmentMails {
  constructor(
    private readonly appointments: AppointmentsRepository,
    private readonly told: AppointmentToldRepository,
    private readonly notices: NoticesService,
    private readonly outbox: MailOutbox,
    private readonly clock: Clock,
  ) {}

  /** In the transaction of the member who proposes. */
  async proposed(row: ProposalRow, tell: boolean): Promise<void> {
    if (!tell) return;
    const contactIds = row.guests.map(({ id }) => id);
    await this.notices.tell({
      kind: 'appointment.proposed',
      engagementId: row.engagementId,
      to: { contactIds },
      subject: { noun: 'appointment', id: row.id, title: row.title },
      sourceId: row.id,
    });
    for (const reader of await this.readers(row.engagementId, contactIds, 'appointment.proposed')) {
      const linkId = row.guests.find(({ id }) => id === reader.id)?.linkId ?? '';
      await this.outbox.post({
        key: `appointment-proposal:${row.id}:${reader.id}`,
        kind: 'appointment.proposed',
        to: { name: reader.name, address: reader.email },
        language: reader.language,
        props: { proposalId: row.id, contactId: reader.id, linkId },
        notBefore: undisturbed(reader, this.clock.now()),
      });
    }
  }

  /** Nobody is asked any more: what was told of it goes. */
  async closed({ id }: ProposalRow): Promise<void> {
    await this.notices.withdraw(id);
  }

  /**
   * By the product itself, once a change is certain: to each guest who does not know it yet. Who wants no mails of it
   * reads it in the product.
   */
  async write(id: string, { news, by }: { news: AppointmentNews; by: string | null }): Promise<void> {
    await this.told.lineUp(id);
    const row = await this.appointments.one(actor(), id);
    const told = await this.told.last(id);
    const asked = news === 'uninvited' ? [...told.keys()] : row.guests.map((guest) => guest.id);
    const hearing = asked.filter((contactId) => wordFor(news, row, contactId, told.get(contactId)) !== null);
    const kind = kindOf(news);
    const order = { name: `${news}:${row.sequence}`, kind, news, by };
    const now = this.clock.now();
    const readers = await this.readers(row.engagementId, hearing, kind);
    for (const reader of readers) {
      const calm = undisturbed(reader, now);
      // Better disturbed than waiting in vain.
      const inTime =
        calm.epochMilliseconds < Math.min(row.startsAt.getTime(), knownStart(told.get(reader.id)));
      await this.post(row, reader, order, inTime ? calm : now);
    }
    const others = hearing.filter((contactId) => !readers.some((reader) => reader.id === contactId));
    await this.told.tellOtherwise(row, others, kind === 'appointment.cancelled' ? 'cancelled' : 'booked');
  }

  /**
   * A day before, or as soon after as a guest may be written to; and an hour before, unless that would disturb. Held up
   * too long, it is left out. Run twice, it does nothing more.
   */
  async remind(id: string): Promise<void> {
    const row = await this.appointments.load(actor(), id);
    const now = this.clock.now();
    if (!row.remindAt || row.remindAt.getTime() > now.epochMilliseconds) return;
    const start = row.startsAt.toTemporalInstant();
    const next = nextReminder(start, now);
    await this.appointments.remindNext(actor(), id, next);
    if (row.state !== 'booked' || Temporal.Instant.compare(start, now) <= 0) return;
    const lastHour = start.subtract({ hours: 1 });
    const isLast = Temporal.Instant.compare(now, lastHour) >= 0;
    const name = `reminder:${isLast ? 'hour' : 'day'}:${start.epochMilliseconds}`;
    for (const reader of await this.readersOf(row, 'appointment.reminder')) {
      const calm = undisturbed(reader, now);
      const good = isLast ? calm.equals(now) : Temporal.Instant.compare(calm, lastHour) < 0;
      if (good) await this.post(row, reader, { name, kind: 'appointment.reminder' }, calm);
    }
  }

  private async post(
    row: AppointmentRow,
    reader: NoticeContact,
    { name, kind, news, by }: Order,
    notBefore: Temporal.Instant,
  ): Promise<void> {
    await this.outbox.post({
      key: `appointment:${row.id}:${name}:${reader.id}`,
      kind,
      to: { name: reader.name, address: reader.email },
      language: reader.language,
      props: {
        appointmentId: row.id,
        contactId: reader.id,
        ...(news && { news }),
        ...(by && { by }),
      },
      notBefore,
    });
  }

  private readersOf(row: AppointmentRow, kind: NoticeKind): Promise<NoticeContact[]> {
    return this.readers(row.engagementId, row.guests.map(({ id }) => id), kind); // prettier-ignore
  }

  /** Guests who read mails, and want those of this kind. */
  private async readers(
    engagementId: string,
    contactIds: readonly string[],
    kind: NoticeKind,
  ): Promise<NoticeContact[]> {
    const all = await this.notices.contactsFor(engagementId, kind);
    return all.filter(({ id, channel }) => channel === 'mail' && contactIds.includes(id));
  }
}

function undisturbed({ quietHours, timeZone }: NoticeContact, at: Temporal.Instant): Temporal.Instant {
  return afterQuietHours(at, quietHours, timeZone);
}

function knownStart(told: Told | undefined): number {
  return told?.startsAt.getTime() ?? Infinity;
}
