import { Injectable } from '@nestjs/common';
import { Clock } from '../../kernel/clock.js';
import { Ids } from '../../kernel/ids.js';
import { localDay } from '../../kernel/time-zone.js';
import { actor } from '../../platform/database/transaction.js';
import { refuseStale } from '../../platform/http/precondition.js';
import { textsFor } from '../../platform/i18n/translate.js';
import { ClientsService } from '../clients/clients.service.js';
import { EngagementsService } from '../engagements/engagements.service.js';
import { LogTimeDto, TimeEntriesService } from '../time-entries/time-entries.service.js';
import type { AppointmentRow } from './appointment.dto.js';
import type { Attendance } from './appointment.rules.js';
import { AppointmentTelling } from './appointment-telling.service.js';
import { AppointmentUsefulService } from './appointment-useful.service.js';
import { AppointmentsRepository } from './appointments.repository.js';
import type { AttendanceDto, ChargeAppointmentDto, ClientAttendanceDto, NoteAttendanceDto } from './attendance.dto.js'; // prettier-ignore
import { AttendanceCharged, AttendanceImpossible, AttendanceReported, NothingToCharge } from './attendance.errors.js'; // prettier-ignore
import { AttendanceRepository } from './attendance.repository.js';
import { attendanceRate, chargeableMinutes, refusedAttendance } from './attendance.rules.js';
import { FollowUpsService } from './follow-ups.service.js';

export { attendanceRate, type AttendanceRate } from './attendance.rules.js';
export { attendances, usefulAnswers, type Attendance, type UsefulAnswer } from './appointment.rules.js';

/** How sessions were attended: noted by a member, never by a calendar; and what the agreement says of those missed. */
@Injectable()
export class AttendanceService {
  constructor(
    private readonly appointments: AppointmentsRepository,
    private readonly repository: AttendanceRepository,
    private readonly followUps: FollowUpsService,
    private readonly useful: AppointmentUsefulService,
    private readonly engagements: EngagementsService,
    private readonly clients: ClientsService,
    private readonly entries: TimeEntriesService,
    private readonly telling: AppointmentTelling,
    private readonly clock: Clock,
    private readonly ids: Ids,
  ) {}

  async read(appointmentId: string): Promise<AttendanceDto> {
    return this.shown(await this.appointments.one(actor(), appointmentId));
  }

  /**
   * Noted otherwise until a report told the client how it was attended; of what a report left open, also afterwards.
   * @throws NotFound, Stale, AttendanceImpossible, AttendanceReported, AttendanceCharged
   */
  async note(id: string, { attendance }: NoteAttendanceDto, expected: number | null): Promise<AttendanceDto> {
    const who = actor();
    const row = await this.appointments.load(who, id);
    refuseStale(row.version, expected);
    if (attendance !== row.attendance) await this.write(row, attendance);
    return this.read(id);
  }

  /**
   * The entry that the agreement allows for a missed session, for the caller: on its day and without clock times, since
   * meanwhile they may have worked on something else. Only a member makes it, and only once.
   * @throws NotFound, NothingToCharge, and what a time entry is refused for
   */
  async charge(appointmentId: string, { id }: ChargeAppointmentDto): Promise<AttendanceDto> {
    const who = actor();
    const row = await this.appointments.load(who, appointmentId);
    const minutes = await this.minutesOf(row);
    const made = await this.repository.charge(who, row.id);
    // Sent again, it is made already.
    if (made !== null && made.entryId === id) return this.shown(row);
    if (minutes === null || made !== null) throw new NothingToCharge();
    const { t } = textsFor(await this.followUps.languageOf(row));
    const body = Object.assign(new LogTimeDto(), {
      ...(id !== undefined && { id }),
      engagementId: row.engagementId,
      day: this.chargedOn(row).toString(),
      durationSeconds: minutes * 60,
      description: t(
        row.state === 'cancelled' ? 'appointment.charge.cancelled' : 'appointment.charge.missed',
        {
          title: row.title,
        },
      ),
      billable: true,
    });
    const entry = await this.entries.log(body);
    const { engagementId } = row;
    await this.repository.charged(who, {
      id: this.ids.next(),
      engagementId,
      appointmentId,
      entryId: entry.id,
    });
    await this.telling.changed(row);
    return this.read(appointmentId);
  }

