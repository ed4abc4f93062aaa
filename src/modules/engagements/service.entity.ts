import { Column, Entity, PrimaryColumn, VersionColumn } from 'typeorm';

/** A kind of work done in an engagement: inbox, travel, translation. */
@Entity('service')
export class ServiceEntity {
  @PrimaryColumn('uuid')
  id!: string;

  @Column('uuid', { name: 'workspace_id' })
  workspaceId!: string;

  @Column('uuid', { name: 'engagement_id' })
  engagementId!: string;

  /** Unique among the engagement's services that are not archived, whatever its case. */
  @Column('text')
  name!: string;

  /** Business minutes on the assistant's side within which a task of it is promised; null: none. */
  @Column('integer', { name: 'turnaround_minutes', nullable: true })
  turnaroundMinutes!: number | null;

  @Column('timestamptz', { name: 'archived_at', nullable: true })
  archivedAt!: Date | null;

  @Column('timestamptz', { name: 'created_at' })
  createdAt!: Date;

  @VersionColumn()
  version!: number;
}
