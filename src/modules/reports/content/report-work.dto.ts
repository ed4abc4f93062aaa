import {
  granularities,
  roundingDirections,
  roundingScopes,
  type Granularity,
  type RoundingDirection,
  type RoundingRule,
  type RoundingScope,
} from '../../../kernel/rounding.js';
import {
  Day,
  Id,
  IdList,
  Instant,
  ListOf,
  MoneyDto,
  MoneyField,
  Nested,
  OneOf,
  Text,
  Whole,
  WholeOf,
  Yes,
} from '../../../platform/http/fields.js';

/** Corrections may take away more than was worked. */
export const SIGNED = { min: -2_147_483_648 };

export class ReportedEntryDto {
  @Id()
  id!: string;

  @Day()
  day!: string;

  @Instant({ nullable: true })
  startedAt!: string | null;

  @Instant({ nullable: true })
  endedAt!: string | null;

  @Whole({ description: 'Actual, breaks taken off.' })
  seconds!: number;

  @Whole()
  breakSeconds!: number;

  @Whole({ nullable: true, ...SIGNED, description: 'Null where several are billed together: see `lines`.' })
  billedSeconds!: number | null;

  @Text()
  assistant!: string;

  @Text({ nullable: true })
  task!: string | null;

  @Text({ nullable: true })
  service!: string | null;

  @Text()
  description!: string;

  @Yes()
  billable!: boolean;

  @Yes()
  rush!: boolean;

  @MoneyField({ nullable: true })
  amount!: MoneyDto | null;
}

class ReportedSurchargeDto {
  @Text()
  name!: string;

  @Whole(SIGNED)
  seconds!: number;

  @MoneyField({ nullable: true })
  amount!: MoneyDto | null;
}

export class ReportedLineDto {
  @Day()
  day!: string;

  @Text({ nullable: true })
  task!: string | null;

  @Text({ nullable: true })
  service!: string | null;

  @IdList({ description: 'Entries of this report, late ones included.' })
  entryIds!: string[];

  @Id({ nullable: true })
  correctionId!: string | null;

  @Yes()
  rush!: boolean;

  @Whole(SIGNED)
  actualSeconds!: number;

  @Whole(SIGNED)
  billedSeconds!: number;

  @MoneyField({ nullable: true, description: 'Per hour.' })
  rate!: MoneyDto | null;

  @ListOf(() => ReportedSurchargeDto)
  surcharges!: ReportedSurchargeDto[];

  @MoneyField({ nullable: true })
  discount!: MoneyDto | null;

  @MoneyField({ nullable: true })
  amount!: MoneyDto | null;
}

class CorrectedEntryDto {
  @Day()
  day!: string;

  @Text()
  assistant!: string;

  @Text({ nullable: true })
  task!: string | null;

  @Text({ nullable: true })
  service!: string | null;

  @Text()
  description!: string;
}

export class ReportedCorrectionDto {
  @Id()
  id!: string;

  @Id()
  entryId!: string;

  @Day({ description: 'The day it counts on.' })
  day!: string;

  @Whole({ ...SIGNED, description: 'Below zero: less than was told.' })
  seconds!: number;

  @Yes()
  billable!: boolean;

  @Text()
  reason!: string;

  @Text()
  by!: string;

  @Nested(() => CorrectedEntryDto)
  entry!: CorrectedEntryDto;

  @MoneyField({ nullable: true })
  amount!: MoneyDto | null;
}

export class ReportedRoundingDto implements RoundingRule {
  @WholeOf(granularities)
  minutes!: Granularity;

  @OneOf(roundingDirections)
  direction!: RoundingDirection;

  @OneOf(roundingScopes)
  scope!: RoundingScope;

  @Whole()
  minimumMinutes!: number;
}
