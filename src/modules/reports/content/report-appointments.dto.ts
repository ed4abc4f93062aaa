import { Id, Instant, ListOf, Nested, OneOf, Text, Whole } from '../../../platform/http/fields.js';
import { attendances, usefulAnswers } from '../../appointments/attendance.service.js';
import type { ReportedAppointment } from './report.content.js';

class ReportedChargeDto {
  @Id()
  entryId!: string;

  @Whole()
  seconds!: number;
}

class ReportedAppointmentDto {
  @Id()
  id!: string;

  @Text()
  title!: string;

  @Instant()
  startsAt!: string;

  @Instant()
  endsAt!: string;

  @Text({ description: 'Who of the practice hosted it.' })
  host!: string;

  @OneOf(attendances, { nullable: true, description: 'Null: nobody has noted it yet.' })
  attendance!: ReportedAppointment['attendance'];

  @OneOf(usefulAnswers, { nullable: true, description: 'What the client said to it.' })
  useful!: ReportedAppointment['useful'];

  @Nested(() => ReportedChargeDto, {
    nullable: true,
    description: 'By which entry it was charged, as agreed.',
  })
  charged!: ReportedChargeDto | null;
}

class AttendanceRateDto {
  @Whole()
  attended!: number;

  @Whole({ min: 1, description: 'Attended, and missed by the client.' })
  of!: number;
}

export class ReportedAppointmentsDto {
  @ListOf(() => ReportedAppointmentDto)
  items!: ReportedAppointmentDto[];

  @Nested(() => AttendanceRateDto, { nullable: true })
  rate!: AttendanceRateDto | null;
}
