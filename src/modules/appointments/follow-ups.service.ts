import { Injectable } from '@nestjs/common';
import type { Language } from '../../kernel/actor.js';
import { Clock } from '../../kernel/clock.js';
import { NotFound } from '../../kernel/domain-error.js';
import { Ids } from '../../kernel/ids.js';
import { usualManner } from '../../kernel/manner.js';
import { actor } from '../../platform/database/transaction.js';
import { limitOf, pageOf, positionOf, type Page } from '../../platform/http/paging.js';
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
import { proposedWord } from './follow-up.wording.js';
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
    return pageOf(await this.signed(rows), limit, ({ id }) => [id], (row) => FollowUpDto.of(row, who)); // prettier-ignore
  }

  async ofAppointment(appointmentId: string): Promise<FollowUpDto | null> {
    const row = await this.followUps.ofAppointment(actor(), appointmentId);
    return row && this.shown(row);
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

  /** What time makes of it: proposed once it is due, dropped as soon as nobody needs it any more. */
  async consider(appointmentId: string): Promise<void> {
    const row = await this.appointments.load(actor(), appointmentId);
    const followUp = await this.followUps.ofAppointment(actor(), appointmentId);
    if (!followUp || !isOpenFollowUp(row.followUpState)) return;
    const reason = await this.needless(row, followUp);
    if (reason !== null) return this.drop(row, reason);
    const due = Temporal.Instant.compare(followUp.dueAt.toTemporalInstant(), this.clock.now()) <= 0;
    if (row.followUpState === 'waiting' && due) await this.propose(row, followUp);
  }

  /**
   * What was proposed is signed by whoever sends it, also where they were shown it signed by the host.
   * @throws NotFound, FollowUpSettled unless it is proposed
   */
  async send(id: string, body: SendFollowUpDto): Promise<FollowUpDto> {
    const { row, followUp } = await this.load(id, (state) => state === 'proposed');
    if (followUp.contactRemoved) throw new NotFound('contact');
    const { name, seatId } = actor();
    const now = this.clock.now();
    const [own = followUp] = body.text === followUp.text ? await this.signed([followUp]) : [body];
    await this.followUps.settle(actor(), row.id, { because: null, at: now, byName: name }, own.text);
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

  /**
   * In the moment in which its mail leaves, which may be hours after it was sent: outside quiet hours, after a mail
   * server could not be reached. Null, and dropped, where there is no reason for it any more.
   */
  async leaving(id: string): Promise<FollowUpRow | null> {
    const { row, followUp } = await this.locked(id);
    if (followUp.state !== 'sent') return null;
    const reason = await this.needless(row, followUp);
    if (reason === null) return followUp;
    await this.drop(row, reason);
    return null;
  }

  /** Its mail reached nobody: it was not sent after all. */
  async lost(id: string): Promise<void> {
    const { row, followUp } = await this.locked(id);
    if (followUp.state === 'sent') await this.drop(row, 'unreachable');
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
    const author = (await this.followUps.author(actor(), row.memberId))?.name ?? row.memberName;
    const text = proposedWord(followUp, address, author);
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

  /** Why nobody needs it any more; null: somebody may. */
  private async needless(row: AppointmentRow, followUp: FollowUpRow): Promise<DropReason | null> {
    if (row.attendance !== 'no_show_client') return 'corrected';
    const readers = await this.notices.contactsFor(row.engagementId, 'appointment.follow-up');
    if (!readers.some((reader) => reader.id === followUp.contactId)) return 'unreachable';
    return (await this.followUps.isInTouch(followUp)) ? 'in_touch' : null;
  }

  /** What is proposed stands there as the caller would send it: under their name, where they are not the host. */
  private async signed(rows: FollowUpRow[]): Promise<FollowUpRow[]> {
    const { seatId } = actor();
    const others = rows.filter((row) => row.state === 'proposed' && row.memberId !== seatId);
    const author = seatId && others.length > 0 && (await this.followUps.author(actor(), seatId));
    if (!author) return rows;
    const manners = await this.preferences.mannersOf(others.map(({ contactId }) => contactId));
    return rows.map((row) => {
      if (!others.includes(row)) return row;
      const { address } = manners.get(row.contactId) ?? usualManner;
      return { ...row, text: proposedWord(row, address, author.name) };
    });
  }

  private async shown(row: FollowUpRow): Promise<FollowUpDto> {
    const [own = row] = await this.signed([row]);
    return FollowUpDto.of(own, actor());
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
    return this.shown(await this.followUps.one(actor(), id));
  }

  /** @throws NotFound, FollowUpSettled */
  private async load(
    id: string,
    may: (state: FollowUpState) => boolean,
  ): Promise<{ readonly row: AppointmentRow; readonly followUp: FollowUpRow }> {
    const found = await this.locked(id);
    if (!may(found.followUp.state)) throw new FollowUpSettled(found.followUp.state);
    return found;
  }

  /** Whoever else decides about it waits. @throws NotFound */
  private async locked(
    id: string,
  ): Promise<{ readonly row: AppointmentRow; readonly followUp: FollowUpRow }> {
    const { appointmentId } = await this.followUps.one(actor(), id);
    const row = await this.appointments.load(actor(), appointmentId);
    return { row, followUp: await this.followUps.one(actor(), id) };
  }
}
