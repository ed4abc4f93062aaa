import { Column, Entity, PrimaryColumn, VersionColumn } from 'typeorm';
import type { WorkingWindow } from '../../kernel/business-time.js';
import type { Weekday } from '../../kernel/week.js';

/** The running relation with a client; its zone and first day of the week decide what a day, week and month is. */
@Entity('engagement')
export class EngagementEntity {
  @PrimaryColumn('uuid')
  id!: string;

  @Column('uuid', { name: 'workspace_id' })
  workspaceId!: string;

  @Column('uuid', { name: 'client_id' })
  clientId!: string;

  @Column('text')
  name!: string;

  /** IANA name. */
  @Column('text', { name: 'time_zone' })
  timeZone!: string;

  /** ISO 4217. */
  @Column('text')
  currency!: string;

  @Column('integer', { name: 'week_starts_on' })
  weekStartsOn!: Weekday;

  /** Local day. */
  @Column('date', { name: 'starts_on' })
  startsOn!: string;

  /** Last local day; null while it runs. */
  @Column('date', { name: 'ended_on', nullable: true })
  endedOn!: string | null;

  /** When business time runs, by the clocks of the zone. */
  @Column('jsonb', { name: 'working_windows' })
  workingWindows!: WorkingWindow[];

  /** Whose public holidays stand still: `IT`, `DE-BE`; null: nobody’s. */
  @Column('text', { nullable: true })
  holidays!: string | null;

  /** Business minutes; what is wanted sooner is rush. */
  @Column('integer', { name: 'notice_minutes', nullable: true })
  noticeMinutes!: number | null;

  /** After the last day; null: contents of deliverables are kept as long as somebody wants. */
  @Column('integer', { name: 'retention_months', nullable: true })
  retentionMonths!: number | null;

  @Column('timestamptz', { name: 'created_at' })
  createdAt!: Date;

  @VersionColumn()
  version!: number;
}
