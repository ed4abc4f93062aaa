import { Injectable } from '@nestjs/common';
import { NotFound } from '../../kernel/domain-error.js';
import { Clock } from '../../kernel/clock.js';
import { Ids } from '../../kernel/ids.js';
import { localDay, startOfDay } from '../../kernel/time-zone.js';
import { actor } from '../../platform/database/transaction.js';
import { Events } from '../../platform/events/events.js';
import { limitOf, pageOf, positionOf, type Page } from '../../platform/http/paging.js';
import { refuseStale } from '../../platform/http/precondition.js';
import { PageLinks } from '../../platform/pages/page-links.js';
import { BusinessHoursService } from '../engagements/business-hours.service.js';
import type { AppointmentDto } from './appointment.dto.js';
import { AppointmentProposalClosed, AppointmentProposalDays } from './appointment.errors.js';
import { FARTHEST_DAYS } from './appointment.rules.js';
import { AppointmentProposalDto, SlotsDto, type BookSlotDto, type ProposalRow, type ProposalsQuery, type ProposeAppointmentDto } from './appointment-proposal.dto.js'; // prettier-ignore
import { areProposable, stateAt, USUAL } from './appointment-proposal.rules.js';
import { AppointmentProposalsRepository } from './appointment-proposals.repository.js';
import { AppointmentMails } from './appointment-mails.service.js';
import { AppointmentSlotsService, type SlotRequest } from './appointment-slots.service.js';
import { AppointmentTelling } from './appointment-telling.service.js';
import { AppointmentsService } from './appointments.service.js';
import { HostHoursRepository } from './host-hours.repository.js';

/** Free times by link: proposed by a member, one of them booked by whoever was asked, once. */
@Injectable()
export class AppointmentProposalsService {
  constructor(
    private readonly proposals: AppointmentProposalsRepository,
    private readonly appointments: AppointmentsService,
    private readonly slots: AppointmentSlotsService,
    private readonly telling: AppointmentTelling,
    private readonly mails: AppointmentMails,
    private readonly hosts: HostHoursRepository,
    private readonly hours: BusinessHoursService,
    private readonly links: PageLinks,
    private readonly events: Events,
    private readonly clock: Clock,
    private readonly ids: Ids,
  ) {}

  async list(asked: ProposalsQuery): Promise<Page<AppointmentProposalDto>> {
    const limit = limitOf(asked);
    const [after = null] = positionOf<[string]>(asked, 1) ?? [];
    const rows = await this.proposals.list(actor(), asked, this.clock.now(), limit + 1, after);
    return pageOf(rows, limit, ({ id }) => [id], (row) => this.shown(row)); // prettier-ignore
  }

  async read(id: string): Promise<AppointmentProposalDto> {
    return this.shown(await this.proposals.one(actor(), id));
  }

  /** @throws NotFound, AppointmentProposalDays, AppointmentGuestStranger */
  async propose(body: ProposeAppointmentDto): Promise<AppointmentProposalDto> {
    const who = actor();
    const { id = this.ids.next(), engagementId, taskId = null, title, note = '', place, minutes } = body;
    const memberId = body.memberId ?? who.seatId;
    if (memberId === null) throw new NotFound('member');
    await this.appointments.refuseForeign(engagementId, { memberId, taskId });
    const { timeZone } = await this.hours.termsOf(engagementId);
    const days = this.daysOf(body, timeZone);
    const host = await this.hosts.of(memberId);
    const entity = {
      ...{ id, workspaceId: who.workspaceId, engagementId, memberId, taskId, title, note, minutes },
      ...{ placeKind: place?.kind ?? null, place: place?.text ?? '' },
      ...days,
      bufferBeforeMinutes: body.bufferBeforeMinutes ?? host?.bufferBeforeMinutes ?? 0,
      bufferAfterMinutes: body.bufferAfterMinutes ?? host?.bufferAfterMinutes ?? 0,
      noticeMinutes: body.noticeMinutes ?? USUAL.noticeMinutes,
      stepMinutes: body.stepMinutes ?? USUAL.stepMinutes,
      ...{ state: 'open' as const, appointmentId: null },
      ...{ createdAt: this.clock.date(), createdByName: who.name },
    };
    await this.proposals.add(entity, body.contactIds, () => this.ids.next());
    const row = await this.proposals.one(who, id);
    await this.mails.proposed(row, body.tell ?? true);
    await this.events.tell('appointment-proposal.changed', id, engagementId);
    return this.shown(row);
  }

