import type { Actor } from '../../kernel/actor.js';
import type { WorkingWindow } from '../../kernel/business-time.js';
import { Can, Id, IdList, Instant, ListOf, Nested, OneOf, Text, TimeZoneName, Whole, Yes } from '../../platform/http/fields.js'; // prettier-ignore
import { PageQuery } from '../../platform/http/paging.js';
import type { AppointmentEntity } from './appointment.entity.js';
import { appointmentAbilities, type AppointmentAbility } from './appointment.policy.js';
import { mayAnswerUseful } from './appointment-useful.rules.js';
import {
  appointmentStates,
  attendances,
  followUpStates,
  usefulAnswers,
  type AppointmentState,
  type Attendance,
  type FollowUpState,
  type Side,
  type UsefulAnswer,
} from './appointment.rules.js';
import { NewSessionDto, NOTE, PlaceDto, sessionFacts, TITLE, type SessionRow } from './session.dto.js';

const sides = ['client', 'practice'] as const;
const TELL = { optional: true, description: 'Whether its guests get a mail about it; true unless said.' };

export class AppointmentsQuery extends PageQuery {
  @Instant({ optional: true, description: 'What ends after this.' })
  from?: string;

  @Instant({ optional: true, description: 'What begins before this.' })
  to?: string;

  @Id({ optional: true })
  clientId?: string;

  @Id({ optional: true })
  engagementId?: string;

  @Id({ optional: true, description: 'Of one host.' })
  memberId?: string;

  @OneOf(appointmentStates, { optional: true })
  state?: AppointmentState;

  @OneOf(['earliest', 'latest'] as const, { optional: true, description: 'Which comes first; the earliest unless said.' }) // prettier-ignore
  order?: 'earliest' | 'latest';
}

export class BookAppointmentDto extends NewSessionDto {
  @Instant()
  startsAt!: string;

  @Instant()
  endsAt!: string;

  @IdList({ min: 1, max: 20, unique: true, description: 'Contacts of the client who take part.' })
  contactIds!: string[];

  @Yes(TELL)
  tell?: boolean;
}

export class EditAppointmentDto {
  @Text({ ...TITLE, optional: true })
  title?: string;

  @Text({ ...NOTE, optional: true })
  note?: string;

  @Nested(() => PlaceDto, { optional: true, nullable: true })
  place?: PlaceDto | null;

  @Id({ optional: true, nullable: true })
  taskId?: string | null;

  @IdList({ min: 1, max: 20, unique: true, optional: true })
  contactIds?: string[];

  @Yes({ optional: true, description: 'Whether its guests get a mail about it; unless said, those who are put in or taken out.' }) // prettier-ignore
  tell?: boolean;
}

export class MoveAppointmentDto {
  @Instant()
  startsAt!: string;

  @Instant({ optional: true, description: 'As long as before unless said; a contact does not change how long.' }) // prettier-ignore
  endsAt?: string;

  @Yes(TELL)
  tell?: boolean;
}

export class CancelAppointmentDto {
  @Text({ max: 1000, optional: true, description: 'Both sides read it.' })
  reason?: string;

  @Yes(TELL)
  tell?: boolean;
}

/** Who takes part on the client’s side. */
export class AppointmentGuestDto {
  @Id() id!: string;
  @Text() name!: string;
}

/** An appointment as it is read; what its engagement agreed about hours decides what may be done. */
export interface AppointmentRow extends AppointmentEntity, SessionRow {
  readonly taskTitle: string | null;
  readonly guests: readonly { readonly id: string; readonly name: string }[];
  /** Agreed in the engagement. */
  readonly workingWindows: readonly WorkingWindow[];
  readonly holidays: string | null;
  readonly noticeMinutes: number | null;
}

/** A session with a client at an agreed time. Contacts see those of their engagements. */
export class AppointmentDto {
  @Id() id!: string;
  @Id() engagementId!: string;
  @Text() engagementName!: string;
  @Id() clientId!: string;
  @Text() clientName!: string;
  @Id() memberId!: string;
  @Text({ description: 'Who of the practice hosts it.' }) memberName!: string;
  @Id({ nullable: true }) taskId!: string | null;
  @Text({ nullable: true }) taskTitle!: string | null;
  @Text() title!: string;
  @Text() note!: string;
  @Nested(() => PlaceDto, { nullable: true }) place!: PlaceDto | null;
  @Instant() startsAt!: string;
  @Instant() endsAt!: string;
  @TimeZoneName({ description: 'Of the engagement.' }) timeZone!: string;
  @OneOf(appointmentStates) state!: AppointmentState;
  @ListOf(() => AppointmentGuestDto) guests!: AppointmentGuestDto[];
  @Instant({ nullable: true }) cancelledAt!: string | null;
  @Text({ nullable: true }) cancelledByName!: string | null;
  @OneOf(sides, { nullable: true }) cancelledSide!: Side | null;
  @Text({ nullable: true }) cancelReason!: string | null;
  @OneOf(attendances, { nullable: true }) attendance!: Attendance | null;
  @Instant({ nullable: true }) attendanceAt!: string | null;
  @Text({ nullable: true }) attendanceByName!: string | null;
  @OneOf(usefulAnswers, { nullable: true }) useful!: UsefulAnswer | null;
  @Text({ description: 'What the client would have wanted.' }) wanted!: string;
  @Instant({ nullable: true }) usefulAt!: string | null;
  @Instant({ nullable: true, description: 'Null for contacts.' }) followUpAt!: string | null;
  @OneOf(followUpStates, { nullable: true, description: 'Null for contacts.' })
  followUpState!: FollowUpState | null;
  @Text() createdByName!: string;
  @Instant() changedAt!: string;
  @Whole({ description: 'Grows with what stands in calendars.' }) sequence!: number;
  @Whole() version!: number;
  @Can('edit', 'move', 'cancel', 'answer') can!: Record<AppointmentAbility | 'answer', boolean>;

  /** @param inTime whether the agreed notice is left */
  static of(row: AppointmentRow, actor: Actor, now: Temporal.Instant, inTime: boolean): AppointmentDto {
    const contact = actor.role === 'contact';
    const { taskTitle, state, cancelledByName, cancelledSide, cancelReason, attendance } = row;
    const { attendanceByName, useful, sequence } = row;
    return {
      ...sessionFacts(row),
      ...{ taskTitle, state, cancelledByName, cancelledSide, cancelReason, attendance, attendanceByName },
      ...{ useful, sequence },
      // Between the practice and who said it.
      wanted: contact && row.usefulBy !== actor.seatId ? '' : row.wanted,
      guests: row.guests.map((guest) => ({ id: guest.id, name: guest.name })),
      startsAt: iso(row.startsAt),
      endsAt: iso(row.endsAt),
      changedAt: iso(row.changedAt),
      cancelledAt: row.cancelledAt && iso(row.cancelledAt),
      attendanceAt: row.attendanceAt && iso(row.attendanceAt),
      usefulAt: row.usefulAt && iso(row.usefulAt),
      followUpAt: contact ? null : row.followUpAt && iso(row.followUpAt),
      followUpState: contact ? null : row.followUpState,
      can: {
        ...appointmentAbilities(actor, {
          state,
          attendance,
          begun: row.startsAt.getTime() <= now.epochMilliseconds,
          guestIds: row.guests.map((guest) => guest.id),
          inTime,
        }),
        // Whether it was useful.
        answer:
          row.guests.some((guest) => guest.id === actor.seatId) && mayAnswerUseful(row, actor.seatId, now),
      },
    };
  }
}

function iso(moment: Date): string {
  return moment.toTemporalInstant().toString();
}
