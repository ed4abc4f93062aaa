import { Injectable } from '@nestjs/common';
import type { Language } from '../../kernel/actor.js';
import { Clock } from '../../kernel/clock.js';
import { NotFound } from '../../kernel/domain-error.js';
import { Ids } from '../../kernel/ids.js';
import { localDay } from '../../kernel/time-zone.js';
import { actor } from '../../platform/database/transaction.js';
import { limitOf, pageOf, positionOf, type Page } from '../../platform/http/paging.js';
import { textsFor } from '../../platform/i18n/translate.js';
import { MailOutbox } from '../../platform/mail/mail-outbox.js';
import { PreferencesService } from '../clients/preferences.service.js';
import { BusinessHoursService } from '../engagements/business-hours.service.js';
import { NoticesService } from '../notices/notices.service.js';
import type { AppointmentRow } from './appointment.dto.js';
import type { AppointmentEntity } from './appointment.entity.js';
import type { Attendance, FollowUpState } from './appointment.rules.js';
import { AppointmentTelling } from './appointment-telling.service.js';
import { AppointmentsRepository } from './appointments.repository.js';
import { FollowUpSettled } from './attendance.errors.js';
import { followUpMail } from './follow-up.email.js';
import { FollowUpDto, type FollowUpRow, type FollowUpsQuery, type SendFollowUpDto } from './follow-up.dto.js';
import { followUpDue, isOpenFollowUp, type DropReason } from './follow-up.rules.js';
import { FollowUpsRepository } from './follow-ups.repository.js';

type Changed = Partial<Pick<AppointmentEntity, 'followUpAt' | 'followUpState'>>;

/** The kind word after a session that the client missed: proposed by the product, sent or dropped by a member. */
@Injectable()
export class FollowUpsService {
  constructor(
    private readonly appointments: AppointmentsRepository,
    private readonly followUps: FollowUpsRepository,
    private readonly telling: AppointmentTelling,
    private readonly hours: BusinessHoursService,
    private readonly preferences: PreferencesService,
    private readonly notices: NoticesService,
    private readonly outbox: MailOutbox,
    private readonly clock: Clock,
    private readonly ids: Ids,
  ) {}

  async list(asked: FollowUpsQuery): Promise<Page<FollowUpDto>> {
    const who = actor();
    if (who.role === 'contact') throw new NotFound('follow-up');
    const limit = limitOf(asked);
    const [after = null] = positionOf<[string]>(asked, 1) ?? [];
    const rows = await this.followUps.list(who, asked, limit + 1, after);
    return pageOf(rows, limit, ({ id }) => [id], (row) => FollowUpDto.of(row, who)); // prettier-ignore
  }

  async ofAppointment(appointmentId: string): Promise<FollowUpDto | null> {
    const row = await this.followUps.ofAppointment(actor(), appointmentId);
    return row && FollowUpDto.of(row, actor());
  }

  /** The language in which something is written about a session: that of its first guest. */
  async languageOf({ id }: Pick<AppointmentRow, 'id'>): Promise<Language> {
    return (await this.followUps.guest(actor(), id))?.language ?? actor().language;
  }

  /** What noting attendance makes of it; written with the appointment by who notes. */
  async noted(row: AppointmentRow, attendance: Attendance | null): Promise<Changed> {
    if (attendance === 'no_show_client') return this.begun(row);
    if (!isOpenFollowUp(row.followUpState)) return {};
    await this.settled(row.id, 'corrected');
    return { followUpState: 'dropped' };
  }

  /** What time makes of it: proposed once it is due, dropped as soon as the client got in touch. */
  async consider(appointmentId: string): Promise<void> {
    const row = await this.appointments.load(actor(), appointmentId);
    const followUp = await this.followUps.ofAppointment(actor(), appointmentId);
    if (!followUp || !isOpenFollowUp(row.followUpState)) return;
    if (followUp.contactRemoved || (await this.followUps.isInTouch(followUp)))
      return this.drop(row, followUp.contactRemoved ? 'corrected' : 'in_touch');
    const due = Temporal.Instant.compare(followUp.dueAt.toTemporalInstant(), this.clock.now()) <= 0;
    if (row.followUpState === 'waiting' && due) await this.propose(row, followUp);
  }

