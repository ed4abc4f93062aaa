import type { Actor } from '../../kernel/actor.js';
import type { BillingTerms } from '../../kernel/billing.js';
import { formatMoney } from '../../kernel/money.js';
import {
  Can,
  Day,
  Id,
  Instant,
  MoneyDto,
  MoneyField,
  Nested,
  Text,
  Whole,
  Yes,
} from '../../platform/http/fields.js';
import { PageQuery } from '../../platform/http/paging.js';
import { adjustmentAbilities, type AdjustmentAbility } from './adjustment.policy.js';
import { billingOf } from './entry-billing.rules.js';

/** As the database gives it; the rate null where the reader may not see it. */
export interface AdjustmentRow {
  readonly id: string;
  readonly engagementId: string;
  readonly entryId: string;
  readonly memberId: string;
  readonly entry: AdjustedEntryDto;
  readonly day: string;
  readonly seconds: number;
  readonly billable: boolean;
  readonly rush: boolean;
  readonly rateMinor: number | null;
  readonly currency: string;
  /** How the agreement of its own day bills it. */
  readonly terms: BillingTerms;
  readonly reason: string;
  readonly createdByName: string;
  readonly createdAt: string;
  readonly reportedIn: string | null;
  readonly inReport: boolean;
  readonly version: number;
}

const MOST = 86_400;

export class AdjustDto {
  @Id({ optional: true })
  id?: string;

  @Id({ description: 'An entry that a client was told of.' })
  entryId!: string;

  @Whole({ min: -MOST, max: MOST, description: 'More or, negative, less than was told.' })
  seconds!: number;

  @Text({ min: 1, max: 500 })
  reason!: string;

  @Yes({
    optional: true,
    description:
      'Counts on the day of the entry, told by a new version of its report; else today, told by the next one.',
  })
  inReport?: boolean;
}

export class AdjustmentsQuery extends PageQuery {
  @Id({ optional: true })
  engagementId?: string;

  @Id({ optional: true })
  entryId?: string;

  @Day({ optional: true })
  from?: string;

  @Day({ optional: true, description: 'The first day that is not asked for.' })
  to?: string;
}

/** The entry as it was told. */
export class AdjustedEntryDto {
  @Day() day!: string;
  @Text({ max: 3000 }) description!: string;
  @Text() memberName!: string;
  @Whole() durationSeconds!: number;
}

/** A dated correction of an entry that a client was told of: what, why, by whom. */
export class AdjustmentDto {
  @Id() id!: string;
  @Id() engagementId!: string;
  @Id() entryId!: string;
  @Nested(() => AdjustedEntryDto) entry!: AdjustedEntryDto;
  @Day({ description: 'Local day on which it counts: when it was made, or that of its entry.' }) day!: string;
  @Whole({ min: -MOST }) seconds!: number;
  @MoneyField({
    nullable: true,
    description: 'May be negative; null where there is no rate, or it may not be seen.',
  })
  amount!: MoneyDto | null;
  @Yes() billable!: boolean;
  @Text({ max: 500 }) reason!: string;
  @Text() createdByName!: string;
  @Instant() createdAt!: string;
  @Id({ nullable: true, description: 'The report in which the client was told of it.' })
  reportedIn!: string | null;
  @Yes({ description: 'Told by a new version of the report of its entry.' }) inReport!: boolean;
  @Whole() version!: number;
  @Can('remove') can!: Record<AdjustmentAbility, boolean>;

  static of(row: AdjustmentRow, actor: Actor): AdjustmentDto {
    const { id, engagementId, entryId, entry, day, seconds, billable, memberId } = row;
    const { reason, createdByName, createdAt, reportedIn, inReport, version, terms, currency } = row;
    const { amount } = billingOf(workOf(row), { ...terms, rounding: null }, currency);
    return {
      ...{ id, engagementId, entryId, entry, day, seconds, billable },
      ...{ reason, createdByName, createdAt, reportedIn, inReport, version },
      amount: amount && formatMoney(amount),
      can: adjustmentAbilities(actor, { memberId, reported: reportedIn !== null }),
    };
  }
}

/** Without clock times: a correction falls into no window. */
function workOf({ id, day, memberId, billable, rush, rateMinor, seconds }: AdjustmentRow) {
  const where = { taskId: null, serviceId: null, startedAt: null, endedAt: null, exact: true };
  return { id, day, memberId, billable, rush, rateMinor, durationSeconds: seconds, ...where };
}
