import { Column, Entity, PrimaryColumn, VersionColumn } from 'typeorm';
import type { Weekday } from '../../kernel/week.js';

/** When the report of the week before is made: a weekday and time on the clocks of the engagement's zone. */
@Entity('schedule')
export class ScheduleEntity {
  @PrimaryColumn('uuid', { name: 'engagement_id' })
  engagementId!: string;

  @Column('uuid', { name: 'workspace_id' })
  workspaceId!: string;

  @Column('boolean')
  enabled!: boolean;

  @Column('integer')
  weekday!: Weekday;

  /** `08:00` */
  @Column('text')
  time!: string;

  /** Sent without a review. */
  @Column('boolean', { name: 'auto_send' })
  autoSend!: boolean;

  @Column('timestamptz', { name: 'next_run_at' })
  nextRunAt!: Date;

  @VersionColumn()
  version!: number;
}
