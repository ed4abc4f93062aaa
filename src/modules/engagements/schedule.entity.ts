import { Column, Entity, PrimaryColumn, VersionColumn } from 'typeorm';
import type { Rhythm } from '../../kernel/coverage.js';
import type { HolidayRule, WhichDays } from '../../kernel/schedule.js';
import type { Weekday } from '../../kernel/week.js';

/** What becomes of days without work: a short mail that says so, or none. */
export const emptyWeeks = ['short', 'skip'] as const;
export type EmptyWeeks = (typeof emptyWeeks)[number];

/** When reports of an engagement are made, and apart from that, which days each is about. */
@Entity('schedule')
export class ScheduleEntity {
  @PrimaryColumn('uuid', { name: 'engagement_id' })
  engagementId!: string;

  @Column('uuid', { name: 'workspace_id' })
  workspaceId!: string;

  @Column('boolean')
  enabled!: boolean;

  @Column('text')
  every!: Rhythm;

  @Column('integer')
  weekday!: Weekday;

  /** Of a month 1 to 31, of a balance period days after it; null: the weekday decides. */
  @Column('integer', { name: 'day_of_month', nullable: true })
  dayOfMonth!: number | null;

  /** `08:00` */
  @Column('text')
  time!: string;

  /** Null: the engagement's. */
  @Column('text', { name: 'time_zone', nullable: true })
  timeZone!: string | null;

  @Column('text')
  covers!: Rhythm;

  @Column('text', { name: 'which_days' })
  which!: WhichDays;

  /** A day of the first of two weeks that are taken together; null: the engagement's first day. */
  @Column('date', { name: 'two_weeks_from', nullable: true })
  twoWeeksFrom!: string | null;

  @Column('text')
  holidays!: HolidayRule;

  /** Sent without a review. */
  @Column('boolean', { name: 'auto_send' })
  autoSend!: boolean;

  @Column('text', { name: 'empty_weeks' })
  emptyWeeks!: EmptyWeeks;

  /** When it is looked at next. */
  @Column('timestamptz', { name: 'next_run_at' })
  nextRunAt!: Date;

  /** The day that the rule names for it; null: that of `nextRunAt`. */
  @Column('date', { name: 'due_on', nullable: true })
  dueOn!: string | null;

  @VersionColumn()
  version!: number;
}
