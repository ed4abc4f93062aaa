import { Column, Entity, PrimaryColumn, VersionColumn } from 'typeorm';
import type { ClientStage } from './client.rules.js';

/** The business or person that delegates. */
@Entity('client')
export class ClientEntity {
  @PrimaryColumn('uuid')
  id!: string;

  @Column('uuid', { name: 'workspace_id' })
  workspaceId!: string;

  /** Unique among the clients that are not archived, whatever its case. */
  @Column('text')
  name!: string;

  /** Known to members alone. */
  @Column('text')
  stage!: ClientStage;

  @Column('timestamptz', { name: 'stage_since' })
  stageSince!: Date;

  @Column('timestamptz', { name: 'archived_at', nullable: true })
  archivedAt!: Date | null;

  @Column('timestamptz', { name: 'created_at' })
  createdAt!: Date;

  @VersionColumn()
  version!: number;
}
