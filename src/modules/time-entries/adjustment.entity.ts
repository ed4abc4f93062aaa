import { Column, Entity, PrimaryColumn, VersionColumn } from 'typeorm';

/** A dated correction of an entry that was reported: it counts on its own day, and the entry stays as it was told. */
@Entity('adjustment')
export class AdjustmentEntity {
  @PrimaryColumn('uuid')
  id!: string;

  @Column('uuid', { name: 'workspace_id' })
  workspaceId!: string;

  @Column('uuid', { name: 'engagement_id' })
  engagementId!: string;

  @Column('uuid', { name: 'entry_id' })
  entryId!: string;

  /** Local day on which it was made, or that of its entry: the day on which it counts. */
  @Column('date')
  day!: string;

  /** More or, negative, less than was told; never 0. */
  @Column('integer')
  seconds!: number;

  @Column('text')
  reason!: string;

  @Column('timestamptz', { name: 'created_at' })
  createdAt!: Date;

  @Column('uuid', { name: 'created_by', nullable: true })
  createdBy!: string | null;

  @Column('text', { name: 'created_by_name' })
  createdByName!: string;

  /** The report in which a client was told of it; from then on it stays. */
  @Column('uuid', { name: 'reported_in', nullable: true })
  reportedIn!: string | null;

  /** It counts on the day of its entry, and is told by a new version of that day's report. */
  @Column('boolean', { name: 'in_report' })
  inReport!: boolean;

  @VersionColumn()
  version!: number;
}
