import { Column, Entity, PrimaryColumn, VersionColumn } from 'typeorm';

/** One interval of work (a timer while it has no end), or a duration on a day. See the rules for what each form means. */
@Entity('time_entry')
export class TimeEntryEntity {
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

  @Column('uuid', { name: 'service_id', nullable: true })
  serviceId!: string | null;

  @Column('text')
  description!: string;

  @Column('boolean')
  billable!: boolean;

  /** `YYYY-MM-DD`, in the engagement's zone. */
  @Column('date')
  day!: string;

  @Column('timestamptz', { name: 'started_at', nullable: true })
  startedAt!: Date | null;

  @Column('timestamptz', { name: 'ended_at', nullable: true })
  endedAt!: Date | null;

  @Column('integer', { name: 'duration_seconds', nullable: true })
  durationSeconds!: number | null;

  /** The zone in which the entry was made. */
  @Column('text', { name: 'time_zone' })
  timeZone!: string;

  /** Per hour, in minor units of the engagement's currency, as agreed on the day; a new rate never touches it. */
  @Column('bigint', {
    name: 'rate_minor',
    nullable: true,
    transformer: { to: (minor: number | null) => minor, from: whole },
  })
  rateMinor!: number | null;

  /** Why it may overlap another entry of the same member. */
  @Column('text', { name: 'overlap_reason', nullable: true })
  overlapReason!: string | null;

  @Column('timestamptz', { name: 'created_at' })
  createdAt!: Date;

  @Column('timestamptz', { name: 'deleted_at', nullable: true })
  deletedAt!: Date | null;

  @VersionColumn()
  version!: number;
}

/** PostgreSQL hands out bigint as text. */
function whole(minor: string | null): number | null {
  return minor === null ? null : Number(minor);
}
