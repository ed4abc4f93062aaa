import { Injectable } from '@nestjs/common';
import { Clock } from '../../kernel/clock.js';
import { NotFound } from '../../kernel/domain-error.js';
import { afterQuietHours } from '../../kernel/quiet-hours.js';
import { actor } from '../../platform/database/transaction.js';
import { MailOutbox } from '../../platform/mail/mail-outbox.js';
import { NoticesService } from '../notices/notices.service.js';
import type { AppointmentRow } from './appointment.dto.js';
import type { Attendance, UsefulAnswer } from './appointment.rules.js';
import { AppointmentTelling } from './appointment-telling.service.js';
import { asksUsefulAt, mayAnswerUseful, tookPlace } from './appointment-useful.rules.js';
import { appointmentUsefulMail } from './appointment-useful.email.js';
import { AppointmentsRepository } from './appointments.repository.js';
import { UsefulClosed } from './attendance.errors.js';

/** Was it useful? What would you have wanted? Asked once after a session that took place, by mail and in the portal. */
@Injectable()
export class AppointmentUsefulService {
  constructor(
    private readonly appointments: AppointmentsRepository,
    private readonly telling: AppointmentTelling,
    private readonly notices: NoticesService,
    private readonly outbox: MailOutbox,
    private readonly clock: Clock,
  ) {}

  /** Whether the caller may say it. */
  isOpen(row: AppointmentRow, now: Temporal.Instant): boolean {
    const { seatId } = actor();
    return row.guests.some(({ id }) => id === seatId) && mayAnswerUseful(row, seatId, now);
  }

  /** @throws NotFound for who did not take part, UsefulClosed */
  async answer(
    appointmentId: string,
    { useful, wanted = '' }: { readonly useful: UsefulAnswer; readonly wanted?: string },
  ): Promise<void> {
    const who = actor();
    const row = await this.appointments.load(who, appointmentId);
    if (!row.guests.some(({ id }) => id === who.seatId)) throw new NotFound('appointment');
    if (!this.isOpen(row, this.clock.now())) throw new UsefulClosed();
    const said = { useful, wanted, usefulAt: row.usefulAt ?? this.clock.date(), usefulBy: who.seatId };
    await this.appointments.change(who, row.id, said);
    // Whoever else was asked need not answer any more.
    await this.notices.withdraw(row.id);
    await this.notices.tell({
      kind: 'appointment.answered',
      engagementId: row.engagementId,
      to: { memberIds: [row.memberId] },
      subject: { noun: 'appointment', id: row.id, title: row.title },
      text: wanted,
      state: useful,
    });
    await this.telling.changed(row);
  }

  /** In the transaction in which it is noted that a session took place: its guests are asked, each once. */
  async noted(row: AppointmentRow, attendance: Attendance | null): Promise<void> {
    const { id, engagementId, title, endsAt } = row;
    if (!tookPlace(attendance)) return this.notices.withdraw(id);
    // That somebody came late after all asks nobody again.
    if (row.useful !== null || tookPlace(row.attendance)) return;
    const at = asksUsefulAt(endsAt.toTemporalInstant(), this.clock.now());
    const contacts = await this.notices.contactsFor(engagementId, 'appointment.useful');
    const guests = contacts.filter((contact) => row.guests.some((guest) => guest.id === contact.id));
    await this.notices.tell({
      kind: 'appointment.useful',
      engagementId,
      to: { contactIds: row.guests.map((guest) => guest.id) },
      subject: { noun: 'appointment', id, title },
      sourceId: id,
    });
    for (const guest of guests.filter(({ channel }) => channel === 'mail'))
      await this.outbox.post({
        key: `appointment-useful:${id}:${guest.id}`,
        kind: appointmentUsefulMail.kind,
        to: { name: guest.name, address: guest.email },
        language: guest.language,
        props: { appointmentId: id, contactId: guest.id },
        notBefore: afterQuietHours(at, guest.quietHours, guest.timeZone),
      });
  }
}
