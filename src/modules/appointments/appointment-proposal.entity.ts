import { Column, Entity } from 'typeorm';
import type { ProposalState } from './appointment-proposal.rules.js';
import { SessionEntity } from './session.entity.js';

/** Free times that are proposed to contacts by link: one of them is booked, once. */
@Entity('appointment_proposal')
export class AppointmentProposalEntity extends SessionEntity {
  @Column('integer')
  minutes!: number;

  /** Both included, in the engagement's zone. */
  @Column('date', { name: 'from_day' })
  fromDay!: string;

  @Column('date', { name: 'to_day' })
  toDay!: string;

  @Column('integer', { name: 'buffer_before_minutes' })
  bufferBeforeMinutes!: number;

  @Column('integer', { name: 'buffer_after_minutes' })
  bufferAfterMinutes!: number;

  /** Nothing sooner than so long from the moment of booking. */
  @Column('integer', { name: 'notice_minutes' })
  noticeMinutes!: number;

  @Column('integer', { name: 'step_minutes' })
  stepMinutes!: number;

  @Column('timestamptz', { name: 'expires_at' })
  expiresAt!: Date;

  @Column('text')
  state!: Exclude<ProposalState, 'expired'>;

  @Column('uuid', { name: 'appointment_id', nullable: true })
  appointmentId!: string | null;
}
