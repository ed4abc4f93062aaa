import { Column, Entity, PrimaryColumn, VersionColumn } from 'typeorm';
import type { Decision, DeliverableKind } from './deliverable.rules.js';

/** A document or result handed over; its content is in its versions. Its state follows, by a generated column. */
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
  kind!: DeliverableKind;

  @Column('text')
  title!: string;

  /** `Viaggi/2026`; empty: none. */
  @Column('text')
  folder!: string;

  @Column('text', { array: true })
  tags!: string[];

  /** The last day, in the engagement's zone, on which its contents are kept; null: as long as all others. */
  @Column('date', { name: 'keep_until', nullable: true })
  keepUntil!: string | null;

  /** Contacts see versions up to this one; null: it is a draft. */
  @Column('integer', { name: 'shown_version', nullable: true })
  shownVersion!: number | null;

  /** The first time that contacts could see it. */
  @Column('timestamptz', { name: 'shown_at', nullable: true })
  shownAt!: Date | null;

  /** What a contact decided about the shown version. */
  @Column('text', { nullable: true })
  decision!: Decision | null;

  @Column('timestamptz', { name: 'created_at' })
  createdAt!: Date;

  @Column('timestamptz', { name: 'deleted_at', nullable: true })
  deletedAt!: Date | null;

  /** Rises with every change, a new version of the content included. */
  @VersionColumn()
  version!: number;
}
