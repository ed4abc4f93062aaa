import { Column, Entity, PrimaryColumn, VersionColumn } from 'typeorm';

/** A person working in a workspace; without a person it is a placeholder that an import made. */
@Entity('member')
export class MemberEntity {
  @PrimaryColumn('uuid')
  id!: string;

  @Column('uuid', { name: 'workspace_id' })
  workspaceId!: string;

  @Column('uuid', { name: 'person_id', nullable: true })
  personId!: string | null;

  @Column('text')
  name!: string;

  /** Lower case; null for a placeholder whose name alone is known. */
  @Column('text', { nullable: true })
  email!: string | null;

  @Column('text')
  role!: 'owner' | 'assistant';

  @Column('timestamptz', { name: 'created_at' })
  createdAt!: Date;

  @Column('timestamptz', { name: 'removed_at', nullable: true })
  removedAt!: Date | null;

  @VersionColumn()
  version!: number;
}
