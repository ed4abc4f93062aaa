import { Column, Entity, PrimaryColumn, VersionColumn } from 'typeorm';
import type { WorkGroup } from '../time-entries/work-figures.service.js';
import type { ViewColumn, ViewFilter, ViewRange, ViewShare } from './view.rules.js';
import type { ViewSchedule } from './view-schedule.rules.js';

/** A saved question about the work of all clients: internal, and in nothing that a client gets. */
@Entity('view')
export class ViewEntity {
  @PrimaryColumn('uuid')
  id!: string;

  @Column('uuid', { name: 'workspace_id' })
  workspaceId!: string;

  /** Who made it. */
  @Column('uuid', { name: 'member_id' })
  memberId!: string;

  @Column('text')
  name!: string;

  @Column('text', { name: 'group_by', array: true })
  groupBy!: readonly WorkGroup[];

  @Column('jsonb')
  filter!: ViewFilter;

  @Column('jsonb')
  range!: ViewRange;

  @Column('text', { array: true })
  columns!: readonly ViewColumn[];

  @Column('text', { name: 'shared_with' })
  sharedWith!: ViewShare;

  @Column('jsonb', { nullable: true })
  schedule!: ViewSchedule | null;

  /** When its figures are sent next; null where nothing is sent. */
  @Column('timestamptz', { name: 'next_run_at', nullable: true })
  nextRunAt!: Date | null;

  @Column('timestamptz', { name: 'created_at' })
  createdAt!: Date;

  @Column('timestamptz', { name: 'deleted_at', nullable: true })
  deletedAt!: Date | null;

  @VersionColumn()
  version!: number;
}
