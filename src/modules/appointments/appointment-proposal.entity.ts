import { Column, Entity, PrimaryColumn, VersionColumn } from 'typeorm';
import type { PlaceKind } from './appointment.rules.js';
import type { ProposalState } from './appointment-proposal.rules.js';

/** Free times that are proposed to contacts by link: one of them is booked, once. */
@Entity('appointment_proposal')
export class AppointmentProposalEntity {
  @PrimaryColumn('uuid')
  id!: string;

  @Column('uuid', { name: 'workspace_id' })
  workspaceId!: string;

  @Column('uuid', { name: 'engagement_id' })
  engagementId!: string;

  @Column('uuid', { name: 'member_id' })
  memberId!: string;

  @Column('uuid', { name: 'task_id', nullable: true })
  taskId!: string | null;

  @Column('text')
  title!: string;

  @Column('text')
  note!: string;

  @Column('text', { name: 'place_kind', nullable: true })
  placeKind!: PlaceKind | null;

  @Column('text')
  place!: string;

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

  @Column('timestamptz', { name: 'created_at' })
  createdAt!: Date;

  @Column('text', { name: 'created_by_name' })
  createdByName!: string;

  @VersionColumn()
  version!: number;
}
