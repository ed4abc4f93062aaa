import { Column, Entity, PrimaryColumn, VersionColumn } from 'typeorm';
import type { PreferenceKind, PreferenceValue } from './preference.rules.js';

/** One thing known of a client, or of one contact there. Read by members alone. */
@Entity('preference')
export class PreferenceEntity {
  @PrimaryColumn('uuid')
  id!: string;

  @Column('uuid', { name: 'workspace_id' })
  workspaceId!: string;

  @Column('uuid', { name: 'client_id' })
  clientId!: string;

  /** Null: of the client as a whole. */
  @Column('uuid', { name: 'contact_id', nullable: true })
  contactId!: string | null;

  @Column('text')
  kind!: PreferenceKind;

  @Column('jsonb')
  value!: PreferenceValue;

  @Column('text')
  note!: string;

  /** How it is known. */
  @Column('text')
  source!: string;

  /** `YYYY-MM-DD`. */
  @Column('date', { name: 'confirmed_on' })
  confirmedOn!: string;

  @Column('text', { name: 'confirmed_by_name' })
  confirmedByName!: string;

  /** When the members were told that it wants to be confirmed. */
  @Column('timestamptz', { name: 'stale_told_at', nullable: true })
  staleToldAt!: Date | null;

  @Column('timestamptz', { name: 'created_at' })
  createdAt!: Date;

  @Column('timestamptz', { name: 'deleted_at', nullable: true })
  deletedAt!: Date | null;

  @VersionColumn()
  version!: number;
}
