import { Column, Entity, PrimaryColumn, VersionColumn } from 'typeorm';
import type { TaskStatus } from './task.rules.js';

/** One delegated piece of work. Whose turn it is follows from the status, by a generated column. */
@Entity('task')
export class TaskEntity {
  @PrimaryColumn('uuid')
  id!: string;

  @Column('uuid', { name: 'workspace_id' })
  workspaceId!: string;

  @Column('uuid', { name: 'engagement_id' })
  engagementId!: string;

  @Column('uuid', { name: 'service_id', nullable: true })
  serviceId!: string | null;

  /** The member who does it. */
  @Column('uuid', { name: 'assignee_id', nullable: true })
  assigneeId!: string | null;

  @Column('text')
  title!: string;

  @Column('text')
  brief!: string;

  /** `YYYY-MM-DD`, in the engagement's zone. */
  @Column('date', { name: 'due_on', nullable: true })
  dueOn!: string | null;

  @Column('text')
  status!: TaskStatus;

  @Column('integer', { name: 'estimate_minutes', nullable: true })
  estimateMinutes!: number | null;

  /** The person who delegated it. */
  @Column('uuid', { name: 'created_by', nullable: true })
  createdBy!: string | null;

  @Column('text', { name: 'created_by_name' })
  createdByName!: string;

  @Column('timestamptz', { name: 'created_at' })
  createdAt!: Date;

  /** Since when the turn is with whom it is with. */
  @Column('timestamptz', { name: 'turn_since' })
  turnSince!: Date;

  /** The last time that it was handed over. */
  @Column('timestamptz', { name: 'delivered_at', nullable: true })
  deliveredAt!: Date | null;

  @Column('timestamptz', { name: 'closed_at', nullable: true })
  closedAt!: Date | null;

  @VersionColumn()
  version!: number;
}
