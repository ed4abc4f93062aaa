import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Decision } from './deliverable.rules.js';

/** A contact's recorded yes, or not yet with its reason, to one version by its hash; never changed. */
@Entity('acceptance')
export class AcceptanceEntity {
  @PrimaryColumn('uuid')
  id!: string;

  @Column('uuid', { name: 'workspace_id' })
  workspaceId!: string;

  @Column('uuid', { name: 'engagement_id' })
  engagementId!: string;

  @Column('uuid', { name: 'deliverable_id' })
  deliverableId!: string;

  /** Of the version. */
  @Column('integer')
  number!: number;

  @Column('text')
  sha256!: string;

  @Column('text')
  decision!: Decision;

  /** What is missing; empty for a yes. */
  @Column('text')
  reason!: string;

  /** It was accepted together with its task. */
  @Column('boolean', { name: 'by_task' })
  byTask!: boolean;

  /** The contact; the person is null where a link made them known. */
  @Column('uuid', { name: 'seat_id', nullable: true })
  seatId!: string | null;

  @Column('uuid', { name: 'person_id', nullable: true })
  personId!: string | null;

  @Column('text', { name: 'by_name' })
  byName!: string;

  @Column('timestamptz')
  at!: Date;
}
