import { Column, Entity, PrimaryColumn, VersionColumn } from 'typeorm';
import type { FeedbackState } from './feedback.rules.js';

/** What a contact is asked about a finished task, and says. Once a task. */
@Entity('feedback')
export class FeedbackEntity {
  @PrimaryColumn('uuid')
  id!: string;

  @Column('uuid', { name: 'workspace_id' })
  workspaceId!: string;

  @Column('uuid', { name: 'engagement_id' })
  engagementId!: string;

  @Column('uuid', { name: 'client_id' })
  clientId!: string;

  @Column('uuid', { name: 'task_id' })
  taskId!: string;

  @Column('uuid', { name: 'contact_id' })
  contactId!: string;

  @Column('text')
  state!: FeedbackState;

  @Column('integer', { nullable: true })
  approach!: number | null;

  @Column('integer', { nullable: true })
  timing!: number | null;

  @Column('text')
  sentence!: string;

  @Column('timestamptz', { name: 'created_at' })
  createdAt!: Date;

  @Column('timestamptz', { name: 'asked_at', nullable: true })
  askedAt!: Date | null;

  /** Until then no other is asked of the client. */
  @Column('timestamptz', { name: 'asked_until', nullable: true })
  askedUntil!: Date | null;

  /** The first time; from then on it may be changed for a day. */
  @Column('timestamptz', { name: 'answered_at', nullable: true })
  answeredAt!: Date | null;

  @Column('uuid', { name: 'recovery_task_id', nullable: true })
  recoveryTaskId!: string | null;

  @VersionColumn()
  version!: number;
}
