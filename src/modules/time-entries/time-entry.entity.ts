import { Column, Entity, PrimaryColumn, VersionColumn } from 'typeorm';
import type { RateSource } from '../engagements/rates.service.js';

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

  /** Between start and end, not worked. */
  @Column('integer', { name: 'break_seconds' })
  breakSeconds!: number;

  /** Where the end was trimmed: the moment at which the timer was really stopped. */
  @Column('timestamptz', { name: 'measured_ended_at', nullable: true })
  measuredEndedAt!: Date | null;

  /** Asked for as rush, which may have its surcharge. */
  @Column('boolean')
  rush!: boolean;

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

  /** Where the rate was found when the entry was made; `none` where there was none. */
  @Column('text', { name: 'rate_source' })
  rateSource!: RateSource;

  /** Why it may overlap another entry of the same member. */
  @Column('text', { name: 'overlap_reason', nullable: true })
  overlapReason!: string | null;

  /** The import that brought it. */
  @Column('uuid', { name: 'import_id', nullable: true })
  importId!: string | null;

  /** When the member was asked whether the timer had been forgotten. */
  @Column('timestamptz', { name: 'forgotten_asked_at', nullable: true })
  forgottenAskedAt!: Date | null;

  /** The report in which a client was told of it; from then on it stays as it is. */
  @Column('uuid', { name: 'reported_in', nullable: true })
  reportedIn!: string | null;

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
