import { Column, Entity, PrimaryColumn, VersionColumn } from 'typeorm';
import type { TouchpointFacts, TouchpointKind, TouchpointState } from './touchpoint.rules.js';

/** A deliberate courtesy contact: proposed by the product or written down by a member, done by people alone. */
@Entity('touchpoint')
export class TouchpointEntity {
  @PrimaryColumn('uuid')
  id!: string;

  @Column('uuid', { name: 'workspace_id' })
  workspaceId!: string;

  @Column('uuid', { name: 'client_id' })
  clientId!: string;

  @Column('text')
  kind!: TouchpointKind;

  /** Its first day; of what is proposed there is one a client and month. */
  @Column('date')
  month!: string;

  @Column('text')
  state!: TouchpointState;

  @Column('jsonb')
  facts!: TouchpointFacts;

  /** What was said when it was decided. */
  @Column('text')
  note!: string;

  @Column('uuid', { name: 'referral_id', nullable: true })
  referralId!: string | null;

  @Column('timestamptz', { name: 'proposed_at' })
  proposedAt!: Date;

  @Column('timestamptz', { name: 'decided_at', nullable: true })
  decidedAt!: Date | null;

  @Column('text', { name: 'decided_by_name', nullable: true })
  decidedByName!: string | null;

  @VersionColumn()
  version!: number;
}
