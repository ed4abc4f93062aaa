import { Can, Id, Instant, Nested, OneOf, Text, Whole } from '../../platform/http/fields.js';
import { attendances, usefulAnswers, type Attendance, type UsefulAnswer } from './appointment.rules.js';
import { FollowUpDto } from './follow-up.dto.js';

const MINUTES = {
  min: 1,
  nullable: true,
  description: 'What may be charged of it by the agreement of its day; null: nothing.',
};

export class NoteAttendanceDto {
  @OneOf(attendances, { nullable: true, description: 'Null takes back what was noted.' })
  attendance!: Attendance | null;
}

export class ChargeAppointmentDto {
  @Id({ optional: true, description: 'Of the entry.' })
  id?: string;
}

export class AnswerUsefulDto {
  @OneOf(usefulAnswers)
  useful!: UsefulAnswer;

  @Text({ max: 2000, optional: true, description: 'What the client would have wanted.' })
  wanted?: string;
}

/** By which entry a missed session is charged. */
export class AppointmentChargeDto {
  @Id()
  entryId!: string;

  @Whole()
  seconds!: number;
}

/** How a session was attended, and what follows from it. Members alone see it so. */
export class AttendanceDto {
  @Id()
  appointmentId!: string;

  @OneOf(attendances, { nullable: true })
  attendance!: Attendance | null;

  @Instant({ nullable: true })
  at!: string | null;

  @Text({ nullable: true })
  byName!: string | null;

  @Whole(MINUTES)
  chargeableMinutes!: number | null;

  @Nested(() => AppointmentChargeDto, { nullable: true })
  charge!: AppointmentChargeDto | null;

  @Nested(() => FollowUpDto, { nullable: true })
  followUp!: FollowUpDto | null;

  @Whole({ description: 'Of the appointment.' })
  version!: number;

  @Can('note', 'charge')
  can!: Record<'note' | 'charge', boolean>;
}

/**
 * attended / (attended + missed by the client), who came late among those who attended; and how many were what. Counted
 * as cancelled are only those that the client cancelled.
 */
export class ClientAttendanceDto {
  @Id()
  clientId!: string;

  @Whole({ description: 'Attended, late ones included.' })
  attended!: number;

  @Whole({ description: 'Attended, or missed by the client. 0: there is no rate.' })
  of!: number;

  @Whole()
  late!: number;

  @Whole({ description: 'Missed by the client.' })
  noShowClient!: number;

  @Whole({ description: 'Missed by the host.' })
  noShowHost!: number;

  @Whole()
  cancelledInTime!: number;

  @Whole()
  cancelledLate!: number;

  @Whole({ description: 'Over, and not noted yet.' })
  open!: number;
}
