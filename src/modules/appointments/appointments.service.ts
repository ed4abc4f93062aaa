import { Injectable } from '@nestjs/common';
import { Clock } from '../../kernel/clock.js';
import { Ids } from '../../kernel/ids.js';
import type { Interval } from '../../kernel/interval.js';
import { NotFound } from '../../kernel/domain-error.js';
import { refuseOutOfReach } from '../../platform/database/reach.js';
import { actor } from '../../platform/database/transaction.js';
import { limitOf, pageOf, positionOf, type Page } from '../../platform/http/paging.js';
import { refuseStale } from '../../platform/http/precondition.js';
import { BusinessHoursService } from '../engagements/business-hours.service.js';
import { EngagementTermsService } from '../engagements/engagement-terms.service.js';
import { TasksService } from '../tasks/tasks.service.js';
import {
  AppointmentDto,
  type AppointmentRow,
  type AppointmentsQuery,
  type BookAppointmentDto,
  type CancelAppointmentDto,
  type EditAppointmentDto,
  type MoveAppointmentDto,
} from './appointment.dto.js';
import type { AppointmentEntity } from './appointment.entity.js';
import {
  AppointmentBegun,
  AppointmentTimeImpossible,
  AppointmentTooLateToMove,
} from './appointment.errors.js';
import { cancelledAs, hasNotice, isNear, isPossible } from './appointment.rules.js';
import { SlotsDto } from './appointment-proposal.dto.js';
import { AppointmentSlotsService } from './appointment-slots.service.js';
import { AppointmentTelling } from './appointment-telling.service.js';
import { changes, edited, endAfter, fresh, intervalOf, isWhere, placed, refuseClosed, refuseIntoPast, refuseOthers, timed } from './appointment-values.js'; // prettier-ignore
import { AppointmentsRepository, type AppointmentPosition } from './appointments.repository.js';

export type { AppointmentRow } from './appointment.dto.js';

/** What is booked, in a session that takes place or is about to. */
export type Booking = Omit<BookAppointmentDto, 'memberId' | 'tell'> & { readonly memberId: string };

/** Sessions with clients: booked, moved, cancelled; always told to those who take part, unless somebody says no. */
@Injectable()
export class AppointmentsService {
  constructor(
    private readonly appointments: AppointmentsRepository,
    private readonly slots: AppointmentSlotsService,
    private readonly telling: AppointmentTelling,
    private readonly hours: BusinessHoursService,
    private readonly terms: EngagementTermsService,
    private readonly tasks: TasksService,
    private readonly clock: Clock,
    private readonly ids: Ids,
  ) {}

  async list(asked: AppointmentsQuery): Promise<Page<AppointmentDto>> {
    const limit = limitOf(asked);
    const after = positionOf<AppointmentPosition>(asked, 2);
    const rows = await this.appointments.list(actor(), asked, limit + 1, after);
    const { items, nextCursor } = pageOf(rows, limit, ({ startsAt, id }) => [startsAt.toISOString(), id], (row) => row); // prettier-ignore
    return { items: await Promise.all(items.map((row) => this.shown(row))), nextCursor };
  }

  async read(id: string): Promise<AppointmentDto> {
    return this.shown(await this.appointments.one(actor(), id));
  }

  /** As it is kept. @throws NotFound for what is not in reach */
  find(id: string): Promise<AppointmentRow> {
    return this.appointments.one(actor(), id);
  }

  /** What lies in a stretch, of those in reach, the earliest first. */
  between(
    { start, end }: Interval,
    of: Pick<AppointmentsQuery, 'engagementId' | 'memberId' | 'state'> = {},
  ): Promise<AppointmentRow[]> {
    const asked = { ...of, from: start.toString(), to: end.toString() };
    return this.appointments.list(actor(), asked, 10_000, null);
  }

