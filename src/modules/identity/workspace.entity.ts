import { Column, Entity, PrimaryColumn, VersionColumn } from 'typeorm';

/** One practice or agency: the tenant. */
@Entity('workspace')
export class WorkspaceEntity {
  @PrimaryColumn('uuid')
  id!: string;

  @Column('text')
  name!: string;

  /** Whether it is noted when a contact first opens the page of a report. */
  @Column('boolean', { name: 'notes_opening' })
  notesOpening!: boolean;

  @Column('timestamptz', { name: 'created_at' })
  createdAt!: Date;

  @VersionColumn()
  version!: number;
}