  /** Of the engagements in reach. @throws NotFound for the client */
  async ofClient(clientId: string): Promise<ClientAttendanceDto> {
    const client = await this.clients.read(clientId);
    const counts = await this.repository.ofClient(actor(), client.id, this.clock.now());
    const count = (attendance: Attendance | null) =>
      counts.find((each) => each.attendance === attendance)?.count ?? 0;
    return {
      clientId: client.id,
      ...attendanceRate(counts.flatMap((each) => Array<Attendance | null>(each.count).fill(each.attendance))),
      late: count('late'),
      noShowClient: count('no_show_client'),
      noShowHost: count('no_show_host'),
      cancelledInTime: count('cancelled_in_time'),
      cancelledLate: count('cancelled_late'),
      open: count(null),
    };
  }

  private async write(row: AppointmentRow, attendance: Attendance | null): Promise<void> {
    const who = actor();
    const now = this.clock.now();
    const startsAt = row.startsAt.toTemporalInstant();
    const refused = refusedAttendance({ state: row.state, startsAt }, attendance, now);
    if (refused !== null) throw new AttendanceImpossible(refused);
    if (row.attendance !== null && (await this.isReported(row))) throw new AttendanceReported();
    if ((await this.repository.charge(who, row.id)) !== null) throw new AttendanceCharged();
    await this.appointments.change(who, row.id, {
      attendance,
      attendanceAt: attendance && this.clock.date(),
      attendanceByName: attendance && who.name,
      remindAt: null,
      ...(await this.followUps.noted(row, attendance)),
    });
    await this.useful.noted(row, attendance);
    await this.telling.changed(row);
  }

  private isReported(row: AppointmentRow): Promise<boolean> {
    const day = localDay(row.startsAt.toTemporalInstant(), row.timeZone).toString();
    return this.repository.isReported(actor(), row, day);
  }

  /** A session that was cancelled before its day is charged on the day of its cancellation. */
  private chargedOn({ startsAt, timeZone }: AppointmentRow): Temporal.PlainDate {
    const [day, today] = [startsAt.toTemporalInstant(), this.clock.now()].map((at) => localDay(at, timeZone));
    return day && today && Temporal.PlainDate.compare(day, today) < 0
      ? day
      : localDay(this.clock.now(), timeZone);
  }

  private async minutesOf(row: AppointmentRow): Promise<number | null> {
    const { attendance, cancelledSide, startsAt, endsAt, timeZone, engagementId } = row;
    const bookedMinutes = Math.round((endsAt.getTime() - startsAt.getTime()) / 60_000);
    const day = localDay(startsAt.toTemporalInstant(), timeZone);
    const terms = await this.engagements.agreementOn(engagementId, day);
    return chargeableMinutes({ attendance, cancelledSide, bookedMinutes }, terms);
  }

  private async shown(row: AppointmentRow): Promise<AttendanceDto> {
    const charge = await this.repository.charge(actor(), row.id);
    const minutes = await this.minutesOf(row);
    const begun = row.startsAt.getTime() <= this.clock.now().epochMilliseconds;
    const open = row.attendance === null || !(await this.isReported(row));
    return {
      appointmentId: row.id,
      attendance: row.attendance,
      at: row.attendanceAt && row.attendanceAt.toTemporalInstant().toString(),
      byName: row.attendanceByName,
      chargeableMinutes: minutes,
      charge,
      followUp: row.followUpState === null ? null : await this.followUps.ofAppointment(row.id),
      version: row.version,
      can: {
        note: open && charge === null && (row.state === 'cancelled' || begun),
        charge: minutes !== null && charge === null,
      },
    };
  }
}