  /**
   * By a member, at whichever time: what is already over is written down, and nobody gets a mail about it.
   * @throws NotFound, AppointmentHostBusy, AppointmentTimeImpossible, AppointmentGuestStranger
   */
  async book({ tell = true, memberId, ...body }: BookAppointmentDto): Promise<AppointmentDto> {
    const who = actor();
    const host = memberId ?? who.seatId;
    if (host === null) throw new NotFound('member');
    await this.refuseForeign(body.engagementId, { memberId: host, taskId: body.taskId });
    const id = await this.write({ ...body, memberId: host });
    await this.telling.booked(await this.find(id), tell);
    return this.read(id);
  }

  /** Before something is proposed or booked: whoever hosts it works there, and the task is of the engagement. */
  async refuseForeign(
    engagementId: string,
    { memberId, taskId }: { readonly memberId: string; readonly taskId?: string | null },
  ): Promise<void> {
    refuseOutOfReach(actor(), engagementId);
    await this.terms.refuseStranger(memberId, engagementId);
    await this.refuseForeignTask(taskId, engagementId);
  }

  /** Whoever books one of the same people, host or guest, in this moment waits for the end of this transaction. */
  lineUp(seatIds: readonly string[]): Promise<void> {
    return this.appointments.lineUp(actor(), seatIds);
  }

  /** Writes down what was judged to be good; whoever calls it tells of it. */
  async write(booking: Booking): Promise<string> {
    const who = actor();
    const { id = this.ids.next(), engagementId, memberId, taskId = null, contactIds } = booking;
    const time = intervalOf(booking);
    const now = this.clock.now();
    if (!isPossible(time) || !isNear(time, now)) throw new AppointmentTimeImpossible();
    await this.lineUp([memberId, ...contactIds]);
    await this.appointments.add({
      ...fresh(who, now),
      ...{ id, engagementId, memberId, taskId },
      title: booking.title,
      note: booking.note ?? '',
      ...placed(booking.place),
      ...timed(time, now),
    });
    await this.invite({ id, engagementId }, contactIds);
    return id;
  }

  /**
   * Nothing happens where it is so already, unless its guests are to hear of it.
   * @throws Stale, AppointmentCancelled, AppointmentAttended, AppointmentGuestStranger
   */
  async edit(id: string, body: EditAppointmentDto, expected: number | null): Promise<AppointmentDto> {
    const who = actor();
    const row = await this.appointments.load(who, id);
    refuseStale(row.version, expected);
    refuseClosed(row);
    // Who takes part is asked after waiting for whoever else changed it.
    const before = (await this.find(id)).guests.map((guest) => guest.id);
    const { tell, contactIds = before } = body;
    await this.refuseForeignTask(body.taskId, row.engagementId);
    const wished = edited(body);
    const regrouped = new Set(before).symmetricDifference(new Set(contactIds)).size > 0;
    if (regrouped || changes(row, wished)) {
      await this.appointments.change(who, id, { ...wished, ...this.onward(row) });
      if (regrouped) await this.invite(row, contactIds);
    } else if (!tell) return this.shown(row);
    await this.telling.edited(await this.find(id), before, tell);
    return this.read(id);
  }

  /**
   * To another time. A contact chooses among the free ones, and while the agreed notice is left; a member moves it
   * anywhere.
   * @throws Stale, AppointmentCancelled, AppointmentAttended, AppointmentHostBusy, AppointmentSlotTaken,
   * AppointmentTooLateToMove, AppointmentIntoPast
   */
  async move(id: string, body: MoveAppointmentDto, expected: number | null = null): Promise<AppointmentDto> {
    const who = actor();
    const row = await this.appointments.load(who, id);
    refuseStale(row.version, expected);
    refuseClosed(row);
    const time = intervalOf({ startsAt: body.startsAt, endsAt: body.endsAt ?? endAfter(row, body.startsAt) });
    const now = this.clock.now();
    if (!isPossible(time) || !isNear(time, now)) throw new AppointmentTimeImpossible();
    await this.lineUp([row.memberId, ...row.guests.map((guest) => guest.id)]);
    if (who.role === 'contact') await this.refuseContact(row, time, now);
    else refuseIntoPast(row, time, now);
    // Where it is already: nobody is told of a move that is none.
    if (isWhere(row, time)) return this.shown(row);
    await this.appointments.change(who, id, { ...timed(time, now), ...this.onward(row) });
    await this.telling.moved(await this.find(id), who.role === 'contact' || (body.tell ?? true));
    return this.read(id);
  }

