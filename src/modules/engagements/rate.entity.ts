import { Column, Entity, PrimaryColumn, VersionColumn } from 'typeorm';
import type { RateScope } from './rate.rules.js';

/** A rate per hour from a day on, beside those of agreements; followed by newer ones, and removed, but never changed. */
@Entity('rate')
export class RateEntity {
  @PrimaryColumn('uuid')
  id!: string;

  @Column('uuid', { name: 'workspace_id' })
  workspaceId!: string;

  @Column('text')
  scope!: RateScope;

  @Column('uuid', { name: 'client_id', nullable: true })
  clientId!: string | null;

  /** Of an assistant or a service: the engagement in which it holds. */
  @Column('uuid', { name: 'engagement_id', nullable: true })
  engagementId!: string | null;

  @Column('uuid', { name: 'member_id', nullable: true })
  memberId!: string | null;

  @Column('uuid', { name: 'service_id', nullable: true })
  serviceId!: string | null;

  @Column('text')
  currency!: string;

  /** Per hour, in minor units. */
  @Column('bigint', { name: 'amount_minor' })
  amountMinor!: number;

  /** Local day. */
  @Column('date', { name: 'valid_from' })
  validFrom!: string;

  @Column('timestamptz', { name: 'created_at' })
  createdAt!: Date;

  @Column('uuid', { name: 'created_by', nullable: true })
  createdBy!: string | null;

  @VersionColumn()
  version!: number;
}
