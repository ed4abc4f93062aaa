import { Column, Entity, PrimaryColumn, VersionColumn } from 'typeorm';
import type { Language } from '../../kernel/actor.js';

/** A method that is written down; what it says stands in its versions. */
@Entity('playbook')
export class PlaybookEntity {
  @PrimaryColumn('uuid')
  id!: string;

  @Column('uuid', { name: 'workspace_id' })
  workspaceId!: string;

  /** Null: of the whole practice, for its members alone. */
  @Column('uuid', { name: 'engagement_id', nullable: true })
  engagementId!: string | null;

  @Column('text')
  title!: string;

  @Column('text')
  language!: Language;

  /** Whether the client's contacts read it. */
  @Column('boolean')
  shared!: boolean;

  /** Number of the newest version. */
  @Column('integer')
  latest!: number;

  @Column('timestamptz', { name: 'created_at' })
  createdAt!: Date;

  @Column('timestamptz', { name: 'archived_at', nullable: true })
  archivedAt!: Date | null;

  @VersionColumn()
  version!: number;
}