  /** @throws NotFound, FollowUpSettled unless it is proposed */
  async send(id: string, { text }: SendFollowUpDto): Promise<FollowUpDto> {
    const { row, followUp } = await this.load(id, (state) => state === 'proposed');
    if (followUp.contactRemoved) throw new NotFound('contact');
    const { name, seatId } = actor();
    const now = this.clock.now();
    await this.followUps.settle(actor(), row.id, { because: null, at: now, byName: name }, text);
    // Whoever else was to read it need not any more.
    await this.notices.withdraw(id);
    const { contactId, contactName, email, language, timeZone } = followUp;
    await this.outbox.post({
      key: `follow-up:${id}:${now.epochMilliseconds}`,
      kind: followUpMail.kind,
      to: { name: contactName, address: email },
      language,
      props: { followUpId: id, contactId, memberId: seatId ?? row.memberId },
      notBefore: await this.preferences.undisturbed({ id: contactId, timeZone }, now),
    });
    return this.changed(row, followUp, 'sent');
  }

  /** Not this time. @throws NotFound, FollowUpSettled */
  async letBe(id: string): Promise<FollowUpDto> {
    const { row, followUp } = await this.load(id, isOpenFollowUp);
    await this.settled(row.id, 'member');
    return this.changed(row, followUp, 'dropped');
  }

  /** After all. @throws NotFound, FollowUpSettled unless a member dropped it */
  async restore(id: string): Promise<FollowUpDto> {
    const { row, followUp } = await this.load(id, (state) => state === 'dropped');
    if (followUp.because !== 'member') throw new FollowUpSettled('dropped');
    await this.followUps.settle(actor(), row.id, { because: null, at: null, byName: null });
    return this.changed(row, followUp, followUp.proposedAt === null ? 'waiting' : 'proposed');
  }

  private async begun(row: AppointmentRow): Promise<Changed> {
    if (row.followUpState !== null && row.followUpState !== 'dropped') return {};
    const guest = await this.followUps.guest(actor(), row.id);
    const due =
      guest && followUpDue(row.startsAt.toTemporalInstant(), guest.timeZone, await this.hours.hoursOf(row));
    if (!due) return {};
    const { id: appointmentId, engagementId } = row;
    await this.followUps.begin(actor(), {
      id: this.ids.next(),
      engagementId,
      appointmentId,
      contactId: guest.id,
    });
    return { followUpAt: new Date(due.epochMilliseconds), followUpState: 'waiting' };
  }

  private async propose(row: AppointmentRow, followUp: FollowUpRow): Promise<void> {
    const { address } = await this.preferences.mannerOf(followUp.contactId);
    const { t, day } = textsFor(followUp.language, address);
    const on = day(localDay(row.startsAt.toTemporalInstant(), followUp.timeZone).toString(), 'long');
    const author = (await this.followUps.author(actor(), row.memberId))?.name ?? row.memberName;
    const text = t('follow-up.text', { name: followUp.contactName, day: on, author });
    await this.followUps.propose(actor(), followUp.id, text, this.clock.now());
    await this.appointments.change(actor(), row.id, { followUpState: 'proposed' });
    await this.notices.tell({
      kind: 'appointment.follow-up',
      engagementId: row.engagementId,
      to: { memberIds: [row.memberId] },
      subject: { noun: 'appointment', id: row.id, title: row.title },
      text,
      sourceId: followUp.id,
    });
    await this.telling.changed(row);
  }

  private async drop(row: AppointmentRow, because: DropReason): Promise<void> {
    await this.settled(row.id, because);
    await this.appointments.change(actor(), row.id, { followUpState: 'dropped' });
    await this.telling.changed(row);
  }

  private async settled(appointmentId: string, because: DropReason): Promise<void> {
    const { name, role } = actor();
    const byName = role === 'system' ? null : name;
    await this.followUps.settle(actor(), appointmentId, { because, at: this.clock.now(), byName });
    const followUp = await this.followUps.ofAppointment(actor(), appointmentId);
    if (followUp) await this.notices.withdraw(followUp.id);
  }

  private async changed(
    row: AppointmentRow,
    { id }: FollowUpRow,
    state: FollowUpState,
  ): Promise<FollowUpDto> {
    await this.appointments.change(actor(), row.id, { followUpState: state });
    await this.telling.changed(row);
    return FollowUpDto.of(await this.followUps.one(actor(), id), actor());
  }

  /** Whoever else decides about it waits. @throws NotFound, FollowUpSettled */
  private async load(
    id: string,
    may: (state: FollowUpState) => boolean,
  ): Promise<{ readonly row: AppointmentRow; readonly followUp: FollowUpRow }> {
    const { appointmentId } = await this.followUps.one(actor(), id);
    const row = await this.appointments.load(actor(), appointmentId);
    const followUp = await this.followUps.one(actor(), id);
    if (!may(followUp.state)) throw new FollowUpSettled(followUp.state);
    return { row, followUp };
  }
}
