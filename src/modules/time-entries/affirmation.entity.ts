import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A member's word on days of one engagement: nothing more is to be added. */
@Entity('affirmation')
export class AffirmationEntity {
  @PrimaryColumn('uuid')
  id!: string;

  @Column('uuid', { name: 'workspace_id' })
  workspaceId!: string;

  @Column('uuid', { name: 'engagement_id' })
  engagementId!: string;

  @Column('uuid', { name: 'member_id' })
  memberId!: string;

  /** Local days of the engagement, `[from, to)`. */
  @Column('date', { name: 'from_day' })
  from!: string;

  @Column('date', { name: 'to_day' })
  to!: string;

  /** Days on which nothing was worked, said to be so. */
  @Column('date', { name: 'idle_days', array: true })
  idleDays!: string[];

  @Column('timestamptz', { name: 'affirmed_at' })
  affirmedAt!: Date;

  @Column('uuid', { name: 'affirmed_by', nullable: true })
  affirmedBy!: string | null;
}
