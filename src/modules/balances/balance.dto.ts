import { Day, Id, Instant, ListOf, MoneyDto, MoneyField, Nested, OneOf, Text, Whole, WholeList, Yes } from '../../platform/http/fields.js'; // prettier-ignore
import { PageQuery } from '../../platform/http/paging.js';
import { ConsentDto } from './consent.dto.js';

/** The most that integers of the API reach. */
const MOST = 2_147_483_647;

export const lineKinds = [
  'allowance',
  'carried_in',
  'consumption',
  'overage',
  'adjustment',
  'overage_settled',
  'expired',
  'carried_out',
] as const;
export type LineKind = (typeof lineKinds)[number];

export const balanceModes = ['stop', 'ask', 'allow'] as const;
export type BalanceMode = (typeof balanceModes)[number];

/** The thresholds, in per cent of what a period opens with, of which both sides are told. */
export const alertThresholds = [80, 100] as const;

export class BalanceQuery {
  @Day({ optional: true, description: 'A local day of the period that is asked for; today unless said.' })
  on?: string;
}

export class BalanceLinesQuery extends PageQuery {
  @Day({
    optional: true,
    description: 'A local day of the period whose ledger is asked for; today unless said.',
  })
  period?: string;
}

/** Carried minutes that are lost unless they are used. */
export class ExpiringDto {
  @Whole()
  seconds!: number;

  @Day({ description: 'The last local day on which they can be used.' })
  on!: string;
}

/** One period of an allowance: what it opened with, what was used, what is left. */
export class BalanceDto {
  @Day()
  periodStart!: string;

  @Day({ description: 'The first day after the period.' })
  periodEnd!: string;

  @Whole({ nullable: true, description: 'Granted for this period, by its days; null where none is agreed.' })
  allowanceMinutes!: number | null;

  @Whole({ description: 'Carried on from earlier periods.' })
  carriedSeconds!: number;

  @Whole({ min: -MOST, description: 'Of `usedSeconds`: corrections, and late entries of closed periods.' })
  adjustedSeconds!: number;

  @Whole({ description: 'Allowance and what was carried on.' })
  openingSeconds!: number;

  @Whole({ min: -MOST, description: 'Billed time of billable work that has ended, corrections included.' })
  usedSeconds!: number;

  @Whole({ nullable: true, min: -MOST, description: 'Negative when more was used than there was.' })
  leftSeconds!: number | null;

  @Whole({ description: 'Beyond what the period opened with.' })
  overageSeconds!: number;

  @Whole({ description: 'Of that, what the client did not consent to: shown, and not charged.' })
  unapprovedOverageSeconds!: number;

  @MoneyField({ nullable: true, description: 'Of approved overage; null where no rate is agreed or shown.' })
  overageAmount!: MoneyDto | null;

  @MoneyField({
    nullable: true,
    description: 'What the allowance costs; null where none is agreed or shown.',
  })
  allowancePrice!: MoneyDto | null;

  @MoneyField({
    nullable: true,
    description: 'Price and approved overage; null where no price is agreed or shown.',
  })
  amount!: MoneyDto | null;

  @ListOf(() => ExpiringDto, { description: 'Soonest first.' })
  expiring!: ExpiringDto[];

  @OneOf(balanceModes, { description: 'What happens beyond the balance.' })
  mode!: BalanceMode;

  @Yes({ description: 'Nothing of the period changes any more; what comes late stands in a later one.' })
  closed!: boolean;

  @Nested(() => ConsentDto, { nullable: true, description: 'What the client was asked last, and answered.' })
  consent!: ConsentDto | null;

  @WholeList({ description: 'Thresholds reached, in per cent of what the period opened with.' })
  alerts!: number[];
}

/** A line of the ledger. Lines are added and never changed; their sum is what is left. */
export class BalanceLineDto {
  @Id({ nullable: true, description: 'Null: not booked yet, since the period has just turned.' })
  id!: string | null;

  @Instant({ nullable: true, description: 'When it was booked.' })
  at!: string | null;

  @Day({ description: 'The local day it counts on.' })
  day!: string;

  @OneOf(lineKinds)
  kind!: LineKind;

  @Whole({ min: -MOST })
  seconds!: number;

  @Whole({ min: -MOST, description: 'The balance after this line.' })
  balanceSeconds!: number;

  @Id({ nullable: true })
  entryId!: string | null;

  @Text({ nullable: true, description: 'What was done.' })
  what!: string | null;

  @Text({ nullable: true })
  memberName!: string | null;

  @Day({ nullable: true, description: 'Of carried minutes: the first day of the period that granted them.' })
  lotFrom!: string | null;

  @Day({ nullable: true, description: 'Of carried minutes: the last local day on which they can be used.' })
  expiresOn!: string | null;

  @Text({ nullable: true, description: 'In the reader’s language: a late entry of which day, a reason.' })
  note!: string | null;
}