  /**
   * Whoever cancels says by when they do it how it was attended.
   * @throws Stale, AppointmentCancelled, AppointmentBegun
   */
  async cancel(
    id: string,
    { reason = '', tell = true }: CancelAppointmentDto,
    expected: number | null = null,
  ): Promise<AppointmentDto> {
    const who = actor();
    const row = await this.appointments.load(who, id);
    refuseStale(row.version, expected);
    refuseClosed(row);
    if (who.role === 'contact') refuseOthers(row, who);
    const now = this.clock.now();
    const start = row.startsAt.toTemporalInstant();
    if (Temporal.Instant.compare(start, now) <= 0) throw new AppointmentBegun();
    const attendance = cancelledAs(start, now, row.noticeMinutes, await this.hours.hoursOf(row));
    await this.appointments.change(who, id, {
      state: 'cancelled',
      cancelledAt: this.clock.date(),
      cancelledByName: who.name,
      cancelledSide: who.role === 'contact' ? 'client' : 'practice',
      cancelReason: reason,
      attendance,
      attendanceAt: this.clock.date(),
      attendanceByName: who.name,
      remindAt: null,
      ...this.onward(row),
    });
    await this.telling.cancelled(await this.find(id), who.role === 'contact' || tell);
    return this.read(id);
  }

  /** Where a guest could move it to. */
  async slotsFor(id: string): Promise<SlotsDto> {
    const row = await this.appointments.one(actor(), id);
    const request = await this.slots.toMove(row);
    const stands = row.startsAt.toTemporalInstant();
    const others = (await this.slots.free(request)).filter((start) => !start.equals(stands));
    return SlotsDto.of(others, request.wishes.minutes, row.timeZone);
  }

  async shown(row: AppointmentRow): Promise<AppointmentDto> {
    const now = this.clock.now();
    return AppointmentDto.of(row, actor(), now, await this.inTime(row, now));
  }

  private async inTime(row: AppointmentRow, now: Temporal.Instant): Promise<boolean> {
    const start = row.startsAt.toTemporalInstant();
    return hasNotice(start, now, row.noticeMinutes, await this.hours.hoursOf(row));
  }

  private async refuseContact(row: AppointmentRow, time: Interval, now: Temporal.Instant): Promise<void> {
    refuseOthers(row, actor());
    if (row.startsAt.getTime() <= now.epochMilliseconds) throw new AppointmentBegun();
    if (!(await this.inTime(row, now))) throw new AppointmentTooLateToMove();
    await this.slots.refuseTaken(await this.slots.toMove(row), time);
  }

  /** Whoever books one of them in this moment waits. @throws AppointmentGuestStranger */
  private async invite(
    row: Pick<AppointmentRow, 'id' | 'engagementId'>,
    contactIds: readonly string[],
  ): Promise<void> {
    await this.lineUp(contactIds);
    await this.appointments.invite(actor(), row, contactIds, () => this.ids.next());
  }

  private async refuseForeignTask(taskId: string | null | undefined, engagementId: string): Promise<void> {
    if (taskId && (await this.tasks.read(taskId)).engagementId !== engagementId) throw new NotFound('task');
  }

  private onward({ sequence }: AppointmentRow): Pick<AppointmentEntity, 'sequence' | 'changedAt'> {
    return { sequence: sequence + 1, changedAt: this.clock.date() };
  }
}
