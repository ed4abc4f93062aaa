import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { RemovalReason } from './deliverable.rules.js';

/** The content of a deliverable at one time; never changed, shown once, and removed once. */
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

  /** Where a file is kept; null for links and texts, and when its content was removed. */
  @Column('text', { name: 'storage_key', nullable: true })
  storageKey!: string | null;

  /** Of a link. */
  @Column('text', { nullable: true })
  url!: string | null;

  /** Of a text, in Markdown. */
  @Column('text', { nullable: true })
  body!: string | null;

  /** The first time that contacts could see it. */
  @Column('timestamptz', { name: 'shown_at', nullable: true })
  shownAt!: Date | null;

  @Column('timestamptz', { name: 'content_removed_at', nullable: true })
  contentRemovedAt!: Date | null;

  @Column('text', { name: 'content_removed_why', nullable: true })
  contentRemovedWhy!: RemovalReason | null;

  /** What is new in it. */
  @Column('text')
  note!: string;

  @Column('text', { name: 'created_by_name' })
  createdByName!: string;

  @Column('timestamptz', { name: 'created_at' })
  createdAt!: Date;
}
