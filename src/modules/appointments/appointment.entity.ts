import { Column, Entity } from 'typeorm';
import type { AppointmentState, Attendance, FollowUpState, Side, UsefulAnswer } from './appointment.rules.js';
import { SessionEntity } from './session.entity.js';

/** A session with a client at an agreed time. */
@Entity('appointment')
export class AppointmentEntity extends SessionEntity {
  @Column('timestamptz', { name: 'starts_at' })
  startsAt!: Date;

  @Column('timestamptz', { name: 'ends_at' })
  endsAt!: Date;

  @Column('text')
  state!: AppointmentState;

  /** Grows with each change of what stands in calendars (RFC 5545, 3.8.7.4). */
  @Column('integer')
  sequence!: number;

  @Column('timestamptz', { name: 'cancelled_at', nullable: true })
  cancelledAt!: Date | null;

  @Column('text', { name: 'cancelled_by_name', nullable: true })
  cancelledByName!: string | null;

  @Column('text', { name: 'cancelled_side', nullable: true })
  cancelledSide!: Side | null;

  @Column('text', { name: 'cancel_reason', nullable: true })
  cancelReason!: string | null;

  @Column('text', { nullable: true })
  attendance!: Attendance | null;

  @Column('timestamptz', { name: 'attendance_at', nullable: true })
  attendanceAt!: Date | null;

  @Column('text', { name: 'attendance_by_name', nullable: true })
  attendanceByName!: string | null;

  @Column('text', { nullable: true })
  useful!: UsefulAnswer | null;

  /** What the client would have wanted. */
  @Column('text')
  wanted!: string;

  @Column('timestamptz', { name: 'useful_at', nullable: true })
  usefulAt!: Date | null;

  /** The contact who said so. */
  @Column('uuid', { name: 'useful_by', nullable: true })
  usefulBy!: string | null;

  /** When a kind word is due after the client did not come. */
  @Column('timestamptz', { name: 'follow_up_at', nullable: true })
  followUpAt!: Date | null;

  @Column('text', { name: 'follow_up_state', nullable: true })
  followUpState!: FollowUpState | null;

  /** When guests are reminded next; null: not any more. */
  @Column('timestamptz', { name: 'remind_at', nullable: true })
  remindAt!: Date | null;

  /** When its times, place, words or state were last changed. */
  @Column('timestamptz', { name: 'changed_at' })
  changedAt!: Date;
}
