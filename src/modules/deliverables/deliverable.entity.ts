import { Column, Entity, PrimaryColumn, VersionColumn } from 'typeorm';

/** A document or result handed over; its content is in its versions. */
@Entity('deliverable')
export class DeliverableEntity {
  @PrimaryColumn('uuid')
  id!: string;

  @Column('uuid', { name: 'workspace_id' })
  workspaceId!: string;

  @Column('uuid', { name: 'engagement_id' })
  engagementId!: string;

  /** The task that it is a result of; of the same engagement. */
  @Column('uuid', { name: 'task_id', nullable: true })
  taskId!: string | null;

  @Column('text')
  title!: string;

  @Column('timestamptz', { name: 'created_at' })
  createdAt!: Date;

  @Column('timestamptz', { name: 'deleted_at', nullable: true })
  deletedAt!: Date | null;

  /** Rises with every change, a new version of the content included. */
  @VersionColumn()
  version!: number;
}
