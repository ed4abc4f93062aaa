import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { ClientStage } from './client.rules.js';

/** One change of a client's stage, with what was said; written once, read by members alone. */
@Entity('client_stage')
export class ClientStageEntity {
  @PrimaryColumn('uuid')
  id!: string;

  @Column('uuid', { name: 'workspace_id' })
  workspaceId!: string;

  @Column('uuid', { name: 'client_id' })
  clientId!: string;

  /** Null where the client was written down in a stage of its own. */
  @Column('text', { name: 'moved_from', nullable: true })
  movedFrom!: ClientStage | null;

  @Column('text', { name: 'moved_to' })
  movedTo!: ClientStage;

  @Column('text')
  note!: string;

  @Column('text', { name: 'actor_name' })
  actorName!: string;

  @Column('timestamptz')
  at!: Date;
}
