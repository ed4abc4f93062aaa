import { Column, Entity, PrimaryColumn, VersionColumn } from 'typeorm';
import type { Role } from '../../kernel/actor.js';
import type { Visibility } from './conversation.rules.js';

/** Who was named in a comment, as they were called then. */
export interface Mention {
  readonly id: string;
  readonly name: string;
}

/** Something said about a task: among the members, or to the client as well. */
@Entity('comment')
export class CommentEntity {
  @PrimaryColumn('uuid')
  id!: string;

  @Column('uuid', { name: 'workspace_id' })
  workspaceId!: string;

  @Column('uuid', { name: 'engagement_id' })
  engagementId!: string;

  @Column('uuid', { name: 'task_id' })
  taskId!: string;

  /** Markdown, kept as it was written. */
  @Column('text')
  body!: string;

  @Column('text')
  visibility!: Visibility;

  @Column('jsonb')
  mentions!: Mention[];

  /** The member or contact; null for the product itself. */
  @Column('uuid', { name: 'author_id', nullable: true })
  authorId!: string | null;

  @Column('text', { name: 'author_name' })
  authorName!: string;

  @Column('text', { name: 'author_role' })
  authorRole!: Role;

  @Column('timestamptz', { name: 'created_at' })
  createdAt!: Date;

  /** When the client could read it first, where it was internal before; null: from the beginning, or never. */
  @Column('timestamptz', { name: 'shared_at', nullable: true })
  sharedAt!: Date | null;

  @Column('timestamptz', { name: 'deleted_at', nullable: true })
  deletedAt!: Date | null;

  /** The seat that may bring it back, beside an owner. */
  @Column('uuid', { name: 'deleted_by', nullable: true })
  deletedBy!: string | null;

  @VersionColumn()
  version!: number;
}
