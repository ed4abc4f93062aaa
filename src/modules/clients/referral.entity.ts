import { Column, Entity, PrimaryColumn, VersionColumn } from 'typeorm';

/** That a client has recommended us to somebody. */
@Entity('referral')
export class ReferralEntity {
  @PrimaryColumn('uuid')
  id!: string;

  @Column('uuid', { name: 'workspace_id' })
  workspaceId!: string;

  @Column('uuid', { name: 'client_id' })
  clientId!: string;

  /** Who came, once a client. */
  @Column('uuid', { name: 'referred_client_id', nullable: true })
  referredClientId!: string | null;

  @Column('text')
  name!: string;

  /** `YYYY-MM-DD`. */
  @Column('date', { name: 'happened_on' })
  on!: string;

  @Column('text')
  note!: string;

  @Column('timestamptz', { name: 'thanked_at', nullable: true })
  thankedAt!: Date | null;

  @Column('timestamptz', { name: 'created_at' })
  createdAt!: Date;

  @VersionColumn()
  version!: number;
}
