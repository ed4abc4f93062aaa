import { Column, PrimaryColumn, VersionColumn } from 'typeorm';
import type { PlaceKind } from './appointment.rules.js';

/** What a session with a client is about, booked or still proposed. */
export abstract class SessionEntity {
  @PrimaryColumn('uuid')
  id!: string;

  @Column('uuid', { name: 'workspace_id' })
  workspaceId!: string;

  @Column('uuid', { name: 'engagement_id' })
  engagementId!: string;

  /** Who of the practice hosts it. */
  @Column('uuid', { name: 'member_id' })
  memberId!: string;

  @Column('uuid', { name: 'task_id', nullable: true })
  taskId!: string | null;

  @Column('text')
  title!: string;

  /** The client reads it. */
  @Column('text')
  note!: string;

  @Column('text', { name: 'place_kind', nullable: true })
  placeKind!: PlaceKind | null;

  /** Empty: nothing was said about it. */
  @Column('text')
  place!: string;

  @Column('timestamptz', { name: 'created_at' })
  createdAt!: Date;

  @Column('text', { name: 'created_by_name' })
  createdByName!: string;

  @VersionColumn()
  version!: number;
}
