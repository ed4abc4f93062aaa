import { Column, Entity, PrimaryColumn, VersionColumn } from 'typeorm';

/** Who took a block away: somebody here, the end of its task, or somebody who deleted it in their calendar. */
export type BlockRemover = 'member' | 'task' | 'calendar';

/** Time that a member sets aside for a task. */
@Entity('time_block')
export class TimeBlockEntity {
  @PrimaryColumn('uuid')
  id!: string;

  @Column('uuid', { name: 'workspace_id' })
  workspaceId!: string;

  @Column('uuid', { name: 'engagement_id' })
  engagementId!: string;

  @Column('uuid', { name: 'task_id' })
  taskId!: string;

  /** Who is to work then. */
  @Column('uuid', { name: 'member_id' })
  memberId!: string;

  @Column('timestamptz', { name: 'starts_at' })
  startsAt!: Date;

  @Column('timestamptz', { name: 'ends_at' })
  endsAt!: Date;

  @Column('text')
  note!: string;

  @Column('timestamptz', { name: 'created_at' })
  createdAt!: Date;

  @Column('timestamptz', { name: 'removed_at', nullable: true })
  removedAt!: Date | null;

  @Column('text', { name: 'removed_by', nullable: true })
  removedBy!: BlockRemover | null;

  @VersionColumn()
  version!: number;
}
