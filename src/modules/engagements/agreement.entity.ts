import { Column, Entity, PrimaryColumn } from 'typeorm';

/** Terms of an engagement from a day on; never changed, only followed by newer ones. */
@Entity('agreement')
export class AgreementEntity {
  @PrimaryColumn('uuid')
  id!: string;

  @Column('uuid', { name: 'workspace_id' })
  workspaceId!: string;

  @Column('uuid', { name: 'engagement_id' })
  engagementId!: string;

  /** Local day. */
  @Column('date', { name: 'valid_from' })
  validFrom!: string;

  /** Per hour, in minor units of the engagement's currency. */
  @Column('bigint', { name: 'rate_minor', nullable: true })
  rateMinor!: number | null;

  /** Minutes granted for a calendar month. */
  @Column('integer', { name: 'allowance_minutes', nullable: true })
  allowanceMinutes!: number | null;

  /** Whether contacts see amounts. */
  @Column('boolean', { name: 'show_amounts' })
  showAmounts!: boolean;

  @Column('timestamptz', { name: 'created_at' })
  createdAt!: Date;

  @Column('uuid', { name: 'created_by', nullable: true })
  createdBy!: string | null;
}
