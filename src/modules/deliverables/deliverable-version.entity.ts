import { Column, Entity, PrimaryColumn } from 'typeorm';

/** The content of a deliverable at one time; written once, never changed. */
@Entity('deliverable_version')
export class DeliverableVersionEntity {
  @PrimaryColumn('uuid', { name: 'deliverable_id' })
  deliverableId!: string;

  /** From 1. */
  @PrimaryColumn('integer')
  number!: number;

  @Column('uuid', { name: 'workspace_id' })
  workspaceId!: string;

  @Column('uuid', { name: 'engagement_id' })
  engagementId!: string;

  @Column('text', { name: 'file_name' })
  fileName!: string;

  @Column('text', { name: 'content_type' })
  contentType!: string;

  /** In bytes. */
  @Column('bigint')
  size!: number;

  @Column('text')
  sha256!: string;

  @Column('text', { name: 'storage_key' })
  storageKey!: string;

  /** What is new in it. */
  @Column('text')
  note!: string;

  @Column('text', { name: 'created_by_name' })
  createdByName!: string;

  @Column('timestamptz', { name: 'created_at' })
  createdAt!: Date;
}