  /** The free times that are left; none once it is closed. */
  async slotsOf(id: string): Promise<SlotsDto> {
    const row = await this.proposals.one(actor(), id);
    const open = stateAt(row, this.clock.now()) === 'open';
    return SlotsDto.of(open ? await this.slots.free(this.requestOf(row)) : [], row.minutes, row.timeZone);
  }

  /**
   * One of two who book the same time gets it; the other one is told which are left.
   * @throws AppointmentProposalClosed, AppointmentSlotTaken
   */
  async book(id: string, { startsAt }: BookSlotDto): Promise<AppointmentDto> {
    const who = actor();
    const row = await this.proposals.load(who, id);
    const state = stateAt(row, this.clock.now());
    if (state !== 'open') throw new AppointmentProposalClosed(state);
    const start = Temporal.Instant.from(startsAt);
    const end = start.add({ minutes: row.minutes });
    await this.appointments.lineUp([row.memberId, ...row.guests.map((guest) => guest.id)]);
    await this.slots.refuseTaken(this.requestOf(row), { start, end });
    const { engagementId, memberId, taskId, title, note, placeKind, place } = row;
    const appointmentId = await this.appointments.write({
      ...{ engagementId, memberId, taskId, title, note },
      place: placeKind && { kind: placeKind, text: place },
      startsAt: start.toString(),
      endsAt: end.toString(),
      contactIds: row.guests.map((guest) => guest.id),
    });
    await this.proposals.change(who, id, { state: 'booked', appointmentId });
    await this.mails.closed(row);
    await this.telling.booked(await this.appointments.find(appointmentId), true);
    await this.events.tell('appointment-proposal.changed', id, engagementId);
    return this.appointments.read(appointmentId);
  }

  /** Its links lead to nothing more. @throws Stale, AppointmentProposalClosed */
  async withdraw(id: string, expected: number | null): Promise<void> {
    const row = await this.proposals.load(actor(), id);
    refuseStale(row.version, expected);
    const state = stateAt(row, this.clock.now());
    if (state === 'booked') throw new AppointmentProposalClosed(state);
    await this.proposals.change(actor(), id, { state: 'withdrawn' });
    await this.mails.closed(row);
    await this.events.tell('appointment-proposal.changed', id, row.engagementId);
  }

  private shown(row: ProposalRow): AppointmentProposalDto {
    const address = (linkId: string) => this.links.address('appointment', row.workspaceId, linkId);
    return AppointmentProposalDto.of(row, actor(), this.clock.now(), address);
  }

  private daysOf({ fromDay, toDay, expiresAt }: ProposeAppointmentDto, timeZone: string) {
    const now = this.clock.now();
    const today = localDay(now, timeZone);
    const from = fromDay === undefined ? today : Temporal.PlainDate.from(fromDay);
    const to = toDay === undefined ? from.add({ days: USUAL.days }) : Temporal.PlainDate.from(toDay);
    if (!areProposable(from, to, today, FARTHEST_DAYS)) throw new AppointmentProposalDays();
    const end = startOfDay(to.add({ days: 1 }), timeZone);
    const expires = expiresAt === undefined ? end : Temporal.Instant.from(expiresAt);
    if (Temporal.Instant.compare(expires, now) <= 0) throw new AppointmentProposalDays();
    const last = Temporal.Instant.compare(expires, end) < 0 ? expires : end;
    return { fromDay: from.toString(), toDay: to.toString(), expiresAt: new Date(last.epochMilliseconds) };
  }

  private requestOf(row: ProposalRow): SlotRequest {
    const { memberId, minutes, stepMinutes, bufferBeforeMinutes, bufferAfterMinutes, timeZone } = row;
    const { workingWindows, holidays } = row;
    return {
      wishes: {
        ...{ minutes, stepMinutes, bufferBeforeMinutes, bufferAfterMinutes, timeZone },
        fromDay: Temporal.PlainDate.from(row.fromDay),
        toDay: Temporal.PlainDate.from(row.toDay),
        notBefore: this.clock.now().add({ minutes: row.noticeMinutes }),
      },
      memberId,
      contactIds: row.guests.map((guest) => guest.id),
      hours: { timeZone, workingWindows, holidays },
      but: null,
    };
  }
}
