import { Injectable, type OnModuleInit } from '@nestjs/common';
import { addBusiness, type BusinessHours } from '../../kernel/business-time.js';
import { Clock } from '../../kernel/clock.js';
import type { Interval } from '../../kernel/interval.js';
import { localDay } from '../../kernel/time-zone.js';
import { query } from '../../platform/database/transaction.js';
import { BusinessHoursService, type HoursTerms } from '../engagements/business-hours.service.js';
import { BusySources, type BusyTime } from '../planning/busy-sources.service.js';
import type { AppointmentRow } from './appointment.dto.js';
import { AppointmentSlotTaken } from './appointment.errors.js';
import { freeSlots, isFreeSlot, reachOf, type SlotWishes } from './appointment-slots.rules.js';
import { HostHoursRepository } from './host-hours.repository.js';

/** For whom a free time is looked for, and what was agreed about hours. */
export interface SlotRequest {
  readonly wishes: SlotWishes;
  readonly memberId: string;
  readonly contactIds: readonly string[];
  readonly hours: HoursTerms;
  /** That is about to be moved: in nobody's way. */
  readonly but: string | null;
}

/** A guest who moves an appointment chooses among so many days. */
const MOVED_WITHIN_DAYS = 28;
const STEP_MINUTES = 30;
/** Where no notice is agreed nobody is moved to the next minute all the same. */
const AT_LEAST = { hours: 1 };
/** So many are told to who came too late. */
const SLOTS_LEFT = 20;

/** Times at which everybody is free: computed from calendars, appointments and blocks without showing any of them. */
@Injectable()
export class AppointmentSlotsService implements OnModuleInit {
  constructor(
    private readonly sources: BusySources,
    private readonly hosts: HostHoursRepository,
    private readonly hours: BusinessHoursService,
    private readonly clock: Clock,
  ) {}

  onModuleInit(): void {
    this.sources.register('appointment', (seatIds, since, until) => bookedTimes(seatIds, since, until, null));
  }

  /** The earliest first. */
  async free(request: SlotRequest): Promise<Temporal.Instant[]> {
    const [hours, busy] = [await this.hoursFor(request), await this.busyFor(request)];
    return freeSlots(request.wishes, hours, busy);
  }

  /** @throws AppointmentSlotTaken with what is left, unless exactly this time is free */
  async refuseTaken(request: SlotRequest, { start, end }: Interval): Promise<void> {
    const [hours, busy] = [await this.hoursFor(request), await this.busyFor(request)];
    const { wishes } = request;
    const long = start.add({ minutes: wishes.minutes }).equals(end);
    if (long && isFreeSlot(start, wishes, hours, busy)) return;
    throw new AppointmentSlotTaken(freeSlots(wishes, hours, busy).slice(0, SLOTS_LEFT));
  }

  /** Where a guest may move it to: as long as it is, with the agreed notice, in the next four weeks. */
  async toMove(row: AppointmentRow): Promise<SlotRequest> {
    const now = this.clock.now();
    const { id, memberId, timeZone, workingWindows, holidays, noticeMinutes } = row;
    const terms = { timeZone, workingWindows, holidays };
    const host = await this.hosts.of(memberId);
    const fromDay = localDay(now, timeZone);
    return {
      wishes: {
        minutes: Math.round((row.endsAt.getTime() - row.startsAt.getTime()) / 60_000),
        fromDay,
        toDay: fromDay.add({ days: MOVED_WITHIN_DAYS }),
        stepMinutes: STEP_MINUTES,
        bufferBeforeMinutes: host?.bufferBeforeMinutes ?? 0,
        bufferAfterMinutes: host?.bufferAfterMinutes ?? 0,
        notBefore: await this.afterNotice(terms, noticeMinutes, now),
        timeZone,
      },
      memberId,
      contactIds: row.guests.map((guest) => guest.id),
      hours: terms,
      but: id,
    };
  }

  private async afterNotice(
    terms: HoursTerms,
    noticeMinutes: number | null,
    now: Temporal.Instant,
  ): Promise<Temporal.Instant> {
    if (noticeMinutes === null || terms.workingWindows.length === 0) return now.add(AT_LEAST);
    return addBusiness(now, noticeMinutes * 60, await this.hours.hoursOf(terms));
  }

  /** The host works when both their own hours and those agreed with the client say so; holidays are the client's. */
  private async hoursFor({ hours, memberId }: SlotRequest): Promise<BusinessHours[]> {
    const agreed = await this.hours.hoursOf(hours);
    const host = await this.hosts.of(memberId);
    if (!host || host.windows.length === 0) return [agreed];
    const { timeZone, windows } = host;
    return [agreed, await this.hours.hoursOf({ timeZone, workingWindows: windows, holidays: null })];
  }

  private async busyFor({ wishes, memberId, contactIds, but }: SlotRequest): Promise<Interval[]> {
    const { start, end } = reachOf(wishes);
    const seatIds = [memberId, ...contactIds];
    const known = await this.sources.busy(seatIds, start, end, ['appointment']);
    const booked = await bookedTimes(seatIds, start, end, but);
    return [...known, ...booked].map(({ startsAt, endsAt }) => ({
      start: Temporal.Instant.from(startsAt),
      end: Temporal.Instant.from(endsAt),
    }));
  }
}

function bookedTimes(
  seatIds: readonly string[],
  since: Temporal.Instant,
  until: Temporal.Instant,
  but: string | null,
): Promise<BusyTime[]> {
  return query<BusyTime>(
    'appointments.booked-times',
    `SELECT seat_id AS "seatId", to_char(starts_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') AS "startsAt",
       to_char(ends_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') AS "endsAt"
     FROM affianco.booked_times($1::uuid[], $2::timestamptz, $3::timestamptz, $4::uuid)`,
    [seatIds, since.toString(), until.toString(), but],
  );
}
