import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Language } from '../../kernel/actor.js';
import type { RoundingDirection, RoundingScope } from '../../kernel/rounding.js';
import type { Surcharge } from '../../kernel/surcharge.js';
import type { ConsumptionOrder, NoShowCharge, OverageMode, PeriodUnit } from './agreement.dto.js';
import type { Clause } from './clause.rules.js';

/** Terms of an engagement from a day on; followed by newer ones, and changed only while nothing was logged under them. */
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

  /** Minutes granted for a period. */
  @Column('integer', { name: 'allowance_minutes', nullable: true })
  allowanceMinutes!: number | null;

  /** Whether contacts see amounts. */
  @Column('boolean', { name: 'show_amounts' })
  showAmounts!: boolean;

  @Column('text')
  period!: PeriodUnit;

  /** Of a month: the day on which it begins; the last one where the month is shorter. */
  @Column('integer', { name: 'anchor_day' })
  anchorDay!: number;

  /** What the allowance of one period costs, whether used or not. */
  @Column('bigint', { name: 'allowance_price_minor', nullable: true })
  allowancePriceMinor!: number | null;

  /** For how many periods unused minutes are carried on; 0: not at all. */
  @Column('integer', { name: 'rollover_periods' })
  rolloverPeriods!: number;

  /** How many at most; null: all. */
  @Column('integer', { name: 'rollover_cap_minutes', nullable: true })
  rolloverCapMinutes!: number | null;

  @Column('text')
  consumes!: ConsumptionOrder;

  @Column('text')
  overage!: OverageMode;

  @Column('integer', { name: 'overage_limit_minutes', nullable: true })
  overageLimitMinutes!: number | null;

  @Column('bigint', { name: 'overage_rate_minor', nullable: true })
  overageRateMinor!: number | null;

  @Column('integer', { name: 'rounding_minutes', nullable: true })
  roundingMinutes!: number | null;

  @Column('text', { name: 'rounding_direction', nullable: true })
  roundingDirection!: RoundingDirection | null;

  @Column('text', { name: 'rounding_scope', nullable: true })
  roundingScope!: RoundingScope | null;

  @Column('integer', { name: 'rounding_minimum_minutes' })
  roundingMinimumMinutes!: number;

  /** Work over midnight is kept as one entry a day. */
  @Column('boolean', { name: 'split_at_midnight' })
  splitAtMidnight!: boolean;

  /** Hundredths of a per cent, taken off after the surcharges. */
  @Column('integer', { name: 'discount_basis_points' })
  discountBasisPoints!: number;

  @Column('jsonb')
  surcharges!: readonly Surcharge[];

  /** What is included and what is not, as Markdown. */
  @Column('text')
  scope!: string;

  /** In which the work is done. */
  @Column('text', { array: true })
  languages!: readonly Language[];

  /** Included; none: no word about it. */
  @Column('uuid', { name: 'service_ids', array: true })
  serviceIds!: readonly string[];

  @Column('jsonb')
  clauses!: readonly Clause[];

  /** Working days without an answer after which a report counts as accepted; null: it never does. */
  @Column('integer', { name: 'accepted_after_days', nullable: true })
  acceptedAfterDays!: number | null;

  /** What a session that the client misses is charged. */
  @Column('text', { name: 'no_show_charge' })
  noShowCharge!: NoShowCharge;

  @Column('integer', { name: 'no_show_minutes', nullable: true })
  noShowMinutes!: number | null;

  /** A cancellation after the agreed notice is charged like a missed session. */
  @Column('boolean', { name: 'late_cancellation_charged' })
  lateCancellationCharged!: boolean;

  @Column('timestamptz', { name: 'created_at' })
  createdAt!: Date;

  @Column('uuid', { name: 'created_by', nullable: true })
  createdBy!: string | null;
}
